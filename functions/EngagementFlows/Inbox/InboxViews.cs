namespace EngagementFlows.Inbox;

/// <summary>How the API shows what waits.</summary>
internal static class InboxViews
{
    public static object Of(InboxItem item) => new
    {
        id = item.Id,
        etag = item.ETag,
        kind = item.Kind,
        state = item.State,
        assignedTo = item.AssignedTo,
        participantIds = item.ParticipantIds,
        channel = item.Channel,
        from = item.From,
        text = item.Text,
        at = item.At,
        why = item.Why,
        attached = item.Attached,
        asks = item.Asks.Count == 0 ? null : item.Asks,
        history = Of(item.History),
    };

    public static IEnumerable<object> Of(IEnumerable<InboxDeed> history) =>
        history.Select(deed => new { at = deed.At, who = deed.Who, what = deed.What, detail = deed.Detail, participant = deed.Participant });
}
