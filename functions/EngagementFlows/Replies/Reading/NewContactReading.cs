using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Whether somebody names another phone number or email address than is known, or says that theirs changes. Only people put it into the
/// record, since a wrong one would send somebody's messages to a stranger. Pure.
/// </summary>
public static partial class NewContactReading
{
    /// <summary>In so short a message a number or an address is what it is about.</summary>
    private const int LongestAlone = 12;

    /// <param name="known">What is on record already: theirs, their supporter's, the team's own.</param>
    public static bool IsIn(InboundMessage message, IEnumerable<string?> known)
    {
        if (!message.TextIsOwn)
        {
            return false;
        }

        var folded = TextFolding.Fold(message.Text);
        if (Changes().IsMatch(folded))
        {
            return true;
        }

        var keys = known.Select(KeyOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var named = Phones().Matches(message.Text).Concat(Emails().Matches(message.Text));
        // A long email may end in somebody's signature, with numbers that nobody is asked to use.
        return named.Any(one => KeyOf(one.Value) is { } key && !keys.Contains(key))
            && (message.Channel == Channel.Sms || folded.Count(character => character == ' ') < LongestAlone || Uses().IsMatch(folded));
    }

    /// <summary>A landline counts, too: people ask to be rung there.</summary>
    /// <returns>Null for what is neither a number in use here or with its country, nor an address.</returns>
    private static string? KeyOf(string? contact)
    {
        if (contact is null || contact.Contains('@', StringComparison.Ordinal))
        {
            return EmailAddress.Parse(contact).Address?.Key;
        }

        var digits = string.Concat(contact.Where(char.IsAsciiDigit));
        var national = contact.TrimStart().StartsWith('+') ? $"00{digits}" : digits;
        national = national.StartsWith("0044", StringComparison.Ordinal) ? $"0{national[4..].TrimStart('0')}" : national;
        return national is ['0', not '0', ..] and { Length: 10 or 11 } or ['0', '0', ..] and { Length: >= 10 and <= 17 } ? national : null;
    }

    [GeneratedRegex("""
        \bmy\s+(?:\w+\s+){0,2}?(?:number|phone|mobile|email|e-mail|email\s+address)\b.{0,12}
            \b(?:has|have|is|'s)\s+(?:now\s+)?(?:chang|different|new)
        |\b(?:have|got|getting|i'?ve|here'?s|here\s+is|this\s+is|that'?s)\s+(?:\w+\s+){0,2}?new\s+(?:\w+\s+)?(?:number|email|e-mail)\b
        |\bmy\s+new\s+(?:\w+\s+)?(?:number|email|e-mail)\b
        |\b(?:i'?m|i\s+am|i'?ve|i\s+have)\s+(?:just\s+)?chang(?:ing|ed)\s+my\s+(?:\w+\s+)?(?:number|phone|email|e-mail)
        |\bfy\s+rhif\s+(?:ffon\s+)?newydd\b|\bfy\s+(?:nghyfeiriad\s+)?e-?bost\s+newydd\b|\b(?:rhif|e-?bost)\b.{0,20}\bwedi\s+newid\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Changes();

    [GeneratedRegex("""
        \b(?:new|instead|use|contact|reach|write\s+to|text|texts|ring|call|phone|email|e-mail|send|from\s+now\s+on|changed?|update|better)\b
        |\bmy\s+(?:number|mobile|address)\b
        |\b(?:newydd|yn\s+lle|defnyddiwch|cysyllt\w+|tecst\w+|ffoni\w+|e-?bost\w*|anfon\w*|newid)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Uses();

    [GeneratedRegex(@"(?<![\w@.])(?:\+\s?)?\(?\d[\d\s()-]{7,18}\d(?![\w@])")]
    private static partial Regex Phones();

    [GeneratedRegex(@"[^\s<>()\[\],;:""@]{1,64}@[^\s<>()\[\],;:""@]{1,190}\.[A-Za-z]{2,24}")]
    private static partial Regex Emails();
}
