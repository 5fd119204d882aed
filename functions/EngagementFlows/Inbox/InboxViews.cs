using EngagementFlows.Contacts;

namespace EngagementFlows.Inbox;

/// <summary>How the API shows what waits.</summary>
internal static class InboxViews
{
    /// <summary>A list has no more of each text: the item itself has all of it.</summary>
    private const int LongestInList = 1_000;

    /// <param name="names">Of the people whom it may be from, by id; whoever reads the inbox may see them.</param>
    /// <param name="isInList">Long texts are cut.</param>
    public static object Of(InboxItem item, IReadOnlyDictionary<string, string>? names = null, bool isInList = false)
    {
        var isShortened = isInList && item.Text.Length > LongestInList;
        return new
        {
            id = item.Id,
            etag = item.ETag,
            kind = item.Kind,
            state = item.State,
            assignedTo = item.AssignedTo,
            participantIds = item.ParticipantIds,
            people = names is null ? null : item.ParticipantIds.Where(names.ContainsKey).Select(id => new { id, name = names[id] }),
            channel = item.Channel,
            // One way to write a phone number, whichever way it came in: the way the list of people has it.
            from = PhoneNumber.Parse(item.From).Number?.E164 ?? item.From,
            text = isShortened ? Cut(item.Text) : item.Text,
            isShortened = isShortened ? (bool?)true : null,
            at = item.At,
            why = item.Why,
            attached = item.Attached,
            asks = item.Asks.Count == 0 ? null : item.Asks,
            history = Of(item.History),
        };
    }

    public static IEnumerable<object> Of(IEnumerable<InboxDeed> history) => history.Select(deed =>
        new { at = deed.At, who = deed.Who, what = deed.What, detail = deed.Detail, participant = deed.Participant });

    private static string Cut(string text) =>
        text[..(char.IsHighSurrogate(text[LongestInList - 1]) ? LongestInList - 1 : LongestInList)] + "…";
}
