using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>
/// Whether somebody asks for easy read, in English or Welsh: short sentences, everyday words, one idea a line. Large print is another
/// need, which every email meets.
/// </summary>
internal static partial class EasyRead
{
    internal static bool IsAskedFor(string? need)
    {
        var folded = TextFolding.Fold(need ?? "").Replace('-', ' ');
        return Wanted().IsMatch(folded) && !Declined().IsMatch(folded);
    }

    // Folded, so in small letters and without accents.
    [GeneratedRegex(@"\beasy ?read(?:ing)?\b|\bhawdd (?:ei|i'w|eu) (?:ddeall|deall|ddarllen|darllen)\b|\bdarllen(?:iad)? hawdd\b")]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\b(?:no|not|without|dont need|don't need|does not need|doesn't need|dim|ddim|heb)\b(?: \w+){0,2} (?:easy ?read|testun hawdd|hawdd|darllen hawdd)")]
    private static partial Regex Declined();
}
