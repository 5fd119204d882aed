namespace EngagementFlows.Consent.Ledger;

/// <summary>Somebody who consents, or takes it back, for another person: a parent, a deputy.</summary>
/// <param name="Name">Kept in the participant's row alone, never in the ledger: it goes with an erasure.</param>
/// <param name="Relation">What they are to the person, as a key: <c>parent</c>, <c>daughter</c>, <c>supporter</c>.</param>
/// <param name="Basis">One of <see cref="Bases"/>: what lets them decide.</param>
public sealed record ConsentProxy(string? Name, string Relation, string Basis)
{
    /// <summary>What lets one adult decide for another, or for a child, in the United Kingdom; and the person's own written wish.</summary>
    public static IReadOnlyList<string> Bases { get; } =
        ["parental-responsibility", "lasting-power-of-attorney", "deputy", "guardian", "appointee", "welfare-attorney", "written-authority"];

    /// <summary>As the ledger keeps it.</summary>
    public ConsentProxy WithoutName() => this with { Name = null };
}
