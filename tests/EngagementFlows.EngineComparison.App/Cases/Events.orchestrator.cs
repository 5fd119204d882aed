using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that wait for events and send them.</summary>
public static class EventOrchestrators
{
    [Function(nameof(WaitFiveSeconds))]
    public static async Task<string> WaitFiveSeconds([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("early", TimeSpan.FromSeconds(5));
        }
        catch (OperationCanceledException)
        {
            return "nothing came";
        }
    }

    [Function(nameof(WaitForNumber))]
    public static Task<int> WaitForNumber([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return context.WaitForExternalEvent<int>("number");
    }

    [Function(nameof(CatchWrongNumber))]
    public static async Task<string> CatchWrongNumber([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        try
        {
            return $"got {await context.WaitForExternalEvent<int>("number")}";
        }
        catch (JsonException)
        {
            return "caught";
        }
    }

    [Function(nameof(CatchWrongNumberLater))]
    public static async Task<string> CatchWrongNumberLater([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await context.WaitForExternalEvent<string>("go");
        try
        {
            return $"got {await context.WaitForExternalEvent<int>("number")}";
        }
        catch (JsonException)
        {
            return "caught";
        }
    }

    /// <summary>Sends three events to the first of the instances in its input and one to each of the others.</summary>
    [Function(nameof(Send))]
    public static Task<string> Send([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var receivers = context.GetInput<string[]>()!;
        context.SendEvent(receivers[0], "n", 1);
        context.SendEvent(receivers[1], "n", "to one that has ended");
        context.SendEvent(receivers[2], "n", "to nobody");
        context.SendEvent(receivers[0], "n", new { Two = 2 });
        context.SendEvent(receivers[0], "n", "three");
        return Task.FromResult("sent");
    }

    [Function(nameof(SendToSelf))]
    public static async Task<string[]> SendToSelf([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SendEvent(context.InstanceId, "n", "one");
        var first = await context.WaitForExternalEvent<string>("n");
        context.SendEvent(context.InstanceId, "n", "two");
        context.SendEvent(context.InstanceId, "n", "three");
        string[] later = [await context.WaitForExternalEvent<string>("n"), await context.WaitForExternalEvent<string>("n")];
        // What is sent in one turn arrives in any order.
        return [first, .. later.Order(StringComparer.Ordinal)];
    }

    /// <summary>Adds up as many numbers as its input says.</summary>
    [Function(nameof(Sum))]
    public static async Task<string> Sum([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var seen = new HashSet<int>();
        var sum = 0;
        for (var left = context.GetInput<int>(); left > 0; left--)
        {
            var number = await context.WaitForExternalEvent<int>("n");
            seen.Add(number);
            sum += number;
        }

        return $"{seen.Count} numbers, {sum} in all";
    }
}
