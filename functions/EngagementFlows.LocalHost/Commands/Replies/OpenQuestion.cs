namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>The question that is open when a reply comes, as a file of labelled replies names it.</summary>
/// <param name="Name">As the file has it: <c>place-offer</c>, <c>consent:photo</c>, <c>none</c>.</param>
/// <param name="Ask">Which part of the feedback; null for all else.</param>
internal sealed record OpenQuestion(string Name, string? Ask = null)
{
    public const string Ratings = "ratings";
    public const string Barriers = "barriers";

    private const string Consent = "consent:";

    private static readonly Dictionary<string, string?> Keys = new(StringComparer.Ordinal)
    {
        ["rsvp"] = "rsvp",
        ["place-offer"] = "offer",
        ["access-needs"] = "access-needs",
        ["opening-question"] = "opening-question",
        ["one-thing"] = "one-thing",
        ["feedback"] = "statements",
        ["none"] = null,
    };

    /// <summary>What a file may write, for its faults.</summary>
    public static string Expected { get; } = $"{string.Join(", ", Keys.Keys)}, {Consent}take-part or {Consent}photo";

    /// <summary>The product's own key of the question; null where none is open.</summary>
    public string? Key => Purpose is not null ? Name : Ask == Barriers ? Barriers : Keys[Name];

    /// <summary>The consent that is asked for; null where it is another question.</summary>
    public string? Purpose => Name.StartsWith(Consent, StringComparison.Ordinal) ? Name[Consent.Length..] : null;

    public bool IsOffer => Name == "place-offer";

    public bool IsOpening => Name == "opening-question";

    /// <summary>Whether it is asked when the meeting is over.</summary>
    public bool IsAfterTheMeeting => Name is "feedback" or "one-thing";

    /// <summary>For addresses and for people: <c>feedback (barriers)</c>.</summary>
    public string Title => Ask is null ? Name : $"{Name} ({Ask})";

    public static bool IsName(string name) => Keys.ContainsKey(name) || name is $"{Consent}take-part" or $"{Consent}photo";

    /// <summary>Whether the message of this step puts the question.</summary>
    public bool IsPutBy(string step) =>
        Key is { } key && (step == StepOf(key) || (IsOffer && step.StartsWith("offer:", StringComparison.Ordinal)));

    private static string StepOf(string key) => key switch
    {
        "rsvp" => "invitation",
        "statements" => "feedback",
        _ => key,
    };
}
