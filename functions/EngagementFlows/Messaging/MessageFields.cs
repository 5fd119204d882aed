using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging;

/// <summary>
/// The fields of a message's templates by name, in each language: texts, <see langword="true"/> and <see langword="false"/>, and lists
/// of fields. Every field that a template names is there, empty where there is nothing to say.
/// </summary>
/// <param name="SharedWith">The person's name, where others have the same phone or mailbox: it then stands at the start. Null otherwise.</param>
public sealed record MessageFields(IReadOnlyDictionary<string, object?> English, IReadOnlyDictionary<string, object?> Welsh, string? SharedWith = null)
{
    /// <summary>Who writes, so that a text message that does not say it can be told it does not; null where that is not known.</summary>
    public LocalizedText? Organisation { get; init; }

    /// <summary>How a text message says it.</summary>
    public LocalizedText? NameInTexts { get; init; }

    /// <summary>Fields that say who writes.</summary>
    private static readonly string[] Senders = ["organisation", "shortName"];

    /// <summary>What the fields bring of which a name is only a part, and which so does not say who writes: the venue, the title.</summary>
    internal IEnumerable<string> WordsWithin(string name, Language language)
    {
        var sent = SmsText.Normalise(name);
        return (language == Language.Welsh ? Welsh : English)
            .Where(field => !Senders.Contains(field.Key)).Select(field => field.Value).OfType<string>().Select(SmsText.Normalise)
            .Where(words => words.Length > sent.Length && words.Contains(sent, StringComparison.Ordinal));
    }

    /// <param name="language">Welsh or English.</param>
    public IReadOnlyDictionary<string, object?> In(Language language) => new Strict(language == Language.Welsh ? Welsh : English);

    /// <summary>Handlebars writes nothing for a name that is not there; a gap in a sentence is worse than a message that fails.</summary>
    private sealed class Strict(IReadOnlyDictionary<string, object?> fields) : IReadOnlyDictionary<string, object?>
    {
        public IEnumerable<string> Keys => fields.Keys;

        public IEnumerable<object?> Values => fields.Values;

        public int Count => fields.Count;

        public object? this[string key] => TryGetValue(key, out var value) ? value : null;

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
        {
            if (!fields.TryGetValue(key, out value))
                throw new KeyNotFoundException($"The template names the field \"{key}\", which the message does not have.");
            if (value is IEnumerable<IReadOnlyDictionary<string, object?>> list)
                value = list.Select(item => new Strict(item)).ToList();
            return true;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
