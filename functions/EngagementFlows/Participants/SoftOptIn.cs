namespace EngagementFlows.Participants;

/// <summary>
/// A charity's soft opt-in (PECR reg. 22(3A), from 5 February 2026): the person gave their details to the charity itself, was told then how to
/// object, and did not.
/// </summary>
/// <param name="On">The day on which it was.</param>
/// <param name="Place">Where, in the team's words: <c>open day, Cardiff Library</c>.</param>
public sealed record SoftOptIn(DateOnly On, string Place);
