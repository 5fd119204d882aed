using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Whoever comes with somebody drops out: their place is given up, and the person keeps their own and is told so. Where it is not certain who
/// is meant, nothing changes and the team asks. Safe to repeat.
/// </summary>
public sealed class LetCompanionOut(
    ParticipantStore participants, CampaignStore campaigns, BringSomebody bring, WaitingForTheTeam waiting, ActOnReply acts, ContactKeys keys, TimeProvider clock)
{
    private const string WhoIsMeant = "They write that somebody else does not come. Their own answer and place stay as they are: ask who is meant, and whether they come themselves.";

    private const string NoPlaceYet = "They write that who was to come with them does not come, and hold no place yet: ask whether they come themselves.";

    private const string NeedsAnother = "Who was to support them cannot come. They keep their own place: ask whether they need somebody else.";

    private const string Several = "They write that one of those who come with them does not come, and several are recorded: ask who still comes, and correct companions.";

    private const string Waits = "They write that who was to come with them does not come, and messages to them wait: what it changed has not been told.";

    /// <returns>Null where it says no such thing, or too late to change anything.</returns>
    public async Task<CompanionOut?> InAsync(InboundMessage message, IReadOnlyList<Participant> people, CancellationToken cancellation)
    {
        var underWay = people.Where(LatestCampaign.IsUnderWay).ToList();
        if (CompanionOut.In(message, underWay) is not { } found)
        {
            return null;
        }

        var still = new List<Participant>();
        foreach (var person in found.Whose)
        {
            var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
            if (campaign.State != CampaignState.Cancelled && clock.GetUtcNow() < MeetingTimes.Start(campaign.File))
            {
                still.Add(person);
            }
        }

        return still.Count == 0 ? null : found with { Whose = still };
    }

    public async Task TakeAsync(CompanionOut found, ReplyInHand reply, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        // What else it says is a message of its own.
        var own = found.Rest.Length == 0 ? message : message with { Id = $"{message.Id}-along" };
        var addressed = LatestCampaign.PeopleOf(found.Whose, message);
        if (addressed.All(person => person.ReceivedIds.Contains(own.Id)))
        {
            return;
        }

        if (!found.IsSure)
        {
            await AskAsync(addressed, own, WhoIsMeant, client, cancellation);
            return;
        }

        foreach (var person in addressed)
        {
            await TakeAsync(found, person, reply.With(own), client, cancellation);
        }
    }

    private async Task TakeAsync(CompanionOut found, Participant person, ReplyInHand reply, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        var holdsPlace = person.Place.Kind is PlaceKind.Confirmed or PlaceKind.Waiting or PlaceKind.Offered;
        if (!CompanionOut.HasSomebody(person))
        {
            // "Just me", of whom nobody else was noted: nothing changes, and they hear how it stands.
            await (holdsPlace
                ? acts.DoAsync([person], reply, new ReplyReading { Asks = [EverydayQuestion.MyAnswer] }, why: null, client, cancellation)
                : found.Rest.Length > 0 ? Task.CompletedTask : AskAsync([person], message, NoPlaceYet, client, cancellation));
            return;
        }

        if (person.Companions > 1 && !found.ComesAlone)
        {
            await AskAsync([person], message, Several, client, cancellation);
            return;
        }

        var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
        var hasBoth = person.Companions > 0 && person.Places > 1 + person.Companions;
        var key = keys.Hash(InReply.Template, message.Id)[..16];
        await (hasBoth && !found.ComesAlone && found.IsSupporter ? bring.ComeWithoutSupporterAsync(campaign, person.Ref, key, client, cancellation)
            : hasBoth && !found.ComesAlone ? bring.SetAsync(campaign, person.Ref, companions: 0, key, client, cancellation)
            : bring.ComeAloneAsync(campaign, person.Ref, key, client, cancellation));
        await EndNeedAsync(person, message, cancellation);
        var why = !holdsPlace && found.Rest.Length == 0 ? NoPlaceYet
            : person.Hold is { IsOn: true } ? Waits
            : found is { IsHelper: true, ComesAlone: false } ? NeedsAnother
            : null;
        if (why is not null)
        {
            await waiting.PutItemAsync([person], message, why, cancellation);
        }

        if (!holdsPlace && found.Rest.Length == 0)
        {
            await acts.AcknowledgeAsync(person, message, client, cancellation);
        }
    }

    /// <summary>Nobody is asked whether somebody still comes with them of whom they have said that they do not.</summary>
    private Task EndNeedAsync(Participant person, InboundMessage message, CancellationToken cancellation) => participants.ChangeAsync(
        person.Ref,
        before => (PersonalNeeds.WithoutCompanion(before.Hearing(message.Id), clock.GetUtcNow()),
            [WaitingForTheTeam.Line(message) with { Reason = "who was to come with them does not come" }]),
        cancellation: cancellation);

    private async Task AskAsync(IReadOnlyList<Participant> people, InboundMessage message, string why, DurableTaskClient client, CancellationToken cancellation)
    {
        await waiting.PutAsync(people, message, why, cancellation);
        await acts.AcknowledgeAsync(people[0], message, client, cancellation);
    }
}
