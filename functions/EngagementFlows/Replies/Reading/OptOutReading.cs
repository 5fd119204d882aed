using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Which messages a reply asks us to stop. Pure.</summary>
internal static class OptOutReading
{
    private static readonly HashSet<string> TextWords =
        ["text", "texts", "texting", "message", "messages", "messaging", "tecst", "tecsts", "decst", "decsts", "tecstio", "neges", "negeseuon", "phone"];

    private static readonly HashSet<string> EmailWords =
        ["email", "emails", "emailing", "mail", "mails", "message", "messages", "e-bost", "ebost", "e-byst", "ebyst", "neges", "negeseuon"];

    internal readonly record struct Found(OptOutScope Scope, bool IsUnsure);

    internal static Found Of(ReplySigns signs, Channel channel) => Of(signs, channel, static _ => true);

    /// <summary>
    /// Beside words of harm only a stop that names messages is one: "I don't want to be here any more" and "he won't leave me alone" are none.
    /// Whoever tells of harm hears nothing more before somebody of the team has read it, so that what is left out here waits for them.
    /// </summary>
    internal static OptOutScope BesideHarm(ReplySigns signs, Channel channel, LanguageWords english, LanguageWords welsh) =>
        Of(signs, channel, stop =>
        {
            var (words, language) = stop.IsWelsh ? (signs.Welsh.Words, welsh) : (signs.English.Words, english);
            return Enumerable.Range(stop.At, stop.End - stop.At).Any(at => language.IsAboutMessages(words[at].Text));
        }).Scope;

    private static Found Of(ReplySigns signs, Channel channel, Func<ReplySignal, bool> counts)
    {
        // "Stop emails" in a text is about emails, and "stop texts" in an email about texts; of the channel that it comes by it may be about all.
        var all = signs.Of(Topics.StopAll).Any(
            one => counts(one) && !IsOfOther(one, signs, channel));
        var (noTexts, noEmails) = (signs.Has(Topics.NoTexts), signs.Has(Topics.NoEmails));
        var (preferText, preferEmail) = (signs.Has(Topics.PreferText), signs.Has(Topics.PreferEmail));
        // "You can email me" says what stays open beside "no more texts"; alone it stops nothing.
        var (elseText, elseEmail) = (preferText || signs.Has(Topics.WriteByText), preferEmail || signs.Has(Topics.WriteByEmail));
        var preferLetter = signs.Has(Topics.PreferLetter);
        var scope =
            noTexts && !noEmails && (elseEmail || preferLetter) ? OptOutScope.Texts
            : noEmails && !noTexts && (elseText || preferLetter) ? OptOutScope.Emails
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

    /// <summary>"No emails or texts" names both.</summary>
    private static bool IsOfOther(ReplySignal stop, ReplySigns signs, Channel own)
    {
        var words = stop.IsWelsh ? signs.Welsh.Words : signs.English.Words;
        return signs.Of(own == Channel.Sms ? Topics.NoEmails : Topics.NoTexts)
                .Any(one => one.IsWelsh == stop.IsWelsh && one.At < stop.End && stop.At < one.End)
            && !Enumerable.Range(stop.At, stop.End - stop.At).Any(at => (own == Channel.Sms ? TextWords : EmailWords).Contains(words[at].Text));
    }
}
