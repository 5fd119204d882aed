using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>Which messages a reply asks us to stop. Pure.</summary>
internal static class OptOutReading
{
    private static readonly HashSet<string> TextWords =
        ["text", "texts", "texting", "texted", "tecst", "tecsts", "decst", "decsts", "tecstio", "decstio",
            "thecstio", "nhecstio", "nhecsto", "testun"];

    private static readonly HashSet<string> EmailWords =
        ["email", "emails", "emailing", "emailed", "e-bost", "ebost", "e-byst", "ebyst", "e-bostio", "ebostio"];

    /// <summary>After these a clause speaks of something else.</summary>
    private static readonly HashSet<string> Turns = ["but", "just", "and", "ond", "jyst", "a"];

    /// <summary>Beside these a channel is an example of what is to stop.</summary>
    private static readonly HashSet<string> AnyWords =
        ["anything", "everything", "nothing", "all", "message", "messages", "number", "details", "name", "popeth",
            "cyfan", "cwbl", "rhif", "manylion", "enw"];

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
        // "Stop the texts", "take me off the email list": what is named is stopped, and nothing else.
        var stops = signs.Of(Topics.StopAll).Where(counts).Select(one => Named(one, signs)).ToList();
        var all = stops.Contains(OptOutScope.All);
        var (noTexts, noEmails) = (
            signs.Has(Topics.NoTexts) || stops.Contains(OptOutScope.Texts), signs.Has(Topics.NoEmails) || stops.Contains(OptOutScope.Emails));
        if (!all && noTexts != noEmails && stops.Count > 0 && !signs.Has(Topics.Limits))
        {
            return new Found(noTexts ? OptOutScope.Texts : OptOutScope.Emails, IsUnsure: false);
        }

        var (preferText, preferEmail) = (Prefers(Topics.PreferText, Topics.NoTexts, signs), Prefers(Topics.PreferEmail, Topics.NoEmails, signs));
        // "You can email me" says what stays open beside "no more texts"; alone it stops nothing.
        var (elseText, elseEmail) = (preferText || signs.Has(Topics.WriteByText), preferEmail || signs.Has(Topics.WriteByEmail));
        var preferLetter = signs.Has(Topics.PreferLetter);
        // "No more. Write me a letter": nothing that we can send is asked for.
        var lettersOnly = preferLetter && !elseText && !elseEmail;
        var scope =
            all && lettersOnly ? OptOutScope.All
            : noTexts && !noEmails && (elseEmail || preferLetter) ? OptOutScope.Texts
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

    /// <summary>"No texts please" asks for none: the same words cannot ask for a channel and close it.</summary>
    private static bool Prefers(string topic, string closes, ReplySigns signs) => signs.Of(topic).Any(wish =>
        !signs.Of(closes).Any(no => no.IsWelsh == wish.IsWelsh && no.At < wish.End && wish.At < no.End));

    /// <summary>By the words of its clause: "no emails or texts" names both, and "unsubscribe" none.</summary>
    private static OptOutScope Named(ReplySignal stop, ReplySigns signs)
    {
        var words = stop.IsWelsh ? signs.Welsh.Words : signs.English.Words;
        // "Take me off the email list but text me": what follows is about something else.
        var clause = words.Index().Where(word => word.Item.Clause == words[stop.At].Clause && (word.Index < stop.End
            || !words.Skip(stop.End).Take(word.Index - stop.End).Any(before => Turns.Contains(before.Text)))).Select(word => word.Item.Text).ToList();
        var (texts, emails) = (clause.Exists(TextWords.Contains), clause.Exists(EmailWords.Contains));
        return texts == emails || clause.Exists(AnyWords.Contains) ? OptOutScope.All : texts ? OptOutScope.Texts : OptOutScope.Emails;
    }
}
