using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Inbox;

/// <summary>
/// Whose answer a reply from a shared contact says it is: a name at its start ("Ash: yes", "Xanthe yes", "this is Ash, 1") or its end
/// ("1 from Ash", "ydw gan Ash"). Pure.
/// </summary>
public static partial class NameInReply
{
    private static readonly HashSet<string> Before = new(["from", "for", "this", "is", "its", "it's", "gan", "i", "oddi", "wrth", "dros", "hi", "hello", "helo"], StringComparer.Ordinal);
    private static readonly HashSet<string> After = new(["here", "is", "says", "said", "yma", "sy", "sydd", "dweud", "yn"], StringComparer.Ordinal);

    /// <param name="People">For each name that was found, those who have it: one person may be in several campaigns.</param>
    /// <param name="Rest">The reply without the name and the words that lead up to it.</param>
    /// <param name="IsSetOff">Punctuation or "from" shows that the word is meant as a name.</param>
    public sealed record Spoken(IReadOnlyList<IReadOnlyList<ParticipantRef>> People, string Rest, bool IsSetOff);

    /// <returns>Null where there is nothing to tell apart, or no name at either end.</returns>
    public static Spoken? Find(string text, IReadOnlyList<(ParticipantRef Person, string Name)> names)
    {
        var people = names.GroupBy(one => TextFolding.Fold(one.Name), one => one.Person).Select(group => (Name: group.Key, People: (IReadOnlyList<ParticipantRef>)[.. group])).ToList();
        if (people.Count < 2)
            return null;

        var words = Word().Matches(text).Select(match => (match.Index, End: match.Index + match.Length, Text: TextFolding.Fold(match.Value))).ToList();
        var start = words.TakeWhile(word => Before.Contains(word.Text)).Count();
        var found = people
            .SelectMany(one => FormsOf(one.Name, people.Select(other => other.Name)).Select(form => (one.Name, one.People, Form: form)))
            .OrderByDescending(one => one.Form.Length)
            .Select(one => (one.Name, one.People, one.Form, AtStart: IsAt(start, one.Form), AtEnd: IsAt(words.Count - one.Form.Length, one.Form)))
            .Where(one => one.AtStart || one.AtEnd)
            .DistinctBy(one => one.Name)
            .ToList();
        return found switch
        {
            [] => null,
            [{ AtStart: true } one] => AfterName(start + one.Form.Length, one.People, start > 0),
            [var one] => BeforeName(words.Count - one.Form.Length, one.People),
            _ => new Spoken([.. found.Select(one => one.People)], text, IsSetOff: true),
        };

        bool IsAt(int at, string[] form) => at >= 0 && at + form.Length <= words.Count && form.SequenceEqual(words.Skip(at).Take(form.Length).Select(word => word.Text));

        Spoken AfterName(int next, IReadOnlyList<ParticipantRef> who, bool led)
        {
            var end = words[next - 1].End;
            var lead = words.Skip(next).TakeWhile(word => After.Contains(word.Text)).Count();
            var setOff = led || lead > 0 || SetOff().IsMatch(text[end..]);
            var rest = text[(lead > 0 ? words[next + lead - 1].End : end)..];
            return new Spoken([who], rest.TrimStart(' ', ':', ',', '-', '–', '.', ';', '=', '\n', '\r', '\t').Trim(), setOff);
        }

        Spoken BeforeName(int at, IReadOnlyList<ParticipantRef> who)
        {
            var lead = words.Take(at).Reverse().TakeWhile(word => Before.Contains(word.Text)).Count();
            var begin = words[at - lead].Index;
            return new Spoken([who], text[..begin].TrimEnd(' ', ':', ',', '-', '–', '(', '\n', '\r', '\t').Trim(), lead > 0 || (begin > 0 && text[..begin].TrimEnd().EndsWithAny(",-–.(:\n")));
        }
    }

    /// <summary>Whether what follows the name names somebody else of those who share the contact: "Ash yes, Xanthe no".</summary>
    public static bool NamesAnother(Spoken spoken, IReadOnlyList<(ParticipantRef Person, string Name)> names)
    {
        var rest = Word().Matches(spoken.Rest).Select(match => TextFolding.Fold(match.Value)).ToHashSet(StringComparer.Ordinal);
        return names.Where(one => !spoken.People.Any(people => people.Contains(one.Person)))
            .Any(one => WordsOf(TextFolding.Fold(one.Name)) is [var first, ..] && rest.Contains(first));
    }

    /// <summary>The whole name; and the first of it alone, where nobody else has that.</summary>
    private static IEnumerable<string[]> FormsOf(string name, IEnumerable<string> all)
    {
        var words = WordsOf(name);
        if (words.Length == 0)
            yield break;
        yield return words;
        if (words.Length > 1 && all.Count(other => WordsOf(other) is [var first, ..] && first == words[0]) == 1)
            yield return [words[0]];
    }

    private static string[] WordsOf(string name) => [.. Word().Matches(name).Select(match => match.Value)];

    private static bool EndsWithAny(this string text, string characters) => text.Length > 0 && characters.Contains(text[^1], StringComparison.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(?:['’-][\p{L}\p{M}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(?:[:,;.=–-]|\r?\n)")]
    private static partial Regex SetOff();
}
