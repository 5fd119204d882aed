using EngagementFlows.AccessNeeds;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Inbox;

/// <summary>What people of the team are told in the inbox, in words of their work and not of the app. Pure.</summary>
internal static class TeamWords
{
    internal const string NotWaiting = "They wrote when we were not waiting for an answer.";

    internal const string MessagesWait = "Messages to them wait until somebody lets them go on.";

    internal const string WrongPerson = $"We may write to the wrong person. {MessagesWait}";

    internal const string Died = $"Somebody has died. {MessagesWait}";

    internal const string MayBeStop = $"It may be a wish to stop. {MessagesWait}";

    internal const string Late = "They will be late.";

    private static readonly Dictionary<string, string> Questions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rsvp"] = "whether they come",
        ["offer"] = "whether they take the place that is free",
        ["access-needs"] = "what would make it easier to take part",
        ["AccessNeeds"] = "what would make it easier to take part",
        ["consent"] = "a consent",
        ["opening-question"] = "the question that opens the meeting",
        ["OpeningQuestion"] = "the question that opens the meeting",
        ["statements"] = "how it was",
        ["barriers"] = "what got in the way",
        ["one-thing"] = "the one thing to change",
        ["OneThing"] = "the one thing to change",
    };

    /// <summary>By the first part of a step's key, or by the template's name.</summary>
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["invitation"] = "the invitation",
        ["invitation-reminder"] = "a reminder of the invitation",
        ["place"] = "what we say about their place",
        ["confirmation"] = "that they have a place",
        ["answer"] = "the reply to their answer",
        ["declined"] = "the reply to their no",
        ["tentative"] = "the reply to their \"not sure\"",
        ["offer"] = "the offer of a place",
        ["waiting-list-offer"] = "the offer of a place",
        ["waiting-list-joined"] = "that they are on the waiting list",
        ["waiting-list-left"] = "that they have left the waiting list",
        ["offer-expired"] = "that the offer of a place has run out",
        ["access-needs"] = "the question about what would make it easier",
        ["access-needs-question"] = "the question about what would make it easier",
        ["consent"] = "a question for consent",
        ["consent-question"] = "a question for consent",
        ["consent-withdrawn"] = "that they have taken back a consent",
        ["opening-question"] = "the question that opens the meeting",
        ["reminder"] = "a reminder of the meeting",
        ["meeting-reminder"] = "a reminder of the meeting",
        ["meeting-changed"] = "that the meeting has changed",
        ["meeting-cancelled"] = "that the meeting is cancelled",
        ["feedback"] = "the question how it was",
        ["thanks-and-feedback"] = "the question how it was",
        ["feedback-again"] = "the question how it was, once more",
        ["barriers"] = "the question what got in the way",
        ["feedback-barriers"] = "the question what got in the way",
        ["one-thing"] = "the question for one thing to change",
        ["feedback-one-thing"] = "the question for one thing to change",
        ["materials"] = "notes and slides",
        ["outcomes"] = "what you said, what we did",
        ["which-question"] = "the question which of their answers they meant",
        ["in-reply"] = "the reply to what they wrote",
        ["supporter-reply"] = "the reply to what their supporter wrote",
        ["helplines"] = "the reply with helplines",
        ["holding-reply"] = "the reply with helplines",
        ["team-message"] = "what the team wrote",
        ["withdrawn"] = "that we have stopped our messages",
        ["withdrawn-confirmation"] = "that we have stopped our messages",
        ["fresh-link"] = "a new link",
    };

    /// <param name="key">As <see cref="Journeys.QuestionKeys"/> has it, or the kind's name.</param>
    internal static string Question(string key)
    {
        var (kind, about) = key.Split(':', 2) is [var first, var rest] ? (first, rest) : (key, "");
        var words = Questions.GetValueOrDefault(kind, key);
        return about.Length > 0 ? $"{words} ({about})" : words;
    }

    /// <param name="step">A step's key or its template.</param>
    internal static string Message(string step)
    {
        var copied = SupporterCopies.Copied(step);
        var words = Messages.GetValueOrDefault(copied.Split(':')[0], copied);
        return copied == step ? words : $"the supporter's copy of {words}";
    }

    /// <summary>What somebody asks, as one would say it to a colleague.</summary>
    internal static string Asked(IEnumerable<EverydayQuestion> questions) => string.Join(", ", questions.Select(question => question switch
    {
        EverydayQuestion.BringSomeone => "whether they can bring somebody",
        EverydayQuestion.ParkingAccessOrTransport => "about parking, access or how to get there",
        EverydayQuestion.Pay => "about money",
        EverydayQuestion.WhyMe => "why we write to them",
        EverydayQuestion.MyAnswer => "what they have answered",
        EverydayQuestion.Link => "for the link to join by video",
        EverydayQuestion.When => "when it is",
        EverydayQuestion.Who => "who it is from",
        EverydayQuestion.Where => "where it is",
        EverydayQuestion.Human => "to talk to somebody",
        EverydayQuestion.ChangeLanguage => "for another language or format",
        _ => "what it is about",
    }));
}
