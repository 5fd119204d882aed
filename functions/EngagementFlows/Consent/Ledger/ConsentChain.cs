using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Consent.Ledger;

/// <summary>
/// Seals the entries of a person's ledger: each is hashed, under the app's key, over whose it is, its JSON (in which its number stands) and so the hash of
/// the one before. Who has the storage and not the key can take entries away or spoil them, and can make none.
/// </summary>
public sealed class ConsentChain(ContactKeys keys)
{
    /// <summary>What the keys of the ledger's rows begin with; between <c>c|</c> and <c>c}</c> there is nothing else.</summary>
    public const string Prefix = "c|";
    public const string AfterPrefix = "c}";

    private const string HashColumn = "Hash";

    public static string RowOf(int number) => $"{Prefix}{number.ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>The number in a row's key; null where it is none of ours.</summary>
    public static int? NumberOf(string row) =>
        row.Length >= Prefix.Length + 6 && int.TryParse(row.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && RowOf(number) == row ? number : null;

    /// <summary>The person with a ledger that counts the entries not written yet, and their rows.</summary>
    public (Participant Person, IReadOnlyList<SealedEntry> Rows) Seal(Participant person)
    {
        if (person.Unwritten.IsEmpty)
        {
            return (person, []);
        }

        var rows = new List<SealedEntry>();
        var last = person.Ledger.Last;
        foreach (var entry in person.Unwritten)
        {
            var data = JsonSerializer.Serialize(entry with { Previous = last }, JsonRow.Options);
            last = HashOf(person.Ref, data);
            rows.Add(new SealedEntry(RowOf(entry.Number), data, last));
        }

        var count = person.Ledger.Count + rows.Count;
        return (person with { Ledger = new ConsentLedger(count, last, HeadOf(person.Ref, count, last)), Unwritten = [] }, rows);
    }

    public string HashOf(ParticipantRef person, string data) => keys.Hash("consent-entry", $"{person.Key}\n{data}");

    public string HeadOf(ParticipantRef person, int count, string last) => keys.Hash("consent-head", $"{person.Key}\n{count.ToString(CultureInfo.InvariantCulture)}\n{last}");

    public static TableEntity Write(ParticipantRef person, SealedEntry row) => new(person.Key, row.Row) { ["Data"] = row.Data, [HashColumn] = row.Hash };

    /// <summary>Whatever stands in a row of the ledger, spoilt or not.</summary>
    public static SealedEntry Read(TableEntity row) => new(row.RowKey, Text(row, "Data"), Text(row, HashColumn));

    /// <summary>The entry in a row; null where there is no reading it.</summary>
    public static ConsentEntry? EntryOf(SealedEntry row)
    {
        try
        {
            return JsonSerializer.Deserialize<ConsentEntry>(row.Data, JsonRow.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(TableEntity row, string column) => row.TryGetValue(column, out var value) && value is string text ? text : "";
}
