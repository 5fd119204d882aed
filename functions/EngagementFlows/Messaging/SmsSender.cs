using EngagementFlows.Contacts;

namespace EngagementFlows.Messaging;

/// <summary>
/// Each text message says who it is from, whoever wrote its words: what stands above it on a phone is a number. Where a phone is shared it
/// says whom it is for, too. Pure.
/// </summary>
internal static class SmsSender
{
    /// <param name="isFirst">Of a message in both languages the first part says whom it is for.</param>
    internal static string Signed(string text, Language language, MessageFields fields, bool isFirst)
    {
        var person = isFirst && fields.SharedWith is { } shared ? Characters.OneLine(shared) : null;
        var code = language == Language.Welsh ? "cy" : "en";
        var isNamed = IsNamed(text, fields.NameInTexts?.In(code), language, fields)
            || IsNamed(text, fields.Organisation?.In(code), language, fields);
        var sender = fields.NameInTexts is { } name && !isNamed ? Characters.OneLine(name.In(code)) : null;
        return (sender, person) switch
        {
            (null, null) => text,
            (null, _) => $"{person}: {text}",
            (_, null) => $"{sender}: {text}",
            _ when language == Language.Welsh => $"{sender} at {person}: {text}",
            _ => $"{sender} to {person}: {text}",
        };
    }

    /// <summary>Whether the text says who writes: a venue or a title of which the name is a part ("Riverside Hall") does not.</summary>
    private static bool IsNamed(string text, string? name, Language language, MessageFields fields) =>
        Names(text, name) && Names(Without(text, fields.WordsWithin(name!, language)), name);

    private static string Without(string text, IEnumerable<string> words) =>
        words.OrderByDescending(one => one.Length)
            .Aggregate(SmsText.Normalise(text), (rest, one) => rest.Replace(one, " ", StringComparison.Ordinal));

    /// <summary>
    /// As people see it: an apostrophe is sent as the plain one, whichever the name was written with. As a name, in its capitals and not within
    /// a word: "working together" is nobody called Together.
    /// </summary>
    private static bool Names(string text, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return false;
        }

        var (sent, sought) = (SmsText.Normalise(text), SmsText.Normalise(Characters.OneLine(name)));
        for (var at = sent.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = sent.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var (before, after) = (at - 1, at + sought.Length);
            if ((before < 0 || !char.IsLetterOrDigit(sent[before])) && (after >= sent.Length || !char.IsLetterOrDigit(sent[after])))
            {
                return true;
            }
        }

        return false;
    }
}
