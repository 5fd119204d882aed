namespace EngagementFlows.Messaging;

/// <summary>A message as it is sent.</summary>
/// <param name="Subject">Of an email, one line; null for a text.</param>
/// <param name="Text">Of a text message, normalised; of an email, its plain-text part.</param>
/// <param name="Html">Of an email, the same as HTML; null for a text.</param>
public sealed record RenderedMessage(string? Subject, string Text, string? Html);
