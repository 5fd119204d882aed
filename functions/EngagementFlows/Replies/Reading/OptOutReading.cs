using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Which messages a reply asks us to stop. Pure.</summary>
internal static class OptOutReading
{
    internal readonly record struct Found(OptOutScope Scope, bool IsUnsure);

    internal static Found Of(ReplySigns signs, Channel channel)
    {
        // "Stop emails" in a text is about emails, and "stop texts" in an email about texts; of the channel that it comes by it may be about all.
        var all = signs.Of(Topics.StopAll).Any(one => !IsWithin(one, signs, channel == Channel.Sms ? Topics.NoEmails : Topics.NoTexts));
        var (noTexts, noEmails) = (signs.Has(Topics.NoTexts), signs.Has(Topics.NoEmails));
        var (preferText, preferEmail) = (signs.Has(Topics.PreferText), signs.Has(Topics.PreferEmail));
        var preferLetter = signs.Has(Topics.PreferLetter);
        var scope =
            noTexts && !noEmails && (preferEmail || preferLetter) ? OptOutScope.Texts
            : noEmails && !noTexts && (preferText || preferLetter) ? OptOutScope.Emails
            : all && !preferEmail && !preferText ? OptOutScope.All
            : preferEmail && channel == Channel.Sms ? OptOutScope.Texts
            : preferText && channel == Channel.Email ? OptOutScope.Emails
            : all || (noTexts && noEmails) ? OptOutScope.All
            : signs.Has(Topics.Limits) ? OptOutScope.None
            : noTexts ? OptOutScope.Texts
            : noEmails ? OptOutScope.Emails
            : signs.Has(Topics.StopReminders) ? OptOutScope.Reminders
            : OptOutScope.None;
        return new Found(scope, scope == OptOutScope.None && signs.Has(Topics.Limits, Topics.StopUnsure));
    }

    private static bool IsWithin(ReplySignal stop, ReplySigns signs, string topic) =>
        signs.Of(topic).Any(one => one.IsWelsh == stop.IsWelsh && one.At <= stop.At && one.End >= stop.End);
}
