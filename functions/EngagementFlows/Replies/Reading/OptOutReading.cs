using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Which messages a reply asks us to stop. Pure.</summary>
internal static class OptOutReading
{
    internal readonly record struct Found(OptOutScope Scope, bool IsUnsure);

    internal static Found Of(ReplySigns signs, Channel channel)
    {
        var all = signs.Has(Topics.StopAll);
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
}
