using System.Text;

namespace EngagementFlows.Pages;

/// <summary>
/// A text in Welsh and in English at once, for a page whose reader's language nobody knows: one string until the page is made, in which each
/// language then stands marked as what it is. Texts can stand in each other; what is the same in both stands there once.
/// </summary>
public static class Twofold
{
    /// <summary>Marks that no keyboard has. HTML is written with their numbers.</summary>
    private const char Start = '\uE000';
    private const char Between = '\uE001';
    private const char End = '\uE002';

    /// <summary>No text of ours stands in more others than this.</summary>
    private const int Deepest = 6;

    public static string Of(string welsh, string english) => welsh == english ? Whole(english) : $"{Start}{welsh}{Between}{english}{End}";

    /// <summary>What belongs together in each of the languages, such as a day and its time.</summary>
    public static string Whole(string text) => text.Contains(Start, StringComparison.Ordinal) ? $"{Start}{text}{Between}{text}{End}" : text;

    /// <summary>The page with both languages where they belong: an element each, Welsh first; in attributes and the title one after the other.</summary>
    public static string Resolve(string html)
    {
        var marked = html.Replace("&#xE000;", $"{Start}", StringComparison.Ordinal).Replace("&#xE001;", $"{Between}", StringComparison.Ordinal)
            .Replace("&#xE002;", $"{End}", StringComparison.Ordinal);
        if (marked.IndexOfAny([Start, Between, End]) < 0)
        {
            return html;
        }

        var page = new StringBuilder(marked.Length);
        var (inTag, inTitle) = (false, false);
        for (var at = 0; at < marked.Length; at++)
        {
            var character = marked[at];
            if (character == Start)
            {
                var (welsh, english) = Read(marked, ref at);
                page.Append(welsh == english ? english
                    : inTag || inTitle ? $"{welsh} / {english}"
                    : $"<span class=\"both\" lang=\"cy\">{welsh}</span> <span class=\"both\" lang=\"en\">{english}</span>");
                continue;
            }

            if (character == '<')
            {
                inTag = true;
                inTitle = string.CompareOrdinal(marked, at, "<title", 0, 6) == 0;
            }
            else if (character == '>')
            {
                inTag = false;
            }

            if (character is not (Between or End))
            {
                page.Append(character);
            }
        }

        return page.ToString();
    }

    /// <summary>From a start to its end, with all that stands in it: in each language.</summary>
    /// <param name="at">Of the start; afterwards of the end.</param>
    private static (string Welsh, string English) Read(string text, ref int at)
    {
        // By depth: both sides of what has been read, and whether it is in its second part.
        var open = new Stack<Part>();
        open.Push(new Part());
        for (at++; at < text.Length; at++)
        {
            var (character, part) = (text[at], open.Peek());
            if (character == Start && open.Count < Deepest)
            {
                open.Push(new Part());
            }
            else if (character == Between)
            {
                part.IsEnglish = true;
            }
            else if (character == End)
            {
                open.Pop();
                if (!open.TryPeek(out var outer))
                {
                    return (part.Welsh.ToString(), part.English.ToString());
                }

                outer.Add(part.Welsh.ToString(), part.English.ToString());
            }
            else
            {
                part.Add($"{character}", $"{character}");
            }
        }

        // Somebody has put a mark of ours into a text of theirs: nothing of it is lost.
        var rest = open.Last();
        return (rest.Welsh.ToString(), rest.Welsh.ToString());
    }

    private sealed class Part
    {
        public StringBuilder Welsh { get; } = new();

        public StringBuilder English { get; } = new();

        public bool IsEnglish { get; set; }

        /// <summary>The first part is the Welsh one, the second the English; what stands in either is in the language of that part.</summary>
        public void Add(string welsh, string english)
        {
            if (IsEnglish)
            {
                English.Append(english);
            }
            else
            {
                Welsh.Append(welsh);
            }
        }
    }
}
