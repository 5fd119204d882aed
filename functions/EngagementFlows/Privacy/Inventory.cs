using EngagementFlows.Storage;

namespace EngagementFlows.Privacy;

/// <param name="Table">The property of <see cref="FlowTables"/>.</param>
/// <param name="Holds">What of a person stands there; or, where there is no place, why it is nobody's data.</param>
/// <param name="Places">The keys of the <see cref="IPlaceOfData"/> that look it up and empty it.</param>
public sealed record InventoryRow(string Table, string Holds, params IReadOnlyList<string> Places);

/// <summary>
/// Every table, and what in it is about a person. A new table needs a row here, and where it holds anything of a person, a place that finds
/// it and empties it: tests fail without. Subject access and erasure go by this list.
/// </summary>
public static class Inventory
{
    public static IReadOnlyList<InventoryRow> Rows { get; } =
    [
        new(nameof(FlowTables.Campaigns), "What a team wrote for everybody: nobody's data."),
        new(nameof(FlowTables.Participants), "Who somebody is, what they answered, what they were sent and wrote, and the ledger of their consents.", StoredKeys.Participant, StoredKeys.Timeline, StoredKeys.Others),
        new(nameof(FlowTables.Journeys), "How far each journey has come: what was planned, sent and chosen, by ids and times.", StoredKeys.Journeys),
        new(nameof(FlowTables.Contacts), "Under keyed hashes of contacts: whose they are, and who asked to hear nothing more.", StoredKeys.Contacts),
        new(nameof(FlowTables.Places), "Who has a place or waits for one, by id.", StoredKeys.Places),
        new(nameof(FlowTables.Inbox), "What waits for the team: replies and messages that did not go, with contact and words.", StoredKeys.Inbox),
        new(nameof(FlowTables.Outbox), "Captured messages, with contact and words.", StoredKeys.Outbox),
        new(nameof(FlowTables.FormKeys), "The keys that protect the forms of participants' pages: nobody's data."),
        new(nameof(FlowTables.Senders), "How our senders stand: nobody's data."),
        new(nameof(FlowTables.Deliveries), "What providers posted, until it has been taken in.", StoredKeys.Deliveries),
        new(nameof(FlowTables.Keys), "Keys of the team's programs, as hashes: nobody's data."),
        new(nameof(FlowTables.Safeguarding), "The team's phrases, and the messages of alerts by id: nobody's data."),
        new(nameof(FlowTables.Audit), "What was done to somebody's data, by their id.", StoredKeys.Audit),
        new(nameof(FlowTables.Privacy), "These requests, by id; and keyed hashes of those who are not to be added again.", StoredKeys.Requests),
    ];

    /// <summary>Where somebody's data is beside the tables.</summary>
    public static IReadOnlyList<string> Elsewhere { get; } = [StoredKeys.Texts, StoredKeys.Mails];
}

/// <summary>The names of places, in reports and in the file that a person is given.</summary>
public static class StoredKeys
{
    public const string Participant = "participant";
    public const string Timeline = "timeline";
    public const string Others = "named-by-others";
    public const string Contacts = "contacts";
    public const string Places = "places";
    public const string Inbox = "inbox";
    public const string Outbox = "outbox";
    public const string Deliveries = "deliveries";
    public const string Audit = "audit";
    public const string Requests = "requests";
    public const string Journeys = "journeys";
    public const string Texts = "twilio";
    public const string Mails = "sendgrid";
}
