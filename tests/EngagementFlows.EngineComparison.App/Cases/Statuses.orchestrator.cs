using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that set a custom status or return values of any kind.</summary>
public static class StatusOrchestrators
{
    internal const int Steps = 4;

    [Function(nameof(SetStatuses))]
    public static async Task<string> SetStatuses([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.WaitForExternalEvent<string>("on");
        context.SetCustomStatus(new { Step = 1, Text = "one \"quoted\"", Nothing = (string?)null });
        await context.WaitForExternalEvent<string>("on");
        context.SetCustomStatus(null);
        await context.WaitForExternalEvent<string>("on");
        context.SetCustomStatus("two");
        context.SetCustomStatus("three");
        await context.WaitForExternalEvent<string>("on");
        context.SetCustomStatus("last");
        return "ended";
    }

    [Function(nameof(SetAndFail))]
    public static Task<string> SetAndFail([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("set");
        throw new InvalidOperationException("failed");
    }

    [Function(nameof(SetAndReturn))]
    public static Task<string> SetAndReturn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("set");
        return Task.FromResult("output");
    }

    [Function(nameof(Return))]
    public static Task<object?> Return([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult<object?>(context.GetInput<string>() switch
    {
        "object" => new { FirstName = "Ada", Nothing = (string?)null },
        "text" => "a \"b\" ü",
        "number" => 1.50m,
        "date" => new DateTime(2026, 11, 16, 9, 0, 0, DateTimeKind.Utc),
        _ => null,
    });

    [Function(nameof(ReturnNothing))]
    public static Task ReturnNothing([OrchestrationTrigger] TaskOrchestrationContext context) => Task.CompletedTask;

    [Function(nameof(TellInput))]
    public static Task<string> TellInput([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(context.GetInput<JsonElement?>()?.GetRawText() ?? "none");
}
