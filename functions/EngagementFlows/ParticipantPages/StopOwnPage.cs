using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Pages.Own;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>Hears nothing more, by one button.</summary>
public sealed class StopOwnPage(PageAnswering answering) : IOwnPage
{
    public LinkPurpose Purpose => LinkPurpose.Stop;

    public bool TakesAnyForm => true;

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation) =>
        Task.FromResult(new ShownPage(typeof(StopPage), ("Stopped", visit.Person.Withdrawal != Withdrawal.None), ("IsShared", visit.Person.SharesContact)));

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        // Also where the person is withdrawn already: an earlier try may have broken off before it reached everybody.
        await answering.StopAsync(visit, "withdraws on a page", client, cancellation);
        return FormOutcome.Taken;
    }
}
