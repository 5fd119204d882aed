namespace EngagementFlows.Pages.Own;

/// <summary>One person's consents in words, in the page's language.</summary>
/// <param name="Faults">Rows that are not as they were left; none where the record is whole.</param>
public sealed record ConsentProofView(
    string Name, string Title, string MadeAt, IReadOnlyList<string> Faults, IReadOnlyList<ConsentStateView> States, IReadOnlyList<ConsentEntryView> Entries);

public sealed record ConsentStateView(string Purpose, string State, string Since, string Until);

/// <param name="Facts">What is known of it, each with its label.</param>
public sealed record ConsentEntryView(string Heading, IReadOnlyList<(string Label, string Value)> Facts);
