using System.Text.Json;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>The one message that goes back to somebody who wrote, beside the story. It says several things where they wrote several.</summary>
public static class InReply
{
    public const string Template = "in-reply";

    public const string Thanks = "thanks";
    public const string ConsentYes = "consent-yes";
    public const string ConsentNo = "consent-no";
    public const string RatingsRest = "ratings-rest";

    /// <summary>Which numbers stand on the message, where they wrote others.</summary>
    public const string WhichNumbers = "which-numbers";

    /// <summary>How to rate, where their marks cannot be.</summary>
    public const string WhichMarks = "which-marks";
    public const string Late = "late";
    public const string NoReminders = "no-reminders";
    public const string WrongPerson = "wrong-person";
    public const string Bereavement = "bereavement";
    public const string Paused = "paused";
    public const string Acknowledged = "acknowledged";

    /// <summary>
    /// They asked to hear from us again, by a way on which no provider confirms it, and nothing is open that would be asked again.
    /// </summary>
    public const string Started = "started";
    public const string NotStopped = "not-stopped";

    /// <summary>What they asked for in their messages and has been done.</summary>
    public const string LargePrint = "large-print";
    public const string EasyRead = "easy-read";

    /// <summary>Who else will be there, in the campaign's own words.</summary>
    public const string WhoComes = "who-comes";

    /// <summary>The channel that they asked for: from now on, or that we do not hold the contact.</summary>
    public const string ByEmail = "by-email";
    public const string ByText = "by-text";
    public const string NoEmail = "no-email";
    public const string NoPhone = "no-phone";

    /// <summary>What they asked the team to do with what is kept about them.</summary>
    public const string DataCopy = "data-copy";
    public const string DataErasure = "data-erasure";

    private static readonly string[] Beside =
    [
        WhoComes, LargePrint, EasyRead, ByEmail, ByText, NoEmail, NoPhone, Started, NotStopped, Acknowledged, DataCopy, DataErasure,
        Thanks, ConsentYes, ConsentNo, RatingsRest, WhichNumbers, WhichMarks, Late, NoReminders, WrongPerson, Bereavement, Paused,
    ];

    /// <summary>What waits for the team and has words of its own for that: whom to talk to is said after them.</summary>
    private static readonly HashSet<string> Waiting = [WrongPerson, Bereavement, Paused];

    /// <summary>Whoever asks who writes, or why, is told whom they can talk to.</summary>
    private static readonly HashSet<string> AboutUs = [Block(EverydayQuestion.Who), Block(EverydayQuestion.WhyMe)];

    private static readonly HashSet<string> GivesContactItself = [Acknowledged, Block(EverydayQuestion.Human)];

    private static readonly HashSet<string> AboutTheMeeting =
        [.. new[] { EverydayQuestion.When, EverydayQuestion.Where, EverydayQuestion.Link, EverydayQuestion.MyAnswer, EverydayQuestion.ParkingAccessOrTransport }.Select(Block)];

    /// <summary>Everything that it can say, for previews.</summary>
    public static IReadOnlyList<string> Blocks { get; } = [.. Beside, .. Enum.GetValues<EverydayQuestion>().Select(Block)];

    /// <summary>The block that answers a question: <c>ask:when</c>.</summary>
    public static string Block(EverydayQuestion question) => $"ask:{Name(question)}";

    /// <summary>For the team.</summary>
    public static string Names(IEnumerable<EverydayQuestion> questions) => string.Join(", ", questions.Select(Name));

    /// <summary>The template's fields: what is said, and what it is said with.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>> Fields(Campaign campaign, Participant person, IReadOnlyList<string> says, string code, bool isOver)
    {
        var file = EverydayAnswers.Given(campaign);
        foreach (var block in Blocks)
        {
            yield return new($"says{Pascal(block)}", says.Contains(block));
        }

        foreach (var name in EverydayAnswers.Named.Keys)
        {
            yield return new($"fact{Short(Pascal(name))}", SentenceEnds.Ended(EverydayAnswers.Words(file, name)?.In(code) ?? ""));
        }

        yield return new("onlyInvited", file.Meeting.OnlyInvited);
        yield return new("contactName", file.Contact?.Name ?? "");
        yield return new("contactPhone", file.Contact?.Phone ?? "");
        yield return new("contactEmail", file.Contact?.Email ?? "");
        yield return new("contactWhen", file.Contact?.When?.In(code) ?? "");
        var isForContact = says.Any(Waiting.Contains) || (says.Any(AboutUs.Contains) && !says.Any(GivesContactItself.Contains));
        yield return new("givesContact", file.Contact is not null && isForContact);
        var firstOption = person.Find(QuestionKeys.For(QuestionKind.Barriers, null))?.FirstNumber ?? 1;
        yield return new("firstOption", $"{firstOption}");
        yield return new("lastOption", $"{firstOption + Math.Max(1, file.Feedback.Barriers.Count) - 1}");
        yield return new("isComing", person.Place.Kind == PlaceKind.Confirmed);
        yield return new("isWaiting", person.Place.Kind == PlaceKind.Waiting);
        yield return new("isOffered", person.Place.Kind == PlaceKind.Offered);
        // They wanted to come, and what they had has gone to others.
        yield return new("hasNoPlace", person is { Partstat: Partstat.Accepted, Place.Kind: PlaceKind.None or PlaceKind.LeftQueue or PlaceKind.OfferLapsed });
        // Not their answer, but what follows from their no to what is required.
        var isWithoutConsent = person.Partstat == Partstat.Declined && TakingPart.RefusedBy(file, person) is not null;
        yield return new("needsTheirYes", isWithoutConsent);
        yield return new("isNotComing", person.Partstat == Partstat.Declined && !isWithoutConsent);
        yield return new("isUnsure", person.Partstat == Partstat.Tentative);
        yield return new("isUnanswered", person.Partstat == Partstat.NeedsAction);
        // Only where the meeting is spoken of: whoever is late, or in mourning, is not told again.
        var isAboutTheMeeting = says.Any(AboutTheMeeting.Contains);
        yield return new("meetingCancelled", isAboutTheMeeting && campaign.State == CampaignState.Cancelled);
        yield return new("meetingOver", isAboutTheMeeting && isOver);
    }

    /// <summary>As labels, files and the API have it: <c>parking-access-or-transport</c>.</summary>
    public static string Name(EverydayQuestion question) => JsonSerializer.Serialize(question).Trim('"');

    private static string Pascal(string block) => Short(string.Concat(block.Replace("ask:", "", StringComparison.Ordinal).Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}")));

    /// <summary>The names in the templates, where a question has a long one.</summary>
    private static string Short(string name) => name switch
    {
        "BringSomeone" => "Bring",
        "ParkingAccessOrTransport" => "Transport",
        "ChangeLanguage" => "Language",
        _ => name,
    };
}
