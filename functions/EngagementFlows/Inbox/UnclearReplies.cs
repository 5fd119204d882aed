using System.Collections.Immutable;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <summary>Replies that could answer several questions: kept with the person who is asked which, until that is clear or the team has them.</summary>
public sealed class UnclearReplies(ParticipantStore participants, TeamInbox inbox, QuestionNumbers numbers, TimeProvider clock)
{
    public const string Why = "It could answer several questions, and asking which has not made it clear.";

    /// <summary>The person's row first, then their journey, which asks. Safe to repeat.</summary>
    public async Task AskAsync(ParticipantRef person, InboundMessage message, IReadOnlyList<PutQuestion> questions, TimelineEntry line, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var numbered = await numbers.NumberAsync(message, questions, now + Clarifying.Patience, now, cancellation);
        var unclear = new UnclearReply(message.Id, message.Text, message.Channel, message.From, message.At, numbered);
        await participants.ChangeAsync(
            person,
            before => before.ReceivedIds.Contains(message.Id) ? (before, []) : ((before with { Unclear = unclear }).Hearing(message.Id), [line with { Reason = "could answer several questions: they are asked which" }]),
            cancellation: cancellation);
        await TellAsync(person, unclear, client, cancellation);
    }

    /// <summary>The journey asks which it is; where none is under way, the team has it.</summary>
    public async Task TellAsync(ParticipantRef person, UnclearReply unclear, DurableTaskClient client, CancellationToken cancellation)
    {
        var via = unclear.Channel == Messaging.Channel.Sms ? "sms" : "email";
        var happened = new JourneyEvent($"unclear:{unclear.Id}", JourneyEventKind.Unclear) { InboundId = unclear.Id, Via = via };
        if (!await client.TellJourneyAsync(person, happened, cancellation))
        {
            await GiveToTheTeamAsync(person, unclear.Id, cancellation);
        }
    }

    /// <summary>It is clear by now.</summary>
    public Task SettleAsync(ParticipantRef person, string id, CancellationToken cancellation) =>
        participants.ChangeAsync(person, before => (before.Unclear?.Id == id ? before with { Unclear = null } : before, []), cancellation: cancellation);

    /// <summary>It did not become clear: the team reads it. Nothing where it is clear by now.</summary>
    public async Task GiveToTheTeamAsync(ParticipantRef person, string id, CancellationToken cancellation)
    {
        if (await participants.FindAsync(person, cancellation) is not { Value: { Unclear: { } unclear } found } || unclear.Id != id)
        {
            return;
        }

        foreach (var campaign in unclear.Questions.GroupBy(question => question.CampaignId))
        {
            var ids = campaign.Select(question => question.ParticipantId).Distinct().ToList();
            await inbox.PutAsync(campaign.Key, new InboxItem(id, ids, unclear.Channel, unclear.From, unclear.Text, unclear.At, Why), cancellation);
        }

        var (_, line) = await participants.GetWithLineAsync(person, $"r|{id}", cancellation);
        await participants.ChangeAsync(
            person, before => before.Unclear?.Id == id ? (before with { Unclear = null }, [line with { Reason = $"waits for the team: {Why}" }]) : (before, []), cancellation: cancellation);
    }

    /// <summary>Each question with its own numbers where its answers are yes and no, else with one that says that it is meant.</summary>
    public static ImmutableList<UnclearQuestion> Numbered(IReadOnlyList<PutQuestion> questions) => Numbered(questions, NumberBook.Empty, "", default).Questions;

    /// <param name="book">The numbers under the contact: what is new here is given to nothing else.</param>
    internal static (ImmutableList<UnclearQuestion> Questions, NumberBook Book) Numbered(IReadOnlyList<PutQuestion> questions, NumberBook book, string messageId, DateTimeOffset until)
    {
        var numbered = ImmutableList.CreateBuilder<UnclearQuestion>();
        var isShared = questions.Select(question => TextFolding.Fold(question.Name)).Distinct().Count() > 1;
        var own = questions.SelectMany(question => RangeOf(question)).ToImmutableHashSet();
        var taken = ImmutableHashSet<int>.Empty;
        foreach (var question in questions)
        {
            var range = RangeOf(question).ToList();
            var count = Math.Max(1, range.Count);
            var first = range.Count > 0 ? range[0] : 0;
            if (range.Count == 0 || range.Exists(taken.Contains) || first >= PutQuestions.NoNumber)
            {
                // It has none, or they are written out in a text of the campaign's own as somebody else's are.
                var name = range.Count == 0 ? $"{AnswerNumbers.Meant}{messageId}:{question.Key}" : question.Numbers;
                (book, first) = book.Give(question.Person, name, count, until, own.Union(taken));
            }

            numbered.Add(new UnclearQuestion(question.Person.CampaignId, question.Person.ParticipantId, question.Key, first, count,
                isShared ? question.Name : null, question.Title, question.Words)
            {
                OffersVideo = question.Reads is ReplyQuestion.Attendance { OffersVideo: true },
            });
            taken = taken.Union(Enumerable.Range(first, count));
        }

        return (numbered.ToImmutable(), book);
    }

    private static IEnumerable<int> RangeOf(PutQuestion question) => question.Reads switch
    {
        ReplyQuestion.Attendance { First: var first, MayBeUnsure: var may, OffersVideo: var offers } =>
            Enumerable.Range(first, AttendanceOption.Count(offers, may)),
        ReplyQuestion.YesNo { First: var first } => Enumerable.Range(first, 2),
        _ => [],
    };
}
