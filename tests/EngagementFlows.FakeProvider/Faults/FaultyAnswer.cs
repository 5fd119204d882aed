using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Hosting;

namespace EngagementFlows.FakeProvider.Faults;

/// <summary>Answers that go wrong on the wire.</summary>
internal static class FaultyAnswer
{
    /// <summary>Whether the call is met before the provider accepts anything and gets no answer.</summary>
    public static bool IsSilentRefusal(FaultKind? fault) => fault is FaultKind.Refused or FaultKind.TimeoutBefore or FaultKind.ResetBefore;

    public static async Task WithholdAsync(HttpContext context, FaultRule rule, ConnectionGate gate)
    {
        switch (rule.Fault)
        {
            case FaultKind.TimeoutBefore:
                await HangAsync(context);
                break;
            case FaultKind.Refused:
                await gate.CloseAsync(rule.DurationMilliseconds is { } length ? TimeSpan.FromMilliseconds(length) : null);
                break;
            default:
                context.Abort();
                break;
        }
    }

    public static async Task WriteAsync(HttpContext context, FaultRule? rule, ProviderAnswer answer)
    {
        if (rule?.Fault == FaultKind.TimeoutAfter)
        {
            await HangAsync(context);
            return;
        }

        var body = rule?.Fault switch
        {
            FaultKind.Malformed => "{\"sid\": \"SM, \"errors\": [}"u8.ToArray(),
            // What has no body would be over at once.
            FaultKind.Slow when answer.Bytes.Length == 0 => "                    "u8.ToArray(),
            _ => answer.Bytes,
        };
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body.Length > 0)
        {
            context.Response.ContentType = "application/json";
        }

        if (answer.Status != StatusCodes.Status204NoContent)
        {
            // A call that is cut in the middle has promised more than it gives, whether or not there is a body to cut.
            context.Response.ContentLength = rule?.Fault == FaultKind.ResetAfter && body.Length == 0 ? 1 : body.Length;
        }

        switch (rule?.Fault)
        {
            case FaultKind.ResetAfter:
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case FaultKind.Slow:
                await DripAsync(context, body, TimeSpan.FromMilliseconds(rule.DurationMilliseconds ?? 1000));
                break;
            // A 204 takes not even an empty write.
            case var _ when body.Length > 0:
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
                break;
            default:
                break;
        }
    }

    private static async Task DripAsync(HttpContext context, byte[] body, TimeSpan pause)
    {
        await context.Response.StartAsync(context.RequestAborted);
        for (var index = 0; index < body.Length; index++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(index, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }

    private static async Task HangAsync(HttpContext context)
    {
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (context.RequestAborted.Register(() => givenUp.TrySetResult()))
        {
            await givenUp.Task;
        }
    }
}
