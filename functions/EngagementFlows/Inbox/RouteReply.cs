using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <summary>
/// Brings a reply to the one question that it answers, asks the sender which it is, or puts it before the team, as
/// <see cref="ReplyRouting"/> decides. Stored before a journey is told; safe to repeat.
/// </summary>
public sealed class RouteReply(CampaignStore campaigns, ParticipantStore participants, UnclearReplies unclears, WaitingForTheTeam waiting, TimeProvider clock)
{
    private const string NoJourney = "This person has no journey under way.";

    /// <param name="people">Who may have written: everybody under the contact, or the one whose address or calendar entry was answered.</param>
    public async Task RouteAsync(IReadOnlyList<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (people.FirstOrDefault(person => person.Unclear?.Id == message.Id) is { } repeated)
        {
            await unclears.TellAsync(repeated.Ref, repeated.Unclear!, client, cancellation);
            return;
        }

        var underWay = people.Where(person => person.EndedAt is null && person.Withdrawal == Withdrawal.None && !person.Steps.IsEmpty).ToList();
        if (underWay.Count == 0)
        {
            await waiting.PutAsync(people, message, WhyNobodyAnswers(people), cancellation);
            return;
        }

        var asking = message.BySupporter ? null : underWay.Find(person => person.Unclear is not null);
        var route = await DecideAsync(people, underWay, asking?.Unclear, message, cancellation);
        switch (message.BySupporter ? SupporterReplies.Within(route, underWay) : route)
        {
            case ReplyRoute.Answers answers:
                await AnswerAsync(answers, message, client, cancellation);
                if (asking?.Unclear is { } unclear && unclear.Questions.Exists(question => question.Person == answers.Person && question.Key == answers.Key))
                {
                    await unclears.SettleAsync(asking.Ref, unclear.Id, cancellation);
                }

                break;
            case ReplyRoute.Asks { Questions: var questions }:
                var asked = questions.OrderBy(question => question.IsAnswered).ThenBy(question => question.Name, StringComparer.Ordinal).ToList();
                await unclears.AskAsync(asked[0].Person, message, asked, WaitingForTheTeam.Line(message), client, cancellation);
                break;
            case ReplyRoute.ToTeam { Why: var why }:
                await waiting.PutAsync(underWay, message, why, cancellation);
                if (asking is not null)
                {
                    await unclears.GiveToTheTeamAsync(asking.Ref, asking.Unclear!.Id, cancellation);
                }

                break;
        }
    }

    private async Task<ReplyRoute> DecideAsync(IReadOnlyList<Participant> senders, List<Participant> people, UnclearReply? unclear, InboundMessage message, CancellationToken cancellation)
    {
        if (message.Stated is not null)
        {
            // A calendar answers whether its person comes, whatever else was asked.
            return new ReplyRoute.Answers(people[0].Ref, people[0].Find("offer") is { } offer && offer.IsOpen(clock.GetUtcNow()) ? "offer" : "rsvp");
        }

        if (unclear is null && senders.Count == 1 && people is [var single] && single.Asked() is [var only] && !(message.MessageTag is { } tag && PutQuestions.NamedBy(single, tag) is { } other && other != only.Key))
        {
            // Nothing to tell apart, and so no campaign to read.
            return new ReplyRoute.Answers(single.Ref, only.Key);
        }

        var questions = new List<PutQuestion>();
        foreach (var campaign in people.GroupBy(person => person.CampaignId))
        {
            var file = (await campaigns.GetAsync(campaign.Key, cancellation)).File;
            questions.AddRange(campaign.SelectMany(person => PutQuestions.Of(person, file, clock.GetUtcNow())));
        }

        var context = new ReplyContext(questions, [.. senders.Select(person => (person.Ref, person.Details.Name))], message.Text) { Unclear = unclear };
        if (message.MessageTag is null || PutQuestions.NamedBy(people[0], message.MessageTag) is not { } key)
        {
            return ReplyRouting.Decide(context);
        }

        var named = questions.Find(question => question.Key == key) ?? (key == "rsvp" ? questions.Find(question => question.Key == "offer") : null);
        return named is null ? new ReplyRoute.ToTeam("The question that it answers is closed.") : ReplyRouting.Decide(context with { Named = named });
    }

    private async Task AnswerAsync(ReplyRoute.Answers answers, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var line = WaitingForTheTeam.Line(message) with { Question = answers.Key, Words = answers.Words, Answer = answers.Answer };
        await participants.AddLineAsync(answers.Person, line, cancellation);
        var reply = new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id };
        if (!await client.TellJourneyAsync(answers.Person, reply, cancellation)
            && await participants.FindAsync(answers.Person, cancellation) is { Value: var person })
        {
            // The row says that a journey is under way, and none is there any more to read the reply.
            await waiting.PutAsync([person], message, NoJourney, cancellation);
        }
    }

    private static string WhyNobodyAnswers(IReadOnlyList<Participant> people) =>
        people.Count == 0 ? "Nobody is known under this contact."
        : people.Count > 1 ? "Several people share this contact, and none of them has a journey under way."
        : people[0].Withdrawal != Withdrawal.None ? "This person has withdrawn."
        : NoJourney;
}
