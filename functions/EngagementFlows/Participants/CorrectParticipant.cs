using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants.Import;
using EngagementFlows.Places;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Participants;

/// <summary>What the team corrects, always with a reason; what is left out stays.</summary>
/// <param name="TimeZone">Empty: the campaign's zone again.</param>
/// <param name="Companions">How many come with them, a supporter of the list not counted.</param>
/// <param name="ByVideo">Whether they come by video, which takes no place in the room.</param>
/// <param name="SupporterWaits">Whether copies to their supporter, and what the supporter answers, wait.</param>
/// <param name="QuietHours">With neither end: the campaign's hours again.</param>
public sealed record ParticipantPatch(string? Reason, string? Partstat, string? Phone, string? Email, bool? Withdrawn, string? TimeZone = null, QuietHoursInput? QuietHours = null, int? Companions = null, bool? ByVideo = null, bool? SupporterWaits = null);

/// <summary>The team corrects an answer, a contact or somebody's quiet hours, withdraws someone on their behalf, or records that they want to hear from us again.</summary>
public sealed class CorrectParticipant(
    CampaignStore campaigns, ParticipantStore participants, PlaceStore places, BringSomebody bring, ContactChange contacts, Withdraw withdraw, Rejoin rejoin, IdSource ids, TimeProvider clock)
{
    [Function(nameof(CorrectParticipant))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/campaigns/{id}/participants/{pid}")] HttpRequest request,
        string id, string pid, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (patch, fault) = await Api.ReadAsync<ParticipantPatch>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign }
            || await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is not { } person)
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        if (ErasureUnderWay.Refusal(person.Value) is { } erasing)
        {
            return erasing;
        }

        var correction = Correction.Read(patch!, person.Value);
        if (correction.Errors.Count > 0)
        {
            return Api.Invalid(correction.Errors);
        }

        if (correction.Partstat is not null && campaign.LaunchedAt is null)
        {
            // There is no journey yet to hear of it: it would set out and know nothing of the answer.
            return Api.Conflict("The campaign has not been launched, so nobody has been asked yet. Launch it before you record answers; whoever should not be asked can be withdrawn now.");
        }

        if (correction.Partstat is not null && campaign.State == CampaignState.Cancelled)
        {
            return Api.Conflict("The meeting was cancelled, so no answer to its invitation can be recorded any more.");
        }

        if (correction.Partstat == Partstat.Accepted && TakingPart.RefusedBy(campaign.File, person.Value) is { } refused)
        {
            return Api.Conflict(
                $"This person has said no to the consent that is needed to take part ({refused}). If they have said yes since, record that: POST .../consents; "
                + "they then get a place where there is one.");
        }

        await ApplyAsync(correction, campaign, person, request.Actor().Id, client, cancellation);
        return Api.Ok(new { id = pid, partstat = correction.Partstat ?? person.Value.Partstat });
    }

    private async Task ApplyAsync(Correction correction, Campaign campaign, Stored<Participant> person, string recordedBy, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var eventId = $"team:{ids.New()}";
        var place = person.Value.Place;
        if (correction.Withdrawn == false)
        {
            await rejoin.LiftAsync(correction.Details ?? person.Value.Details, eventId, now, cancellation);
            correction = correction with { AsksAgain = correction.Partstat is null && await rejoin.IsAheadAsync(campaign.Id,
                cancellation) };
        }

        if (correction.GivesUpThePlace)
        {
            place = await places.ReleaseAsync(campaign, person.Value.Id, now, client, cancellation);
        }
        else if (correction.Partstat == Partstat.Accepted && campaign.LaunchedAt is not null)
        {
            // Who comes with them and how they come decides on the place, and is told with it.
            place = await places.RequestAsync(campaign, correction.Coming(person.Value), now, client, cancellation);
        }

        var shares = correction.Details is { } changed ? await contacts.BeginAsync(person.Value, changed, cancellation) : person.Value.SharesContact;
        var changedPerson = await participants.ChangeAsync(
            person.Value.Ref,
            before => (Withdrawing(Recorded(correction.Apply(before, place, now) with { SharesContact = shares })), [TimelineEntry.Note("team", eventId, now, correction.Reason)]),
            person,
            cancellation);

        Participant Withdrawing(Participant one) => correction.Withdrawn == true ? one.WithdrawingContact(now, "team", eventId, recordedBy) : one;

        if (correction.Details is not null)
        {
            await contacts.EndAsync(person.Value, correction.Details, cancellation);
            await withdraw.IfSuppressedAsync(changedPerson.Value, now, client, cancellation);
        }

        Participant Recorded(Participant changed) => correction.Partstat is not { } partstat ? changed : changed.Giving(new AnswerGiven("rsvp", partstat.Wire(), now, eventId, "team"));

        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            correction.Events(eventId, place), happened => client.TellJourneyAsync(person.Value.Ref, happened, cancellation), cancellation);
        failures.ThrowIfAny();
        if (!correction.IsOneWithTheAnswer)
        {
            await bring.SetAsync(campaign, person.Value.Ref, correction.Companions, correction.ByVideo, eventId, client, cancellation);
        }
    }
}
