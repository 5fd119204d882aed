using System.Collections;
using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace EngagementFlows.Messaging.Linting;

/// <summary>
/// Whether a template can be filled in for everybody. Only what the built-in templates use is let through (fields, <c>#if</c>,
/// <c>#unless</c>, <c>#each</c>, <c>else</c>, <c>link</c>, <c>button</c>, the footer), so that what passes here fails for nobody, on whichever way through it.
/// </summary>
internal static partial class FieldRules
{
    /// <summary>What is known of a person and is nobody else's to read on the screen of a phone.</summary>
    private static readonly string[] Personal =
        ["accessNeeds", "needs", "answers", "answer", "notes", "role", "supporter", "phone", "mobile", "email", "address", "postcode", "dateOfBirth", "dob", "nhsNumber", "household"];

    private static readonly IReadOnlyDictionary<string, object?> Known = SampleReader.Fields(SampleReader.Campaign, "invitation").English;

    internal static IEnumerable<Finding> Check(LintedText text)
    {
        var scopes = new Stack<(string Block, string? List)>();
        foreach (var tag in Tag().Matches(text.Source).Select(match => match.Value))
        {
            var inner = tag.Trim('{', '}').Trim('~').Trim();
            if (inner.StartsWith('!'))
                continue;
            if (tag.StartsWith("{{{", StringComparison.Ordinal) || inner.StartsWith('&'))
            {
                yield return text.Error("field-not-escaped", tag, "Two braces, as in {{name}}: three would let what people wrote become HTML.");
                continue;
            }

            var words = inner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var finding in CheckTag(text, tag, words, scopes))
                yield return finding;
        }

        if (scopes.Count > 0)
            yield return text.Error("template-syntax", $"{{{{#{scopes.Peek().Block}}}}}", $"The block is not closed: write {{{{/{scopes.Peek().Block}}}}} after it.");
        else if (Tag().Replace(text.Source, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
            yield return text.Error("template-syntax", "{{", "A field is not closed: write two braces on either side, as in {{title}}.");
        else if (CompileFault(text) is { } fault)
            yield return text.Error("template-syntax", fault, "This is no Handlebars template; look for a brace or a block that does not belong there.");
    }

    private static IEnumerable<Finding> CheckTag(LintedText text, string tag, string[] words, Stack<(string Block, string? List)> scopes)
    {
        switch (words)
        {
            case ["#if" or "#unless", var field]:
                scopes.Push((words[0][1..], scopes.TryPeek(out var outer) ? outer.List : null));
                return Unknown(text, field, ListOf(scopes));
            case ["#each", var list]:
                var unknown = Unknown(text, list, ListOf(scopes)).ToList();
                scopes.Push(("each", list));
                return unknown.Count > 0 || ItemsOf(list) is not null ? unknown : [text.Error("unknown-field", tag, $"{list} is no list. The lists are {string.Join(", ", Known.Keys.Where(key => ItemsOf(key) is not null))}.")];
            case ["else"]:
                return scopes.Count > 0 ? [] : [text.Error("template-syntax", tag, "There is no block that this belongs to.")];
            case ["else", "if", var field]:
                return Unknown(text, field, ListOf(scopes));
            case [['/', ..] close]:
                return scopes.TryPop(out var open) && open.Block == close[1..] ? [] : [text.Error("template-syntax", tag, "This closes a block that is not open here.")];
            case [">", "footer"] or [">footer"]:
                return text.Channel == Channel.Email ? [] : [text.Error("template-syntax", tag, "The footer belongs to emails.")];
            case ["link", .. var addresses] when addresses.Length is 1 or 2:
                return addresses.SelectMany(field => Unknown(text, field, ListOf(scopes)));
            case ["button", var field, ['"', ..], ..] when words[^1] is [.., '"'] && text.Channel == Channel.Email:
                return Unknown(text, field, ListOf(scopes));
            case [var field] when char.IsLetter(field[0]):
                return Unknown(text, field, ListOf(scopes)).Concat(ListOf(scopes) is null && ItemsOf(field) is not null ? [text.Error("unknown-field", tag, $"{field} is a list: go through it with {{{{#each {field}}}}} and {{{{/each}}}}.")] : []);
            default:
                return [text.Error("template-syntax", tag, "Only fields, #if, #unless, #each, else, link, button (in emails) and > footer are understood here.")];
        }
    }

    private static string? ListOf(Stack<(string Block, string? List)> scopes) => scopes.TryPeek(out var scope) ? scope.List : null;

    private static IEnumerable<Finding> Unknown(LintedText text, string field, string? list)
    {
        var names = list is null ? Known.Keys : ItemsOf(list) ?? [];
        if (names.Contains(field))
            return [];
        return text.GoesBySms && Personal.Contains(field, StringComparer.OrdinalIgnoreCase)
            ? [text.Error("personal-data", field, "Leave it out: others may see the screen of a phone, and a message can go to a wrong number.")]
            : [text.Error("unknown-field", field, list is null || !Known.ContainsKey(field)
                ? $"There is no field \"{field}\" here. There is: {string.Join(", ", names.Order(StringComparer.Ordinal))}."
                : $"\"{field}\" cannot be used within {{{{#each {list}}}}}; there is only: {string.Join(", ", names.Order(StringComparer.Ordinal))}.")];
    }

    private static IEnumerable<string>? ItemsOf(string list) =>
        Known.GetValueOrDefault(list) is IEnumerable items and not string ? items.OfType<IReadOnlyDictionary<string, object?>>().FirstOrDefault()?.Keys : null;

    private static string? CompileFault(LintedText text)
    {
        try
        {
            _ = text.Channel == Channel.Email && TemplateSources.Email(text.Source) is null ? null : Templates.Compile(text.Wording, text.Channel ?? Channel.Sms, text.Source);
            return null;
        }
        catch (HandlebarsException fault)
        {
            return fault.Message;
        }
    }

    [GeneratedRegex(@"\{\{!--[\s\S]*?--\}\}|\{\{\{[^{}]*\}\}\}|\{\{[^{}]*\}\}")]
    private static partial Regex Tag();
}
