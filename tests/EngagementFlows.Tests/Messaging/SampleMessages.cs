using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>The sample campaign as its messages see it.</summary>
internal static class SampleMessages
{
    public static readonly DateTimeOffset Now = new(2026, 12, 9, 10, 0, 0, TimeSpan.Zero);

    public static readonly Campaign Campaign = new()
    {
        File = new CampaignFiles().Read(CampaignFilesTests.SampleJson),
        ContentHash = "",
        Materials = new Materials([new MaterialLink(new LocalizedText("Slides", "Sleidiau"), "https://example.org/slides?a=1&b=2")], Now),
        Outcomes = new Outcomes([new OutcomeItem(new LocalizedText("Meet in the evening", "Cwrdd gyda'r nos"), new LocalizedText("The next meeting is at 18:00", "Bydd y cyfarfod nesaf am 18:00"))], Now),
    };

    public static Participant Person(string name = "Gwenllian Thomas", bool shares = false, int places = 1) => new()
    {
        CampaignId = Campaign.Id,
        Id = "p",
        SharesContact = shares,
        Places = places,
        Details = new ParticipantDetails(name, PhoneNumber.FromE164("+447700900107"), EmailAddress.FromStored("gwenllian.thomas@example.org"), ContactPreference.Either, Language.Welsh, "", [], null, ""),
    };

    public static Step Step(string template) => new(template, template, Now)
    {
        Asks = template switch { "consent-question" => QuestionKind.Consent, "opening-question" => QuestionKind.OpeningQuestion, _ => null },
        About = template switch { "consent-question" or "consent-withdrawn" => "photo", "waiting-list-joined" => "3", _ => null },
        UsefulUntil = new DateTimeOffset(2026, 12, 3, 12, 0, 0, TimeSpan.Zero),
    };

    public static MessageFields Fields(string template) => MessageContent.Of(Campaign, Person(), Step(template), Now);
}
