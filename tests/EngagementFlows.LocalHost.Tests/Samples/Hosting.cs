using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>Tells a setting; its route is a setting too.</summary>
public sealed class SettingTeller(IConfiguration configuration)
{
    [Function("Tell")]
    public IResult Tell([HttpTrigger("get", Route = "%TELLER%/{name}")] HttpRequest request, string name) =>
        Results.Text(configuration[name] ?? "nothing" + request.QueryString);
}

/// <summary>A request that waits until its test lets it go on.</summary>
public sealed class Gate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An orchestration whose activity waits for its test, and then uses the client.</summary>
public sealed class Errand(Gate gate)
{
    [Function("RunErrand")]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Send", "another");

    [Function("Send")]
    public async Task SendAsync([ActivityTrigger] string id, [DurableClient] DurableTaskClient client)
    {
        gate.Entered.TrySetResult();
        await gate.Opened.Task;
        await client.ScheduleNewOrchestrationInstanceAsync("Errands", input: null, new StartOrchestrationOptions(id));
    }

    [Function("Errands")]
    public static string Errands([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;
}

public sealed class Waiting(Gate gate, TimeProvider clock)
{
    [Function("Wait")]
    public async Task<IResult> WaitAsync([HttpTrigger("get", Route = "wait")] HttpRequest request)
    {
        var before = clock.GetUtcNow();
        gate.Entered.TrySetResult();
        await gate.Opened.Task.WaitAsync(request.HttpContext.RequestAborted);
        return Results.Text((clock.GetUtcNow() - before).ToString());
    }
}
