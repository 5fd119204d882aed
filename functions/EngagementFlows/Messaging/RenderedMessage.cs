namespace EngagementFlows.Messaging;

/// <summary>A message as it is sent.</summary>
/// <param name="Subject">Of an email, one line; null for a text.</param>
/// <param name="Text">Of a text message, normalised; of an email, its plain-text part.</param>
/// <param name="Html">Of an email, the same as HTML; null for a text.</param>
public sealed record RenderedMessage(string? Subject, string Text, string? Html);

/// <summary>
/// The fields of a message's templates by name, in each language: texts, <see langword="true"/> and <see langword="false"/>, and lists
/// of fields. Every field that a template names is there, null where it is empty: an unknown one is an error, not a gap in a sentence.
/// </summary>
/// <param name="SharedWith">The person's name, where others have the same phone or mailbox: it then stands at the start. Null otherwise.</param>
public sealed record MessageFields(IReadOnlyDictionary<string, object?> English, IReadOnlyDictionary<string, object?> Welsh, string? SharedWith = null)
{
    /// <param name="language">Welsh or English.</param>
    public IReadOnlyDictionary<string, object?> In(Language language) => language == Language.Welsh ? Welsh : English;
}
