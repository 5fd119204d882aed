using EngagementFlows.Campaigns;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>What a campaign can say to the questions that people ask again and again. Pure.</summary>
public static class EverydayAnswers
{
    /// <summary>Questions to which a campaign's file may have an answer of its own, by their names in it.</summary>
    public static IReadOnlyDictionary<string, EverydayQuestion> Named { get; } = new Dictionary<string, EverydayQuestion>(StringComparer.Ordinal)
    {
        ["where"] = EverydayQuestion.Where,
        ["who"] = EverydayQuestion.Who,
        ["why-me"] = EverydayQuestion.WhyMe,
        ["what"] = EverydayQuestion.What,
        ["bring-someone"] = EverydayQuestion.BringSomeone,
        ["pay"] = EverydayQuestion.Pay,
        ["parking-access-or-transport"] = EverydayQuestion.ParkingAccessOrTransport,
    };

    /// <summary>The campaign's own words; null where it has none. Why somebody is written to every campaign says.</summary>
    public static LocalizedText? OwnWords(CampaignFile file, EverydayQuestion question) =>
        (Named.FirstOrDefault(one => one.Value == question).Key is { } name ? file.EverydayAnswers?.GetValueOrDefault(name) : null)
        ?? (question == EverydayQuestion.WhyMe ? file.WhyYou : null);

    /// <summary>Whether the campaign holds what answers it. Who calls somebody back is for people.</summary>
    public static bool IsHeld(CampaignFile file, EverydayQuestion question) => question switch
    {
        EverydayQuestion.When or EverydayQuestion.Where or EverydayQuestion.MyAnswer or EverydayQuestion.Who => true,
        EverydayQuestion.Link => file.Meeting.VideoLink is { Length: > 0 },
        // In words of our own where the campaign has none.
        EverydayQuestion.BringSomeone => true,
        EverydayQuestion.Human or EverydayQuestion.ChangeLanguage => false,
        _ => OwnWords(file, question) is not null,
    };
}
