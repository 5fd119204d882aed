using System.Text.Json;
using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Linting;
using EngagementFlows.Places;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Campaigns;

/// <summary>What changes of a meeting; what is left out stays.</summary>
/// <param name="Venue"><c>new</c> or <c>same</c>: whether a changed place is another one. The words tell where it is left out.</param>
public sealed record MeetingPatch(LocalizedText? Title, string? Start, string? End, LocalizedText? Place, string? VideoLink, int? Places, string? ReplyBy, string? Venue);

/// <summary>
/// Changes the meeting. Needs the meeting's ETag, so that nobody changes what a colleague has just changed. A new time or venue is told once
/// to those who are or may be coming, and reminders of the old date never go out; seats, the last day for answers and corrected words change
/// quietly.
/// </summary>
public sealed class RescheduleMeeting(
    CampaignStore campaigns,
    Announcements announcements,
    IValidator<CampaignFile> validator,
    CampaignLinter linter,
    PlaceStore places,
    TimeProvider clock)
{
    [Function(nameof(RescheduleMeeting))]
    [LeastRole(Role.Coordinator)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/campaigns/{id}/meeting")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (ifMatch, missing) = IfMatch.Read(request,
            $"Send the meeting's ETag, which GET /api/campaigns/{id} gives as meeting.etag, in If-Match.");
        if (missing is not null)
        {
            return missing;
        }

        var (patch, fault) = await Api.ReadAsync<MeetingPatch>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (await campaigns.FindAsync(id, cancellation) is not { } found)
        {
            return Api.NotFound("campaign", id);
        }

        var venue = Enum.GetValues<VenueChange>().Cast<VenueChange?>().FirstOrDefault(one => NameOf(one!.Value) == patch!.Venue);
        if (patch!.Venue is not null && (venue is null || patch.Place is null))
        {
            return Api.Invalid("venue", venue is null
                ? "Write new where the meeting is at another place now, or same where only the words for the place are put right; or leave it out."
                : "It says whether the new place is another one: send place with it, or leave it out.");
        }

        var changed = found.Value.File with { Meeting = Apply(found.Value.File.Meeting, patch) };
        var faults = await validator.ValidateAsync(changed, cancellation);
        if (!faults.IsValid)
        {
            return Api.Invalid(faults.ToDictionary().ToDictionary(fault => InThePatch(fault.Key), fault => fault.Value));
        }

        var findings = linter.Check(found.Value with { File = changed }).Where(finding => finding.IsError && finding.Where.StartsWith("meeting.", StringComparison.Ordinal)).ToList();
        if (findings.Count > 0)
        {
            return LintAnswers.Invalid(findings, InThePatch);
        }

        var stale = false;
        MeetingMove? move = null;
        var decision = await campaigns.ChangeAsync(
            id,
            campaign =>
            {
                stale = IfMatch.IsStale(ifMatch, campaign.MeetingETag);
                var meeting = Apply(campaign.File.Meeting, patch);
                move = MeetingMove.Between(campaign.File.Meeting, meeting, venue);
                return stale ? new Decision(campaign, IsChange: false) : CampaignDecisions.Edit(campaign, meeting, move, clock.GetUtcNow());
            },
            cancellation);

        if (stale)
        {
            return Api.Problem(StatusCodes.Status412PreconditionFailed, "The meeting has changed", "Somebody else has changed the meeting since you read it. Read it again, and send your change with the new ETag.");
        }

        if (decision!.Refusal is { } refusal)
        {
            return Api.Conflict(refusal);
        }

        await announcements.AnnounceAsync(decision.Campaign, client, cancellation);
        request.HttpContext.Response.Headers.ETag = decision.Campaign.MeetingETag;
        // Before the launch there is nobody to tell.
        IReadOnlyList<string> tells = decision.Campaign.LaunchedAt is null ? [] : move!.Tells;
        // A name that is left as it was in one language may be right, or forgotten.
        var (was, place) = (found.Value.File.Meeting.Place, decision.Campaign.File.Meeting.Place);
        var venueIn = tells.Contains("venue") ? MeetingMove.OtherVenueIn(was, place).Select(LanguageCode) : null;
        return Api.Ok(new
        {
            id,
            meeting = MeetingView.Of(decision.Campaign),
            change = new { tells, venue = move!.Venue, venueIn },
            warnings = await WarningsAsync(decision.Campaign, cancellation),
        });
    }

    /// <summary>
    /// Fewer places than are taken: nobody loses theirs by a number, and the team must know. So it must of what is no longer said of the venue.
    /// </summary>
    private async Task<string[]?> WarningsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var list = await places.ReadAsync(campaign, cancellation);
        List<string> warnings = [];
        if (!campaign.AnswersToConfirm.IsEmpty)
        {
            warnings.Add($"These everydayAnswers were written for another place: {string.Join(", ", campaign.AnswersToConfirm)}. Nobody is given them any more, and "
                + $"who asks is answered by the team. Send all everydayAnswers, changed or as they are, with PATCH /api/campaigns/{campaign.Id}/about.");
        }

        if (list.Free < 0)
        {
            warnings.Add($"{list.Taken} places are taken or offered, and the meeting has {list.Capacity} now. Everybody keeps theirs, and nobody else "
                + "gets one until enough have become free. Where there is no room for them all, talk to them, and record "
                + $"who gives up a place with PATCH /api/campaigns/{campaign.Id}/participants/ID (partstat).");
        }

        return warnings.Count == 0 ? null : [.. warnings];
    }

    private static string LanguageCode(Language language) => language == Language.Welsh ? "cy" : "en";

    /// <summary>The validator names a member by its path in the campaign file, of which the request has only the meeting.</summary>
    private static string InThePatch(string path) => path.StartsWith("meeting.", StringComparison.Ordinal) ? path["meeting.".Length..] : path;

    private static string NameOf(VenueChange venue) => JsonSerializer.Serialize(venue).Trim('"');

    private static MeetingFile Apply(MeetingFile meeting, MeetingPatch patch) => meeting with
    {
        Title = patch.Title ?? meeting.Title,
        Start = patch.Start ?? meeting.Start,
        End = patch.End ?? meeting.End,
        Place = patch.Place ?? meeting.Place,
        VideoLink = patch.VideoLink ?? meeting.VideoLink,
        Places = patch.Places ?? meeting.Places,
        ReplyBy = patch.ReplyBy ?? meeting.ReplyBy,
    };
}
