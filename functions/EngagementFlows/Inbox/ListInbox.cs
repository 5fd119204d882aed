using System.Globalization;
using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <summary>
/// What waits for the team, a page at a time: what is open unless asked for otherwise; what may tell of harm, and then the oldest first.
/// </summary>
public sealed class ListInbox(CampaignStore campaigns, TeamInbox inbox, InboxPeople people, ContactKeys keys)
{
    private const int LargestPage = 1000;
    private static readonly string[] States = ["open", "assigned", "resolved", "all"];

    [Function("GetInbox")]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/inbox")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        var (filter, errors) = Read(request.Query, id);
        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        var rest = (await inbox.ListAsync(id, cancellation))
            .Where(item => filter.Shows(item) && filter.After?.IsBefore(item, filter.NewestFirst) != false).ToList();
        rest.Sort((one, other) => Place.Of(one).IsBefore(other, filter.NewestFirst) ? -1 : one.Id == other.Id ? 0 : 1);
        var page = rest.Take(filter.Top).ToList();
        var continuation = rest.Count > page.Count ? Sealed(id, Place.Of(page[^1])) : null;
        var names = await people.NamesAsync(id, page, cancellation);
        return Api.Ok(new { items = page.Select(item => InboxViews.Of(item, names, isInList: true)), continuation });
    }

    private (Filter Filter, Dictionary<string, string[]> Errors) Read(IQueryCollection query, string id)
    {
        var errors = new Dictionary<string, string[]>();
        var (state, kind, order, given) = (query["state"].ToString(), query["kind"].ToString(), query["order"].ToString(), query["continuation"].ToString());
        var assignedTo = query["assignedTo"].ToString();
        if (state.Length > 0 && !States.Contains(state))
        {
            errors["state"] = [$"Must be one of {string.Join(", ", States)}; open where it is left out."];
        }

        if (kind.Length > 0 && !InboxItem.Kinds.Contains(kind))
        {
            errors["kind"] = [$"Must be one of {string.Join(", ", InboxItem.Kinds)}."];
        }

        if (order is not ("" or "oldest" or "newest"))
        {
            errors["order"] = ["Must be oldest or newest: what comes first."];
        }

        var top = 100;
        if (query.TryGetValue("top", out var asked) && (!int.TryParse(asked, out top) || top is < 1 or > LargestPage))
        {
            errors["top"] = [$"Must be a whole number from 1 to {LargestPage}."];
        }

        var after = Unsealed(id, given);
        if (given.Length > 0 && after is null)
        {
            errors["continuation"] = ["Must be the continuation of the page before, as it was given."];
        }

        // Whoever asks for what somebody has in hand does not mean what nobody has.
        return (new Filter(state.Length > 0 ? state : assignedTo.Length > 0 ? "assigned" : "open", assignedTo, kind, order == "newest", top, after), errors);
    }

    private string Sealed(string id, Place place) => $"{Seal(id, place.ToString())}.{place}";

    private Place? Unsealed(string id, string given) =>
        given.Split('.', 2) is [var seal, var place] && seal == Seal(id, place) && place.Split('.', 3) is [var rank, var ticks, var item]
            && int.TryParse(rank, out var first) && long.TryParse(ticks, out var at) ? new Place(first, at, item) : null;

    private string Seal(string id, string place) => keys.Hash("inbox-continuation", $"{id}\n{place}")[..12];

    /// <summary>Where an item stands, and a page ends: whatever waits, nobody has to turn a page to find an alert.</summary>
    private sealed record Place(int Rank, long Ticks, string Id)
    {
        public static Place Of(InboxItem item) => new(item is { Kind: InboxItem.Safeguarding, State: not InboxState.Resolved } ? 0 : 1,
            item.At.UtcTicks, item.Id);

        public bool IsBefore(InboxItem item, bool newestFirst)
        {
            var other = Of(item);
            if (other.Rank != Rank)
            {
                return Rank < other.Rank;
            }

            var order = other.Ticks != Ticks ? other.Ticks.CompareTo(Ticks) : string.CompareOrdinal(other.Id, Id);
            return newestFirst ? order < 0 : order > 0;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}.{Ticks}.{Id}");
    }

    private sealed record Filter(string State, string AssignedTo, string Kind, bool NewestFirst, int Top, Place? After)
    {
        public bool Shows(InboxItem item) =>
            (State == "all" || item.State.ToString().Equals(State, StringComparison.OrdinalIgnoreCase))
            && (AssignedTo.Length == 0 || item.AssignedTo?.Id == AssignedTo)
            && (Kind.Length == 0 || item.Kind == Kind);
    }
}
