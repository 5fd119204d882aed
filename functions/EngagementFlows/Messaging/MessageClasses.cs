using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Storage;
using System.Text.Json;

namespace EngagementFlows.Messaging;

/// <summary>
/// What kind of message each is and what allows it: by template, and as the campaign says where it says. Feedback and the opening question are
/// research, all else is service; neutral as the built-in texts are, none is marketing. A campaign whose own texts encourage people to take
/// part says so itself.
/// </summary>
public static class MessageClasses
{
    public const string Charity = "charity";
    public const string PublicBody = "public-body";

    private static readonly HashSet<string> Research = new(StringComparer.Ordinal)
    {
        "opening-question", "thanks-and-feedback", "feedback-again", "feedback-barriers", "feedback-one-thing",
    };

    public static IReadOnlyList<string> Bases { get; } = [.. Enum.GetValues<LawfulBasis>().Select(basis => JsonSerializer.Serialize(basis, JsonRow.Options).Trim('"'))];

    public static (MessageClass Class, LawfulBasis Basis) Of(CampaignFile file, string template)
    {
        var own = file.Classes?.GetValueOrDefault(template);
        var kind = ClassOf(own?.Class) ?? (Research.Contains(template) ? MessageClass.Research : MessageClass.Service);
        return (kind, BasisOf(own?.Basis) ?? Usual(file, template, kind));
    }

    /// <summary>The campaign's messages that are marketing.</summary>
    public static IReadOnlyList<string> Marketing(CampaignFile file) =>
        [.. (file.Classes ?? new Dictionary<string, MessageClassFile>(StringComparer.Ordinal)).Where(one => ClassOf(one.Value.Class) == MessageClass.Marketing).Select(one => one.Key).Order(StringComparer.Ordinal)];

    /// <summary>That a wish was heard must be said whatever else is allowed.</summary>
    public static bool IsAboutStopping(string template) => template is Withdrawing.Template or ConsentConfirmations.Template;

    internal static MessageClass? ClassOf(string? text) => Read<MessageClass>(text);

    internal static LawfulBasis? BasisOf(string? text) => Read<LawfulBasis>(text);

    private static LawfulBasis Usual(CampaignFile file, string template, MessageClass kind) =>
        kind == MessageClass.Marketing ? LawfulBasis.Consent
        : IsAboutStopping(template) ? LawfulBasis.LegalObligation
        : file.OrganisationType == Charity ? LawfulBasis.LegitimateInterests
        : LawfulBasis.PublicTask;

    private static T? Read<T>(string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonSerializer.Serialize(value, JsonRow.Options).Trim('"') == text)
            {
                return value;
            }
        }

        return null;
    }
}
