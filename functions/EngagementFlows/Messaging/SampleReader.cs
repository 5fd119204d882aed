using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Somebody who does not exist, and what a campaign has not published yet: so that every message can be read before anybody gets it.</summary>
public static class SampleReader
{
    /// <summary>No participant's: theirs are made of more letters.</summary>
    public const string Id = "sample";

    /// <summary>A workshop without a campaign of its own, in plain words and without a circumflex, so that what a check finds is in the template.</summary>
    private const string Workshop = """
        {
          "id": "sample",
          "organisation": { "en": "Riverside Together", "cy": "Glan yr Afon Gyda'n Gilydd" },
          "shortName": { "en": "Riverside", "cy": "Glan yr Afon" },
          "contact": { "name": "Bethan Price", "phone": "029 2018 0777", "email": "bethan@riverside.example.org", "when": { "en": "Monday to Thursday, 9am to 4pm", "cy": "Llun i Iau, 9am i 4pm" } },
          "whyYou": { "en": "You are on our list of people who live near the park.", "cy": "Rydych chi ar ein rhestr o bobl sy'n byw ger y parc." },
          "privacyNotice": { "en": "https://riverside.example.org/privacy", "cy": "https://riverside.example.org/cy" },
          "meeting": {
            "title": { "en": "A garden for everyone", "cy": "Gardd i bawb" },
            "start": "2030-06-12T10:00",
            "end": "2030-06-12T12:00",
            "place": { "en": "Riverside Hall, High Street", "cy": "Neuadd Glan yr Afon, Y Stryd Fawr" },
            "videoLink": "https://meet.example.org/garden",
            "places": 20,
            "replyBy": "2030-06-03"
          }
        }
        """;

    public static Campaign Campaign { get; } = Filled(new Campaign { File = new CampaignFiles().Read(Workshop), ContentHash = "" });

    public static Participant Person(string campaignId, Language language, bool easyRead = false) => new()
    {
        CampaignId = campaignId,
        Id = Id,
        Details = new ParticipantDetails(
            "Gwen Rees", PhoneNumber.FromE164("+447700900201"), EmailAddress.FromStored("gwen@example.org"), ContactPreference.Either, language, "", easyRead ? ["easy read"] : [], null, ""),
    };

    /// <summary>The campaign, with sample notes and outcomes where it has published none.</summary>
    public static Campaign Filled(Campaign campaign) => campaign with
    {
        Materials = campaign.Materials ?? new Materials([new MaterialLink(new LocalizedText("Notes", "Nodiadau"), "https://example.org/notes")], default),
        Outcomes = campaign.Outcomes ?? new Outcomes([new OutcomeItem(new LocalizedText("Meet in the evening", "Cwrdd gyda'r nos"), new LocalizedText("The next meeting is at 18:00", "Mae'r cyfarfod nesaf am 18:00"))], default),
    };

    /// <summary>The fields of one message to the sample person.</summary>
    public static MessageFields Fields(Campaign campaign, string template, bool easyRead = false)
    {
        var filled = Filled(campaign);
        // A day before the first reminder of all: no field depends on today but what "today" and "tomorrow" are.
        var now = MeetingTimes.Start(campaign.File).AddDays(-1);
        var message = FlowMessages.Of(filled, now).FirstOrDefault(message => message.Step.Template == template) ?? new FlowMessage(new Step(template, template, now), now);
        return MessageContent.Of(filled, Person(campaign.Id, Language.Unknown, easyRead), message.Step, message.At);
    }
}
