using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Says to a supporter that somebody of the team reads what they wrote. It names nobody: who takes part in what may be for others to know.
/// Goes by the supporter's own contact, as a copy does. Pure.
/// </summary>
public static class SupporterReply
{
    public const string Template = "supporter-reply";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(2);

    /// <summary>As whoever takes part: what waits is acknowledged once in this time.</summary>
    private static readonly TimeSpan BetweenAcknowledgements = TimeSpan.FromHours(24);

    /// <param name="hash">Of the message that it answers: the same one is answered once.</param>
    public static Step Of(string hash, Channel channel, DateTimeOffset at) => new(SupporterCopies.KeyOf($"{Template}:{hash}"), Template, at)
    {
        Via = channel == Channel.Sms ? "sms" : "email",
        Answers = true,
        UsefulUntil = at + Useful,
    };

    public static bool IsDue(Participant person, DateTimeOffset now) =>
        !person.Asides.Values.Any(one => one.Step.Template == Template && now - one.Step.Due < BetweenAcknowledgements);
}
