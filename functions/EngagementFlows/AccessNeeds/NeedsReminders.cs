using System.Globalization;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Tells the team which access needs are not met, at each of the campaign's times before the meeting, unless that has moved or been called
/// off since. Of the times that have passed when the watch begins, the last stands for all, and is now. Safe to repeat.
/// </summary>
public sealed class RemindTeamOfNeeds(CampaignStore campaigns, UnmetNeeds unmet)
{
    /// <param name="call">Its cursor is the time until which the team has been told.</param>
    [Function(nameof(RemindTeamOfNeeds))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, CancellationToken cancellation)
    {
        var input = call.Read<NeedsWatchInput>();
        var campaign = await campaigns.GetAsync(input.CampaignId, cancellation);
        if (campaign.MoveVersion != input.MeetingVersion)
        {
            return LoopAnswer.Done.To(call);
        }

        DateTimeOffset? toldUntil = call.Cursor is { } said ? DateTimeOffset.ParseExact(said, "O", CultureInfo.InvariantCulture) : null;
        foreach (var one in Due(campaign.File, toldUntil, call.Now).Where(_ => campaign.State != CampaignState.Cancelled))
        {
            await unmet.ListBeforeMeetingAsync(campaign, one.Lead, cancellation);
        }

        return (Times(campaign.File).FirstOrDefault(one => one.Due > call.Now) is { } next && MeetingTimes.Start(campaign.File) > call.Now
            ? LoopAnswer.At(next.Due, call.Now.ToString("O", CultureInfo.InvariantCulture))
            : LoopAnswer.Done).To(call);
    }

    /// <param name="toldUntil">Null when the watch begins.</param>
    public static IEnumerable<PlannedReminder> Due(CampaignFile file, DateTimeOffset? toldUntil, DateTimeOffset now) =>
        toldUntil is { } since ? Times(file).Where(one => one.Due > since && one.Due <= now)
        : MeetingTimes.Start(file) > now ? Times(file).Where(one => one.Due <= now).TakeLast(1)
        : [];

    private static IEnumerable<PlannedReminder> Times(CampaignFile file)
    {
        var start = MeetingTimes.Start(file);
        return file.AccessNeeds.RemindTeam.Select(lead => new PlannedReminder(lead, MeetingTimes.Shift(file, start, lead, back: true))).OrderBy(one => one.Due);
    }
}

/// <summary>Sees to it that every time of a launched campaign's meeting has one watch.</summary>
public sealed class NeedsReminding
{
    public async Task SetUpAsync(Campaign campaign, DurableTaskClient client, CancellationToken cancellation)
    {
        if (campaign.State != CampaignState.Cancelled)
        {
            await client.StartOnceAsync(
                nameof(NeedsWatch),
                new NeedsWatchInput(campaign.Id, campaign.MoveVersion),
                $"{campaign.Id}:access-needs:{campaign.MoveVersion}",
                cancellation);
        }
    }
}
