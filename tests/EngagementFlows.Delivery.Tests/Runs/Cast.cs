namespace EngagementFlows.Delivery.Tests;

/// <summary>One of the people, with what they answer to each kind of message.</summary>
/// <param name="After">How long they take to answer.</param>
internal sealed record CastMember(string Name, string? Phone, string? Email, string Prefers, string Language, TimeSpan After, Func<string, string?> Answer);

/// <summary>A few people who between them do what people do.</summary>
internal static class Cast
{
    public const string Texter = "+447700900101";
    public const string Mailer = "bethan@example.org";
    public const string Stopper = "+447700900103";
    public const string Silent = "+447700900105";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(20);

    public static IReadOnlyList<CastMember> Six { get; } =
    [
        new("Aled Prydderch", Texter, "aled@example.org", "text", "cy", Soon, Willing),
        new("Bethan Rees", null, Mailer, "email", "en", Soon, Willing),
        // Says the provider's own word, which it answers itself.
        new("Chidi Okonkwo", Stopper, null, "text", "en", Soon, step => step == "opening-question" ? "STOP" : Willing(step)),
        // Withdraws in words of their own in the middle of the night.
        new("Dilys Morgan", "+447700900104", "dilys@example.org", "text", "en", TimeSpan.FromHours(13), step => step == "access-needs" ? "Please take me off the list" : Willing(step)),
        new("Emyr Vaughan", Silent, "emyr@example.org", "text", "en", Soon, _ => null),
        new("Ffion Huws", null, "ffion@example.org", "email", "cy", Soon, step => step == "reminder" ? "Tynnwch fi oddi ar y rhestr os gwelwch yn dda" : Willing(step)),
    ];

    public static IReadOnlyList<CastMember> Three { get; } = [Six[0], Six[3], Six[1]];

    private static string? Willing(string step) => step switch
    {
        "invitation" or "invitation-reminder" or "offer" => "1",
        "consent" => "yes",
        "access-needs" => "A quiet room, thank you",
        "opening-question" => "Working side by side",
        "feedback" => "5 4 4 5",
        "barriers" => "1 6",
        "one-thing" => "More time",
        _ => null,
    };
}
