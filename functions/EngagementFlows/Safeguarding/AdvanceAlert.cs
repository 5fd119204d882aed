using System.Text.Json;
using EngagementFlows.Orchestrating;
using EngagementFlows.Storage;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Safeguarding;

/// <summary>How far an alert has come.</summary>
/// <param name="Round">0 for the first alert; each further one goes to everybody.</param>
/// <param name="Tries">In this round, with the one that comes next.</param>
/// <param name="NotBefore">When the next try, or the look whether somebody has looked, is due.</param>
public sealed record AlertProgress(int Round, int Tries, DateTimeOffset NotBefore)
{
    /// <summary>It was handed over, or given up in this round: somebody of the team is waited for.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The provider took it and has said since that it did not arrive: nobody need be waited for.</summary>
    public bool HasFailed { get; init; }
}

/// <summary>Takes one alert further: hands it over, tries again, looks whether somebody has looked, tells more people. Safe to repeat.</summary>
public sealed class AdvanceAlert(SendAlert send, IsInHand inHand)
{
    /// <param name="call">Its events say that a message of the alert was not delivered.</param>
    [Function(nameof(AdvanceAlert))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, CancellationToken cancellation)
    {
        var alert = call.Read<AlertInput>();
        var progress = call.Cursor is { } cursor ? JsonSerializer.Deserialize<AlertProgress>(cursor, JsonRow.Options)! : new AlertProgress(Round: 0, Tries: 1, call.Now);
        progress = progress with { HasFailed = progress.HasFailed || call.Events.Count > 0 };
        if (progress is { IsWaiting: true, HasFailed: true } || call.Now >= progress.NotBefore)
        {
            if (progress.IsWaiting)
            {
                if (progress.Round == AlertPlan.MostEscalations || await inHand.Run(alert, cancellation))
                {
                    return LoopAnswer.Done.To(call);
                }

                progress = new AlertProgress(progress.Round + 1, Tries: 1, call.Now);
            }

            var sent = await send.Run(new SendAlertInput(alert, progress.Round, progress.Tries), cancellation);
            if (sent.HasNobody)
            {
                return LoopAnswer.Done.To(call);
            }

            progress = sent.HandedOver || progress.Tries == AlertPlan.MostTries
                ? progress with { IsWaiting = true, NotBefore = call.Now + sent.Patience }
                : progress with { Tries = progress.Tries + 1, NotBefore = call.Now + AlertPlan.PauseAfter(progress.Tries) };
        }

        var due = progress is { IsWaiting: true, HasFailed: true } ? call.Now : progress.NotBefore;
        return LoopAnswer.At(due, JsonSerializer.Serialize(progress, JsonRow.Options)).To(call);
    }
}
