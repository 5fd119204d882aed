using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>
/// What becomes of a step whose message surely did not get through. The budget: five tries on a channel within about an hour, further and
/// further apart; then, where the person has another contact, five on that. Pure.
/// </summary>
public static class SendFailure
{
    /// <summary>However often a step fails and is planned again, one person is never tried more often with it on one channel than this.</summary>
    public const int MostTries = 5;

    /// <summary>How long messages wait for a sender that has stopped before they look again.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(30)];

    /// <param name="record">Of the attempt that failed.</param>
    /// <param name="wasTaken">The provider had it, and could not deliver it.</param>
    /// <param name="mayFallBack">The person has another contact that may be used for this message.</param>
    public static StepRecord After(StepRecord record, SendFault fault, bool mayFallBack, string messageId, DateTimeOffset now, bool wasTaken = false)
    {
        var failed = record with { At = now, Error = fault.Code, Next = null };
        return fault.Class switch
        {
            FaultClass.OptedOut => failed with { State = StepState.Skipped, Reason = "has withdrawn" },
            // Nothing was taken: the same message, under the same id, once the sender works.
            FaultClass.Configuration when !wasTaken => failed with
            {
                State = StepState.Waiting, Next = now + Hold, Attempts = record.Attempts - 1, Tries = record.Tries - 1, Reason = "the sender is stopped",
            },
            FaultClass.Configuration => Again(failed, now + Hold),
            FaultClass.Temporary when record.Tries < MostTries => Again(failed, now + Pause(record, fault, messageId)),
            FaultClass.TemporaryOnce when record.Tries < 2 => Again(failed, now + Pause(record, fault, messageId)),
            FaultClass.Blocked => Ended(failed, fault),
            _ when mayFallBack => Again(failed, now) with { FellBack = true, Tries = 0 },
            _ => Ended(failed, fault),
        };
    }

    private static StepRecord Again(StepRecord failed, DateTimeOffset next) =>
        failed with { State = StepState.Waiting, Next = next, ProviderId = null, Delivery = null, Reason = $"did not get through ({failed.Error})" };

    private static StepRecord Ended(StepRecord failed, SendFault fault) => failed with
    {
        State = StepState.Failed,
        Reason = fault.Class is FaultClass.Temporary or FaultClass.TemporaryOnce ? $"tried {failed.Tries} times ({fault.Code})" : $"{ProviderErrors.Advice(fault.Class)} ({fault.Code})",
    };

    /// <summary>A quarter more or less, by the message's id, so that those who failed together do not come back together.</summary>
    private static TimeSpan Pause(StepRecord record, SendFault fault, string messageId)
    {
        var pause = Pauses[Math.Clamp(record.Tries - 1, 0, Pauses.Length - 1)];
        var jitter = (Convert.FromHexString(messageId.AsSpan(0, 4)) is [var high, var low] ? (high << 8) | low : 0) / 65_536.0;
        var jittered = pause * (0.75 + (jitter / 2));
        return fault.RetryAfter is { } asked && asked > jittered ? asked : jittered;
    }
}
