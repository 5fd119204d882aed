using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>An exception of the app's own, to see that it arrives as itself.</summary>
public sealed class BrokenStringException(string message) : Exception(message);

/// <summary>Orchestrations behind HTTP: five activities in a row, waits, events, failures.</summary>
public static class Concert
{
    [Function("StartConcert")]
    public static async Task<IActionResult> StartAsync(
        [HttpTrigger("post", Route = "concerts/{orchestrator}/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string orchestrator,
        string id,
        CancellationToken cancellation,
        int first = 1)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, first, new StartOrchestrationOptions(id), cancellation);
        return new AcceptedResult($"{request.PathBase}/api/concerts/{id}", value: null);
    }

    [Function("Applaud")]
    public static async Task<IActionResult> ApplaudAsync(
        [HttpTrigger("post", Route = "concerts/{id}/applause")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        int times)
    {
        await client.RaiseEventAsync(id, "Applause", times, request.HttpContext.RequestAborted);
        return new AcceptedResult();
    }

    [Function("Concert")]
    public static async Task<IActionResult> GetAsync(
        [HttpTrigger("get", Route = "concerts/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        var instance = await client.GetInstanceAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted);
        return instance is null
            ? new NotFoundResult()
            : new OkObjectResult(new { Status = instance.RuntimeStatus.ToString(), Output = instance.SerializedOutput });
    }

    [Function("FiveSteps")]
    public static async Task<int> FiveStepsAsync([OrchestrationTrigger] TaskOrchestrationContext context, int first)
    {
        var value = first;
        for (var step = 0; step < 5; step++)
        {
            value = await context.CallActivityAsync<int>("Double", value);
        }

        return value;
    }

    [Function("Encore")]
    public static async Task<string> EncoreAsync([OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function)
    {
        await context.CreateTimer(context.CurrentUtcDateTime.AddDays(30), CancellationToken.None);
        var times = await context.WaitForExternalEvent<int>("applause");
        return $"{function.FunctionDefinition.Name}:{times}";
    }

    [Function("Waits")]
    public static Task<int> WaitsAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<int>("Applause");

    [Function("Plain")]
    public static string Plain([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<int>().ToString();

    [Function("Breaks")]
    public static async Task BreaksAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync("Snap", "E");
        }
        catch (TaskFailedException failure)
        {
            throw new BrokenStringException($"{failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage}");
        }
    }

#pragma warning disable DURABLE2003 // There is a function "Describe": names are found in any case, as on the Functions host.
    [Function("Describes")]
    public static Task<string> DescribesAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("describe", new Seat("C", 3));
#pragma warning restore DURABLE2003
}

public sealed class Players(TimeProvider clock)
{
    [Function("Double")]
    public Task<int> DoubleAsync([ActivityTrigger] int number) => Task.FromResult(number * 2);

    [Function("Snap")]
    public static void Snap([ActivityTrigger] string name) => throw new BrokenStringException($"the {name} string");

    [Function("Describe")]
    public string Describe([ActivityTrigger] Seat seat, string instanceId, FunctionContext context, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        $"{seat.Row}{seat.Number} {instanceId} {context.BindingContext.BindingData["instanceId"]} {client is not null} {cancellation.CanBeCanceled} {clock.GetUtcNow():yyyy}";
}
