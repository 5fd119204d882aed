using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// A journey takes an answer in a moment after it was given. Until then the page shows the answer as it was stored, so that nobody
/// is told that they have not answered.
/// </summary>
public sealed class RecentAnswers(ParticipantStore participants)
{
    /// <summary>The person with what they have said on pages and no journey has heard yet. Read only where something has just been saved.</summary>
    public async Task<Participant> WithThemAsync(Participant person, CancellationToken cancellation)
    {
        var unheard = (await participants.TimelineAsync(person.Ref, cancellation))
            .Where(line => line.Reply is { Answer: not null, Question: not null } or { TakesBack: not null } && !person.ReceivedIds.Contains(line.Id["r|".Length..]));
        return unheard.Aggregate(person, With);
    }

    private static Participant With(Participant person, TimelineEntry line)
    {
        if (line.Reply!.TakesBack is { } taken)
        {
            return person with { Consents = person.Consents.SetItem(taken, new ConsentRecord(false, line.At, 0, line.Id) { State = ConsentState.Withdrawn }) };
        }

        var (answer, answers) = (line.Reply!.Answer!, person.Answers);
        var question = QuestionKeys.Read(line.Reply!.Question!, line.At);
        return question.Kind switch
        {
            QuestionKind.Rsvp or QuestionKind.Offer => person with
            {
                Partstat = answer.YesNo switch { YesNoAnswer.Yes => Partstat.Accepted, YesNoAnswer.No => Partstat.Declined, _ => Partstat.Tentative },
                // Whoever has a place and says again that they come still has it.
                Place = answer.YesNo == YesNoAnswer.Yes && person.Place.Kind == PlaceKind.Confirmed ? person.Place : PlaceStanding.None,
            },
            QuestionKind.Consent => person with { Consents = person.Consents.SetItem(question.About!, new ConsentRecord(answer.YesNo == YesNoAnswer.Yes, line.At, 0, line.Id)) },
            QuestionKind.AccessNeeds when answer.NamesNoNeed => person,
            // Also in which language and by which way they want to be written to: the page shows what they have just asked for.
            QuestionKind.AccessNeeds => PersonalNeeds.Hear(person, answer.Text ?? "", NeedSource.Page, line.At) with { Answers = answers with { AccessNeeds = answer.Text } },
            QuestionKind.OpeningQuestion => person with { Answers = answers with { Opening = answer.Text } },
            QuestionKind.OneThing => person with { Answers = answers with { OneThing = answer.Text } },
            QuestionKind.Statements => person with { Answers = answers with { Statements = answer.Ratings } },
            QuestionKind.Barriers => person with { Answers = answers with { Barriers = answer.Choices } },
            _ => person,
        };
    }
}
