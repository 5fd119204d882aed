using EngagementFlows.Inbox;
using EngagementFlows.Links;
using EngagementFlows.Pages.Own;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>Asks the team for what is kept about the person. Nothing is given out here: who holds a link has not shown who they are.</summary>
public sealed class DataOwnPage(ParticipantStore participants, TeamInbox inbox) : IOwnPage
{
    /// <summary>Asked again within this, it is the same request.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromDays(1);

    public LinkPurpose Purpose => LinkPurpose.Data;

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        var asked = visit.Person.DataAskedAt;
        return Task.FromResult(new ShownPage(typeof(DataPage), ("AskedOn", asked is { } at ? visit.DayOf(at) : null), ("MayAsk", asked is null || visit.Now - asked >= Same)));
    }

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var stored = await participants.ChangeAsync(
            visit.Person.Ref,
            before => visit.Now - before.DataAskedAt < Same ? (before, [])
                : (before with { DataAskedAt = visit.Now }, [TimelineEntry.Note("data-request", $"data:{visit.Now.UtcTicks}", visit.Now, "asks on a page for what is kept about them")]),
            cancellation: cancellation);

        // Also where it was asked before: had the process ended between the two writes, the team would not know of it.
        var (person, at) = (stored.Value, stored.Value.DataAskedAt!.Value);
        var channel = person.Details.PreferredChannel;
        var item = new InboxItem(
            $"data-{person.Id}-{at.UtcTicks}", [person.Id], channel, person.Details.AddressFor(channel) ?? "", "", at, "This person asks for what is kept about them. Make sure who they are, and answer within one month.")
        {
            Kind = InboxItem.DataRequest,
        };
        await inbox.PutAsync(person.CampaignId, item, cancellation);
        return FormOutcome.Taken;
    }
}
