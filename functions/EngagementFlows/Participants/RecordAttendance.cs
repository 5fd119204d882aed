using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Participants;

/// <summary>Ids of participants who came, and of those who did not. Who is in neither list stays as they were.</summary>
public sealed record AttendanceList(IReadOnlyList<string?>? Came, IReadOnlyList<string?>? DidNotCome);

/// <summary>Who came to the meeting: only they are asked how it was.</summary>
public sealed class RecordAttendance(CampaignStore campaigns, ParticipantStore participants, TimeProvider clock)
{
    [Function(nameof(RecordAttendance))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{id}/attendance")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (list, fault) = await Api.ReadAsync<AttendanceList>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var said = (list!.Came ?? []).Select(pid => (pid, came: true)).Concat((list.DidNotCome ?? []).Select(pid => (pid, came: false))).Distinct().ToList();
        var people = new List<(Stored<Participant> Person, bool Came)>();
        var errors = new Dictionary<string, string[]>();
        foreach (var (pid, came) in said)
        {
            if (pid is not null && await participants.FindAsync(new ParticipantRef(id, pid), cancellation) is { } person)
            {
                people.Add((person, came));
            }
            else
            {
                errors[came ? "came" : "didNotCome"] = [$"There is no participant '{pid}' in this campaign. Nothing was recorded."];
            }
        }

        if (people.GroupBy(one => one.Person.Value.Id).Any(one => one.Count() > 1))
        {
            errors["didNotCome"] = ["Somebody is in both lists. Nothing was recorded."];
        }

        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        if (campaign.State == CampaignState.Cancelled)
        {
            return Api.Conflict("The meeting was cancelled, so nobody came to it.");
        }

        if (clock.GetUtcNow() < MeetingTimes.Start(campaign.File))
        {
            return Api.Conflict($"The meeting begins on {campaign.File.Meeting.Start}. Who came can be recorded from then on.");
        }

        if (people.Select(static one => ErasureUnderWay.Refusal(one.Person.Value)).FirstOrDefault(static refusal => refusal is not null) is { } erasing)
        {
            return erasing;
        }

        var failures = new CollectedFailures();
        await failures.CollectEachAsync(people, one => RecordAsync(one.Person, one.Came, client, cancellation), cancellation);
        failures.ThrowIfAny();
        return Api.Ok(new { recorded = people.Count });
    }

    private async Task RecordAsync(Stored<Participant> person, bool came, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (person.Value.Attended != came)
        {
            await participants.ChangeAsync(
                person.Value.Ref,
                before => (before with { Attended = came }, [TimelineEntry.Note("team", $"attendance:{now.UtcTicks}", now, came ? "came to the meeting" : "did not come to the meeting")]),
                person,
                cancellation);
        }

        await client.TellJourneyAsync(
            person.Value.Ref,
            new JourneyEvent($"attendance:{came}:{now.UtcTicks}", JourneyEventKind.Attendance) { Attended = came },
            cancellation);
    }
}
