namespace EngagementFlows.Pages.Fields;

/// <summary>One of the answers to choose from.</summary>
/// <param name="Value">As the form sends it.</param>
public sealed record Choice(string Value, string Text);
