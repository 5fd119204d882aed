using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <summary>The one way in for answers that need no reading. Stored before the journey is told; safe to repeat.</summary>
public sealed class TakeAnswer(ParticipantStore participants, HearReply hear, Concerns concerns)
{
    public Task TakeAsync(ParticipantRef reference, DirectAnswer answer, DurableTaskClient client, CancellationToken cancellation) =>
        TakeAsync(reference, [answer], client, cancellation);

    /// <param name="answers">Of one form: they are heard together, so that nobody is asked what the next of them answers.</param>
    public async Task TakeAsync(
        ParticipantRef reference, IReadOnlyList<DirectAnswer> answers, DurableTaskClient client, CancellationToken cancellation)
    {
        var person = (await participants.GetAsync(reference, cancellation)).Value;
        var heard = new List<string>();
        foreach (var answer in answers.Where(answer => !person.ReceivedIds.Contains(answer.Id)))
        {
            var isConcern = await concerns.LookAtAsync(person, answer, client, cancellation);
            await participants.AddLineAsync(reference, Line(answer) with { IsConcern = isConcern }, cancellation);
            heard.Add(answer.Id);
        }

        if (heard is not [var first, .. var others])
        {
            return;
        }

        var reply = new JourneyEvent($"reply:{first}", JourneyEventKind.Reply) { InboundId = first, OtherInboundIds = others };
        if (person.EndedAt is not null || person.Steps.IsEmpty || !await client.TellJourneyAsync(person.Ref, reply, cancellation))
        {
            // No journey is there to hear of it, and what somebody says counts all the same: a consent taken back a year later.
            foreach (var id in heard)
            {
                await hear.Run(new HearReplyInput(new JourneyStart(reference.CampaignId, reference.ParticipantId), id, Closed: []), client, cancellation);
            }
        }
    }

    private static TimelineEntry Line(DirectAnswer answer) => new($"r|{answer.Id}", answer.At, "received")
    {
        Text = answer.Answer.Text,
        MessageId = answer.Evidence ?? answer.Id,
        Reply = new InboundReply { Question = answer.Question, Answer = answer.Answer },
        Via = answer.Via,
        RecordedBy = answer.RecordedBy,
    };
}
