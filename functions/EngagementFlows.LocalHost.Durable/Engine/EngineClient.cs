using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>The engine's side of DurableTaskClient. A call that changes an instance returns once the change is durable.</summary>
internal sealed class EngineClient(
    DurableEngineOptions settings, IOrchestrationStore store, HostClock clock, Mailroom mailroom, InstanceWatch watch, Action throwIfNotRunning)
    : DurableTaskClient("local")
{
    private readonly InstancePurge purge = new(store, mailroom);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(orchestratorName.Name))
        {
            throw new ArgumentException("An orchestration is started by its name; the name is empty.", nameof(orchestratorName));
        }

        var now = clock.GetUtcNow();
        var row = new InstanceRecord
        {
            InstanceId = string.IsNullOrEmpty(options?.InstanceId) ? settings.NewId() : options.InstanceId,
            Name = orchestratorName.Name,
            ExecutionId = settings.NewId(),
            Version = options?.Version?.Version ?? "",
            Tags = options?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Input = settings.Converter.Serialize(input),
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = options?.StartAt is { } startAt && startAt > now ? startAt : null,
        };
        await SendAsync(ack => Accepted(() => mailroom.SendToNew(row.InstanceId, new BeginDelivery(row, Parse(options?.DedupeStatuses)) { Ack = ack, SenderRetries = true })), cancellation);
        return row.InstanceId;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var arrival = new IncomingEvent(IncomingKind.EventRaised, 0, clock.GetUtcNow().UtcDateTime, eventName, settings.Converter.Serialize(eventPayload));
        return TellAsync(
            instanceId,
            ack => new ArrivalDelivery(arrival) { Ack = ack, SenderRetries = true },
            settings.ThrowStatusExceptionsOnRaiseEvent,
            cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var output = settings.Converter.Serialize(options?.Output);
        var recursive = options?.Recursive ?? false;
        return TellAsync(
            instanceId, ack => new TerminateDelivery(output, recursive) { Ack = ack, SenderRetries = true }, refusing: true, cancellation);
    }

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await store.FindAsync(instanceId, cancellation) is { Status: OrchestrationRuntimeStatus.Suspended } row)
        {
            throw NotNow(row);
        }

        await TellAsync(instanceId, ack => new SuspendDelivery { Ack = ack, SenderRetries = true }, refusing: true, cancellation);
    }

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await store.FindAsync(instanceId, cancellation) is { Status: not OrchestrationRuntimeStatus.Suspended } row)
        {
            throw NotNow(row);
        }

        await TellAsync(instanceId, ack => new ResumeDelivery { Ack = ack, SenderRetries = true }, refusing: true, cancellation);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, forFinish: false, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, forFinish: true, getInputsAndOutputs, cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await store.FindAsync(instanceId, cancellation) is { } row ? Describe(row, getInputsAndOutputs) : null;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>(async (token, size, cancellation) =>
        {
            var page = await store.QueryAsync(query, size ?? query.PageSize, token ?? query.ContinuationToken, cancellation);
            return new Page<OrchestrationMetadata>([.. page.Instances.Select(row => Describe(row, query.FetchInputsAndOutputs))], page.ContinuationToken);
        });
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return purge.OneAsync(instanceId, options?.Recursive ?? false, cancellation);
    }

    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return purge.AllAsync(filter, options?.Recursive ?? false, cancellation);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <param name="refusing">Whether an instance that has ended or is not known is the caller's error, or the delivery is dropped.</param>
    /// <exception cref="RpcException">As the real client throws it: NotFound, or FailedPrecondition for one that has ended.</exception>
    private async Task TellAsync(
        string instanceId, Func<TaskCompletionSource, Delivery> delivery, bool refusing, CancellationToken cancellation)
    {
        if (await SendAsync(ack => mailroom.TrySend(instanceId, delivery(ack)), cancellation) || !refusing)
        {
            return;
        }

        throw await store.FindAsync(instanceId, cancellation) is { } row
            ? NotNow(row)
            : Refused(StatusCode.NotFound, $"There is no orchestration instance '{instanceId}': it was never started, or was purged.");
    }

    private static RpcException NotNow(InstanceRecord row) => Refused(
        StatusCode.FailedPrecondition, $"Orchestration instance '{row.InstanceId}' is {row.Status}: it does not take what was asked for.");

    private static RpcException Refused(StatusCode code, string why) => new(new Status(code, why));

    /// <summary>Waits until the delivery is durable.</summary>
    /// <returns>False if there is nobody to take it.</returns>
    private async Task<bool> SendAsync(Func<TaskCompletionSource, bool> send, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        throwIfNotRunning();
        using var busy = clock.Busy();
        var ack = Delivery.NewAck();
        if (!send(ack))
        {
            return false;
        }

        await ack.Task.WaitAsync(cancellation);
        return true;
    }

    private static bool Accepted(Action send)
    {
        send();
        return true;
    }

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, bool forFinish, bool withData, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        // Before the look into storage, so that what happens between the two is not missed.
        using var change = watch.Watch(instanceId, forFinish);
        var row = await store.FindAsync(instanceId, cancellation)
            ?? throw new InvalidOperationException($"There is no orchestration instance '{instanceId}' to wait for.");
        if (!(row.IsFinished || (!forFinish && row.Status != OrchestrationRuntimeStatus.Pending)))
        {
            throwIfNotRunning();
            row = await change.Told.WaitAsync(cancellation);
        }

        return Describe(row, withData);
    }

    private static OrchestrationRuntimeStatus[] Parse(IReadOnlyList<string>? statuses) => [.. (statuses ?? []).Select(Parse)];

    private static OrchestrationRuntimeStatus Parse(string text) => Enum.TryParse<OrchestrationRuntimeStatus>(text, ignoreCase: true, out var status)
        ? status
        : throw new ArgumentException($"'{text}' in DedupeStatuses is no orchestration status; use the names of {nameof(OrchestrationRuntimeStatus)}.", nameof(text));

    private OrchestrationMetadata Describe(InstanceRecord row, bool withData) => new(row.Name, row.InstanceId)
    {
        DataConverter = withData ? settings.Converter : null,
        RuntimeStatus = row.Status,
        CreatedAt = row.CreatedAt,
        LastUpdatedAt = row.UpdatedAt,
        SerializedInput = withData ? row.Input : null,
        SerializedOutput = withData ? row.Output : null,
        SerializedCustomStatus = withData ? row.CustomStatus : null,
        FailureDetails = row.Failure?.ToDetails(),
        Tags = row.Tags,
    };
}
