using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>What to do with a message at the moment at which it is looked at.</summary>
public abstract record SendDecision
{
    private SendDecision()
    {
    }

    /// <summary>Send it now.</summary>
    public sealed record SendNow : SendDecision;

    /// <summary>Wait until <paramref name="At"/>, then decide again: what happens until then may matter.</summary>
    public sealed record SendAt(Instant At) : SendDecision;

    /// <summary>Never send it; <paramref name="Reason"/> goes into the record of the message.</summary>
    public sealed record Skip(string Reason) : SendDecision;
}

/// <summary>
/// When a planned message leaves: when it is due; after quiet hours where it is due in them; late where it could not leave in
/// time; and not at all where it would be of no use any more.
/// </summary>
public static class SendTime
{
    public const string TooLate = "skipped: too late";
    public const string QuietUntilTooLate = "skipped: quiet hours end too late";

    /// <summary>A message about a meeting helps if it comes half an hour before: time to leave the house, or to open the link.</summary>
    public static readonly Duration BeforeMeeting = Duration.FromMinutes(30);

    /// <summary>Decides for a message that is due at <paramref name="due"/>.</summary>
    /// <param name="usefulUntil">From when on it helps nobody, or a later message says the same better (the one-day reminder after the seven-day one); null where there is no such end.</param>
    public static SendDecision Decide(Instant due, Instant now, QuietHours quietHours, Instant? usefulUntil = null)
    {
        var wanted = Instant.Max(due, now);
        var allowed = quietHours.NextAllowed(wanted);
        if (wanted >= usefulUntil)
            return new SendDecision.Skip(TooLate);
        if (allowed >= usefulUntil)
            return new SendDecision.Skip(QuietUntilTooLate);
        return allowed > now ? new SendDecision.SendAt(allowed) : new SendDecision.SendNow();
    }
}
