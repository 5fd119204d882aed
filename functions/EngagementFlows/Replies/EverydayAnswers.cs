using EngagementFlows.Campaigns;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>What a campaign can say to the questions that people ask again and again. Pure.</summary>
public static class EverydayAnswers
{
    /// <summary>Its words are about those who come; who writes to people is said from the campaign's own name and contact.</summary>
    private const string Who = "who";

    /// <summary>Questions to which a campaign's file may have an answer of its own, by their names in it: what each is said to.</summary>
    public static IReadOnlyDictionary<string, string> Named { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["where"] = "how to find the place and how to get there; said with the place",
        [Who] = "who else will be there",
        ["why-me"] = "why do you write to me; whyYou where it is left out",
        ["what"] = "what is the meeting about",
        ["bring-someone"] = "can I bring somebody",
        ["pay"] = "is it paid, what does it cost",
        ["parking-access-or-transport"] = "is there parking, is it step-free, how do I get there; for the last, where if it is left out",
    };

    /// <summary>The names and what each is for, in a sentence.</summary>
    public static string Listed { get; } = string.Join(", ", Named.Select(one => $"{one.Key} ({one.Value})"));

    /// <summary>The campaign's own words by their name in its file; null where it has none.</summary>
    public static LocalizedText? Words(CampaignFile file, string name) =>
        file.EverydayAnswers?.GetValueOrDefault(name) ?? (name == "why-me" ? file.WhyYou : null);

    /// <summary>Of these, what is true of one place only.</summary>
    private static readonly string[] AboutTheVenue = ["where", "parking-access-or-transport"];

    /// <summary>The answers of a campaign's file that are about its venue, by name.</summary>
    public static IEnumerable<string> OfTheVenue(CampaignFile file) => AboutTheVenue.Where(name => file.EverydayAnswers?.ContainsKey(name) == true);

    /// <summary>The campaign's file with the answers that may be given: what was written for another venue waits until it is confirmed.</summary>
    public static CampaignFile Given(Campaign campaign) => campaign.AnswersToConfirm.IsEmpty || campaign.File.EverydayAnswers is not { } answers ? campaign.File
        : campaign.File with
        {
            EverydayAnswers = answers.Where(one => !campaign.AnswersToConfirm.Contains(one.Key)).ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>The campaign's own words; null where it has none. Why somebody is written to every campaign says.</summary>
    public static LocalizedText? OwnWords(CampaignFile file, EverydayQuestion question) =>
        question == EverydayQuestion.Who ? null : Words(file, InReply.Name(question));

    /// <summary>What it says of who else comes; null where it says nothing.</summary>
    public static LocalizedText? WhoComes(CampaignFile file) => Words(file, Who);

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
