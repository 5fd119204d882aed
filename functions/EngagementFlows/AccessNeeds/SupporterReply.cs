using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// What a supporter is told who writes: that somebody of the team reads it, or that they get no more copies. It names nobody: who takes part in
/// what may be for others to know. Goes by the supporter's own contact, as a copy does. Pure.
/// </summary>
public static class SupporterReply
{
    public const string Template = "supporter-reply";

    /// <summary>What the step is about where it says that no more copies go to them.</summary>
    public const string Stopped = "stopped";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(2);

    /// <summary>As whoever takes part: what waits is acknowledged once in this time.</summary>
    private static readonly TimeSpan BetweenAcknowledgements = TimeSpan.FromHours(24);

    /// <param name="hash">Of the message that it answers: the same one is answered once.</param>
    /// <param name="about"><see cref="Stopped"/>, or null where somebody of the team reads it.</param>
    public static Step Of(string hash, Channel channel, DateTimeOffset at, string? about = null) => new(SupporterCopies.KeyOf($"{Template}:{hash}"), Template, at)
    {
        About = about,
        Via = channel == Channel.Sms ? "sms" : "email",
        Answers = true,
        UsefulUntil = at + Useful,
    };

    public static bool IsDue(Participant person, Step step, DateTimeOffset now) =>
        !person.Asides.Values.Any(one => one.Step.Template == Template && one.Step.About == step.About && now - one.Step.Due < BetweenAcknowledgements);
}
