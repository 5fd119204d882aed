using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Feedback;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Questions;
using EngagementFlows.SharedAnswers;

namespace EngagementFlows.Reports;

/// <summary>What came of a campaign, in figures and in people's own words. Pure: made from the campaign and its people.</summary>
public sealed record CampaignReport(
    string Id,
    Funnel Funnel,
    MessageFigures Messages,
    IReadOnlyList<string> OpeningAnswers,
    int AnswersToLookAt,
    IReadOnlyList<StatementFigure> Statements,
    IReadOnlyList<BarrierFigure> Barriers,
    IReadOnlyList<string> OneThingToChange,
    IReadOnlyList<string> Comments,
    IReadOnlyList<ConsentFigure> Consents,
    IReadOnlyList<NeedCount> AccessNeedCounts,
    IReadOnlyList<AccessNeedLine> AccessNeeds,
    IReadOnlyList<Unreached> NotReached)
{
    public static CampaignReport Of(Campaign campaign, IReadOnlyList<Participant> people, MessagePrices prices, DateTimeOffset now)
    {
        var words = people.SelectMany(person => AnswerInOwnWords.Of(campaign, person, now)).ToList();
        var feedback = campaign.File.Feedback;
        var rated = people.Where(person => person.Answers.Statements.Count > 0).ToList();
        return new CampaignReport(
            campaign.Id,
            Funnel.Of(people),
            MessageFigures.Of(people, prices),
            [.. Shared(OpeningQuestion.Key)],
            words.Count(answer => answer.State == AnswerState.ToLookAt),
            [.. feedback.Statements.Select((statement, n) => StatementFigure.Of(statement, [.. rated.Select(person => person.Answers.Statements.ElementAtOrDefault(n)).Where(mark => mark > 0)]))],
            [.. feedback.Barriers.Select(barrier => new BarrierFigure(barrier.Key, barrier.Text, people.Count(person => person.Answers.Barriers.Contains(barrier.Key))))],
            [.. Shared(FeedbackQuestions.OneThing)],
            [.. Shared(FeedbackQuestions.Comment)],
            [.. campaign.File.Consents.Select(consent => ConsentFigure.Of(consent, people))],
            [.. NeedView.Counts(people)],
            [.. people.Where(HasAccessNeeds).Select(AccessNeedLine.Of)],
            [.. people.Where(person => person.ErasedAt is null && !WasReached(person)).Select(person => new Unreached(person.Id, person.Details.Name, WhyNot(person)))]);

        // A report is passed on: it has what somebody of the team has looked at, and the person agrees to.
        IEnumerable<string> Shared(string question) => words.Where(answer => answer.Question == question && answer.IsShared).Select(answer => answer.Text).Order(StringComparer.Ordinal);
    }

    /// <summary>How many need what and how many were not reached, and not who.</summary>
    public CampaignReport WithoutNames() => this with { AccessNeeds = [], NotReached = [.. NotReached.Select(one => one with { Name = one.ParticipantId })] };

    private static bool HasAccessNeeds(Participant person) =>
        person.Needs.Exists(need => need.Holds);

    private static bool WasReached(Participant person) => person.Steps.Any(step => step.Key.StartsWith("invitation", StringComparison.Ordinal) && step.Value.State is StepState.Sent or StepState.ByPhone);

    private static string WhyNot(Participant person) =>
        person.Steps.Where(step => step.Key.StartsWith("invitation", StringComparison.Ordinal)).OrderBy(step => step.Value.At).Select(step => step.Value.Reason).OfType<string>().FirstOrDefault()
        ?? (person.Withdrawal != Withdrawal.None ? "has withdrawn" : person.Steps.IsEmpty ? "the campaign has not been launched for them" : "the invitation is still on its way");
}

/// <summary>How many people got how far.</summary>
public sealed record Funnel(int Imported, int Invited, int Answered, int Accepted, int Declined, int Tentative, int Silent, int Withdrawn, int WaitingForAPlace, int Came, int GaveFeedback, int ByVideo, int InTheRoom)
{
    public static Funnel Of(IReadOnlyList<Participant> people) => new(
        people.Count,
        people.Count(person => person.Steps.Any(step => step.Key.StartsWith("invitation", StringComparison.Ordinal) && step.Value.State is StepState.Sent or StepState.ByPhone)),
        people.Count(person => person.AnsweredAt is not null),
        people.Count(person => person.Partstat == Partstat.Accepted),
        people.Count(person => person.Partstat == Partstat.Declined),
        people.Count(person => person.Partstat == Partstat.Tentative),
        people.Count(person => person.Partstat == Partstat.NeedsAction && person.Withdrawal == Withdrawal.None),
        people.Count(person => person.Withdrawal != Withdrawal.None),
        people.Count(person => person.Place.Kind is PlaceKind.Waiting or PlaceKind.Offered),
        people.Count(person => person.Attended == true),
        people.Count(person => person.Answers.Statements.Any(mark => mark > 0) || person.Answers is { Barriers.Count: > 0 } or { OneThing: not null } or { Comment: not null }
            || person.AnswersGiven.Exists(one => FeedbackQuestions.All.Contains(one.Question))),
        people.Count(person => person is { Partstat: Partstat.Accepted, ByVideo: true }),
        people.Count(person => person is { Partstat: Partstat.Accepted, ByVideo: false, Place: { Kind: PlaceKind.Confirmed } place }
            && place is not { Size: 0, More: > 0 }));
}

/// <param name="Average">From 1 to 5, to two decimals; null when nobody answered.</param>
public sealed record StatementFigure(LocalizedText Statement, double? Average, int Answers)
{
    public static StatementFigure Of(LocalizedText statement, IReadOnlyList<int> ratings) =>
        new(statement, ratings.Count == 0 ? null : Math.Round(ratings.Average(), 2), ratings.Count);
}

public sealed record BarrierFigure(string Key, LocalizedText Text, int People);

public sealed record ConsentFigure(string Purpose, bool Required, int Given, int Refused, int NotAnswered)
{
    public static ConsentFigure Of(ConsentPurposeFile consent, IReadOnlyList<Participant> people)
    {
        // Whoever said no to what is required does not come, and counts all the same.
        var asked = people.Where(person => person.Partstat == Partstat.Accepted || person.Consents.ContainsKey(consent.Purpose)).ToList();
        var said = asked.Select(person => person.Consents.GetValueOrDefault(consent.Purpose)).ToList();
        return new(consent.Purpose, consent.Required, said.Count(one => one?.Given == true), said.Count(one => one?.Given == false), said.Count(one => one is null));
    }
}

/// <summary>What somebody needs to take part, for the team to arrange before the day.</summary>
public sealed record AccessNeedLine(string ParticipantId, string Name, Partstat Partstat, IReadOnlyList<string> Needs, string? Supporter, string? InTheirWords)
{
    public static AccessNeedLine Of(Participant person)
    {
        // "Nothing" and "no" stand in lists too, and are no needs.
        List<string> told = [.. person.Details.AccessNeeds.Where(need => NeedsReading.Read(need).Count > 0)];
        var ownWords = NeedsReading.Read(person.Answers.AccessNeeds).Count > 0 ? person.Answers.AccessNeeds : null;
        // What came since, in messages, from the supporter or by the team, is noted and stands in neither.
        foreach (var need in person.Needs.Where(need => need.Holds && !(need is { Kind: NeedKind.Supporter, From: NeedSource.List } && person.Details.Supporter is not null)))
        {
            var words = need.Wording.Length > 0 ? need.Wording : NeedKinds.Names[need.Kind];
            if (!told.Append(ownWords).OfType<string>().Any(there => Characters.OneLine(there).Contains(words, StringComparison.OrdinalIgnoreCase)))
            {
                told.Add(words);
            }
        }

        return new(person.Id, person.Details.Name, person.Partstat, told, person.Details.Supporter?.Name, ownWords);
    }
}

public sealed record Unreached(string ParticipantId, string Name, string Reason);
