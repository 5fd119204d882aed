using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>What follows from looking for a message that may be with its provider. Pure.</summary>
public static class SendSearch
{
    /// <summary>After this nobody knows, and a person of the team is told. SendGrid's events come within seconds, and late ones within hours.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(4);

    private static readonly TimeSpan[] Looks =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), GiveUpAfter];

    /// <param name="record">Marked before the hand-over, at its <see cref="StepRecord.At"/>.</param>
    /// <param name="proofAfter">See <see cref="IMessageChannel.ProofAfter"/>.</param>
    public static StepRecord After(StepRecord record, LookUp look, TimeSpan? proofAfter, bool mayFallBack, DateTimeOffset now) => look switch
    {
        LookUp.Found => record with { State = StepState.Sent, Reason = null, Next = null },
        LookUp.NotFound when now - record.At >= proofAfter => NotTaken(record, mayFallBack, now),
        _ when now - record.At >= GiveUpAfter => record with { State = StepState.Unresolved, Next = null, Reason = "nobody could find out whether it went" },
        _ => record with { State = StepState.Unknown, Next = NextLook(record.At, now) },
    };

    public static DateTimeOffset NextLook(DateTimeOffset handedOverAt, DateTimeOffset now) =>
        handedOverAt + Looks.FirstOrDefault(look => handedOverAt + look > now, GiveUpAfter);

    // The outbox knows a message by its id, so that the same one may be handed over again; a provider gets it under a new one.
    private static StepRecord NotTaken(StepRecord record, bool mayFallBack, DateTimeOffset now) =>
        record.Tries < SendFailure.MostTries ? record with { State = StepState.Waiting, Next = null, Reason = "was not taken", Attempts = record.Captured ? record.Attempts - 1 : record.Attempts }
        : mayFallBack ? record with { State = StepState.Waiting, Next = null, Reason = "was not taken", FellBack = true, Tries = 0 }
        : record with { State = StepState.Failed, At = now, Next = null, Reason = $"tried {record.Tries} times" };
}
