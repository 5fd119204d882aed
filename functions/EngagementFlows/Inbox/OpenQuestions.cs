using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using NodaTime;

namespace EngagementFlows.Inbox;

/// <summary>Which questions of which people a reply may answer.</summary>
public sealed class OpenQuestions(CampaignStore campaigns, QuestionNumbers numbers, TimeProvider clock)
{
    /// <summary>Whether the person has said no to a consent that their campaign requires.</summary>
    public async Task<bool> IsRefusedAsync(Participant person, CancellationToken cancellation) =>
        TakingPart.RefusedBy((await campaigns.GetAsync(person.CampaignId, cancellation)).File, person) is not null;

    /// <summary>Whether a consent is required to take part, in the campaign of any of them.</summary>
    public async Task<bool> IsRequiredAsync(IReadOnlyList<Participant> people, string purpose, CancellationToken cancellation)
    {
        foreach (var person in people)
        {
            if (purpose == ConsentPurposes.TakePart || TakingPart.Requires((await campaigns.GetAsync(person.CampaignId, cancellation)).File, purpose))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the meeting of the person's campaign is cancelled and would still be ahead.</summary>
    public async Task<bool> IsCancelledAsync(Participant person, CancellationToken cancellation) =>
        (await campaigns.GetAsync(person.CampaignId, cancellation)) is { State: CampaignState.Cancelled } campaign
            && clock.GetUtcNow() < MeetingTimes.Start(campaign.File);

    /// <summary>What a field on a page asks, whether or not a message has put it by now.</summary>
    internal static PutQuestion QuestionOf(Participant person, CampaignFile file, string field) => new(
        person.Ref, person.Details.Name, field, Replies.Question(file, QuestionKeys.Read(field, default).Kind, isNoted: NotedNeeds.Any(person)));

    /// <param name="people">Everybody under the contact.</param>
    /// <param name="underWay">Those of them whose journey goes on.</param>
    public async Task<ReplyContext> ContextAsync(IReadOnlyList<Participant> people, IReadOnlyList<Participant> underWay, ReplyInHand reply, UnclearReply? unclear, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var put = new List<PutQuestion>();
        var zone = DateTimeZone.Utc;
        foreach (var campaign in underWay.GroupBy(person => person.CampaignId))
        {
            var file = (await campaigns.GetAsync(campaign.Key, cancellation)).File;
            put.AddRange(campaign.SelectMany(person => PutQuestions.Of(person, file, now)));
            zone = SendTimes.HoursOf(file, campaign.First().Details).Zone;
        }

        if (reply.Message is { BySupporter: false, Field: { } field } && underWay is [var asked])
        {
            var asks = QuestionOf(asked, (await campaigns.GetAsync(asked.CampaignId, cancellation)).File, field);
            return new ReplyContext(put, [(asked.Ref, asked.Details.Name)], reply.Message.Text, reply.Read) { Named = asks, IsInField = true };
        }

        var named = reply.Message.MessageTag is { } tag && underWay.Count > 0 ? PutQuestions.NamedBy(underWay[0], tag) : null;
        return new ReplyContext(put, [.. people.Select(person => (person.Ref, person.Details.Name))], reply.Message.Text, reply.Read)
        {
            Unclear = unclear,
            Later = reply.Message is { BySupporter: false, ForTheTeam: null } ? LaterWish.Read(reply.Message.Text) : null,
            Today = Instant.FromDateTimeOffset(reply.Message.At).InZone(zone).Date,
            Numbers = !reply.Message.BySupporter && ClearedUp.NumberIn(reply.Message.Text) is not null ? await numbers.OfAsync(reply.Message, cancellation) : [],
            Named = named is null ? null : put.Find(question => question.Key == named) ?? (named == "rsvp" ? put.Find(question => question.Key == "offer") : null),
        };
    }
}
