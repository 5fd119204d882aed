using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Access;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Inbox;

/// <summary>What somebody wants to do with an item.</summary>
/// <param name="What">As <see cref="InboxDeed"/> has it.</param>
/// <param name="Request">All that was asked for, so that the same request is known again.</param>
/// <param name="Change">What it does to the item, besides being written into its history.</param>
public sealed record ProposedDeed(string What, string Request, Func<InboxItem, InboxAssignee, InboxItem> Change)
{
    public string? Detail { get; init; }

    /// <summary>Whom it is about; an item of nobody's then becomes theirs.</summary>
    public string? Participant { get; init; }
}

/// <param name="Refusal">The answer to send instead; null where it is done.</param>
public sealed record DoneDeed(InboxItem Item, InboxDeed Deed, IActionResult? Refusal);

/// <summary>
/// The one way in which the team changes an item: under the ETag that it read. Of two people at once the second hears what the first has
/// done; the same request again is the same deed.
/// </summary>
public sealed class InboxDesk(TeamInbox inbox, TimeProvider clock)
{
    public async Task<DoneDeed> DoAsync(HttpRequest request, string campaignId, string itemId, ProposedDeed proposed, CancellationToken cancellation)
    {
        var (given, missing) = IfMatch.Read(request,
            "Send the item's ETag in If-Match, so that nothing of what somebody else has done meanwhile is overlooked.");
        if (missing is not null)
        {
            return Refused(missing);
        }

        var actor = request.Actor();
        var who = new InboxAssignee(actor.Id, actor.Name);
        while (true)
        {
            if (await inbox.FindAsync(campaignId, itemId, cancellation) is not { } filed)
            {
                return Refused(Api.NotFound("item of this inbox", itemId));
            }

            var item = filed.Item.Value;
            if (given != item.ETag)
            {
                return await AgainOrTooLateAsync(filed, RevisionOf(given), who, proposed, cancellation);
            }

            var deed = new InboxDeed(item.Revision + 1, clock.GetUtcNow(), who, proposed.What) { Detail = proposed.Detail, Participant = proposed.Participant, Request = Hash(proposed) };
            var moves = filed.Partition == TeamInbox.Unknown && proposed.Participant is not null;
            var after = proposed.Change(item, who) with
            {
                Revision = deed.Revision,
                History = [.. item.History, deed],
                ParticipantIds = moves ? [proposed.Participant!] : item.ParticipantIds,
            };
            if (await inbox.ChangeAsync(filed, moves ? campaignId : filed.Partition, after, cancellation))
            {
                return new DoneDeed(after, deed, null);
            }
        }
    }

    /// <summary>Somebody takes an item in hand by doing something with it.</summary>
    public static InboxItem InHand(InboxItem item, InboxAssignee who) => item.State == InboxState.Open ? item with { State = InboxState.Assigned, AssignedTo = who } : item;

    private async Task<DoneDeed> AgainOrTooLateAsync(FiledItem filed, int? read, InboxAssignee who, ProposedDeed proposed, CancellationToken cancellation)
    {
        var item = filed.Item.Value;
        if (item.History.FirstOrDefault(deed => deed.Revision == read + 1) is { } same && same.Who.Id == who.Id && same.Request == Hash(proposed))
        {
            if (filed.Partition != TeamInbox.Unknown)
            {
                await inbox.ForgetUnknownAsync(item.Id, cancellation);
            }

            return new DoneDeed(item, same, null);
        }

        return Refused(Stale(item, read));
    }

    private static ContentResult Stale(InboxItem item, int? read)
    {
        var since = item.History.Where(deed => read is null || deed.Revision > read).ToList();
        var last = since.Count == 0 ? "It is not the item's present ETag." : $"{since[^1].Who.Name} {since[^1].What} it at {since[^1].At.ToString("HH:mm 'on' d MMMM yyyy 'UTC'", CultureInfo.InvariantCulture)}.";
        var answer = Api.Ok(
            new
            {
                type = "about:blank",
                title = "Somebody else was quicker",
                status = StatusCodes.Status412PreconditionFailed,
                detail = $"{last} Nothing was done. Look at the item as it is now, and decide again.",
                since = InboxViews.Of(since),
                item = InboxViews.Of(item),
            },
            StatusCodes.Status412PreconditionFailed);
        answer.ContentType = "application/problem+json; charset=utf-8";
        return answer;
    }

    private static int? RevisionOf(string etag) =>
        etag.StartsWith("\"item-", StringComparison.Ordinal) && int.TryParse(etag.AsSpan(6).TrimEnd('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    private static string Hash(ProposedDeed proposed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{proposed.What}\n{proposed.Participant}\n{proposed.Request}")).AsSpan(0, 12));

    private static DoneDeed Refused(IActionResult refusal) => new(null!, null!, refusal);
}
