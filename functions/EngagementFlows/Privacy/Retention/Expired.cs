using EngagementFlows.Campaigns;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Retention;

/// <summary>Something whose time is over.</summary>
/// <param name="CampaignId">Null where it belongs to none.</param>
/// <param name="Since">From when its time was counted.</param>
/// <param name="Remove">Takes it away; safe to repeat.</param>
public sealed record Expired(string Class, string? CampaignId, DateTimeOffset Since, Func<CancellationToken, Task> Remove);

/// <summary>A campaign with its people.</summary>
/// <param name="ClosedAt">Null while it is open. See <see cref="Closing"/>.</param>
public sealed record CampaignInTime(Campaign Campaign, IReadOnlyList<Participant> People, DateTimeOffset? ClosedAt);

/// <summary>A class of data that belongs to campaigns.</summary>
public interface ICampaignRetention
{
    IAsyncEnumerable<Expired> FindAsync(CampaignInTime campaign, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation);
}

/// <summary>A class of data that belongs to no campaign.</summary>
public interface IAppRetention
{
    IAsyncEnumerable<Expired> FindAsync(DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation);
}
