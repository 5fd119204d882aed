namespace EngagementFlows.Access.Keys;

/// <summary>A key for a program of the team's: what is kept of it. The key itself is shown once and is not among it.</summary>
/// <param name="Name">What it is for, in the team's words.</param>
/// <param name="Hash">SHA-256 of the key, Base64. 256 random bits need no slow hash: nobody can try them all.</param>
public sealed record AutomationKey(string Id, string Name, Role Role, string Hash, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset ExpiresAt)
{
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(365);

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>UTC; by the day, so that a key in use costs one write a day.</summary>
    public DateOnly? LastUsed { get; init; }

    /// <summary>Why it opens nothing; null while it does.</summary>
    public string? WhyNot(DateTimeOffset now) =>
        RevokedAt is { } revoked ? $"This key was revoked on {revoked:yyyy-MM-dd}."
        : now >= ExpiresAt ? $"This key expired on {ExpiresAt:yyyy-MM-dd}."
        : null;
}
