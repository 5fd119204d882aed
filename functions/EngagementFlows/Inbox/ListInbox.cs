using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Inbox;

/// <summary>What waits for the team, a page at a time: what is open unless asked for otherwise, oldest first.</summary>
public sealed class ListInbox(CampaignStore campaigns, TeamInbox inbox, ContactKeys keys)
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

        var found = (await inbox.ListAsync(id, cancellation)).Where(filter.Shows).OrderBy(item => item.At).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        if (filter.NewestFirst)
        {
            found.Reverse();
        }

        var rest = found.SkipWhile(item => filter.After is { } after && !after.IsBefore(item, filter.NewestFirst)).ToList();
        var page = rest.Take(filter.Top).ToList();
        var continuation = rest.Count > page.Count ? Sealed(id, new Place(page[^1].At.UtcTicks, page[^1].Id)) : null;
        return Api.Ok(new { items = page.Select(InboxViews.Of), continuation });
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

    private string Sealed(string id, Place place) => $"{Seal(id, $"{place.Ticks}.{place.Id}")}.{place.Ticks}.{place.Id}";

    private Place? Unsealed(string id, string given) =>
        given.Split('.', 3) is [var seal, var ticks, var item] && seal == Seal(id, $"{ticks}.{item}") && long.TryParse(ticks, out var at) ? new Place(at, item) : null;

    private string Seal(string id, string place) => keys.Hash("inbox-continuation", $"{id}\n{place}")[..12];

    /// <summary>Where a page ended.</summary>
    private sealed record Place(long Ticks, string Id)
    {
        public bool IsBefore(InboxItem item, bool newestFirst)
        {
            var order = item.At.UtcTicks != Ticks ? item.At.UtcTicks.CompareTo(Ticks) : string.CompareOrdinal(item.Id, Id);
            return newestFirst ? order < 0 : order > 0;
        }
    }

    private sealed record Filter(string State, string AssignedTo, string Kind, bool NewestFirst, int Top, Place? After)
    {
        public bool Shows(InboxItem item) =>
            (State == "all" || item.State.ToString().Equals(State, StringComparison.OrdinalIgnoreCase))
            && (AssignedTo.Length == 0 || item.AssignedTo?.Id == AssignedTo)
            && (Kind.Length == 0 || item.Kind == Kind);
    }
}
