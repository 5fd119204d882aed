using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Messaging;

/// <summary>
/// Sends one message beside the story, by the same step and under the same rules: what the team writes to one person, and the reply with
/// helplines. It works before a journey begins and after it has ended.
/// </summary>
public static class Aside
{
    /// <summary>Templates.</summary>
    public const string TeamMessage = "team-message";
    public const string HoldingReply = "holding-reply";

    /// <summary>What the holding reply is also about: the person has asked to hear nothing more, and gets no other confirmation.</summary>
    public const string AlsoStops = "stop";

    [Function("SendAside")]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(AdvanceAside));
}
