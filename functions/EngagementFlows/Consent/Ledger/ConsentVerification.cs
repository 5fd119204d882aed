using EngagementFlows.Contacts;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent.Ledger;

/// <summary>Something in the ledger that is not as the app left it.</summary>
/// <param name="PartitionKey">In the table of participants.</param>
/// <param name="RowKey">The row that is meant.</param>
/// <param name="What"><c>changed</c>, <c>missing</c>, <c>moved</c>, <c>surplus</c>, <c>head</c> or <c>state</c>.</param>
/// <param name="Why">In words, without anything personal.</param>
public sealed record LedgerFault(string PartitionKey, string RowKey, string What, string Why);

/// <summary>
/// Proves one person's ledger: every entry is there, once, in its place, as it was written, after the one before; the head in the person's row
/// fits the last; and the state in that row follows from the entries. Pure.
/// </summary>
public static class ConsentVerification
{
    /// <param name="person">Null where the person's row is gone.</param>
    /// <param name="rows">All rows of the partition whose keys begin as the ledger's do.</param>
    public static IReadOnlyList<LedgerFault> Check(ParticipantRef reference, Participant? person, IReadOnlyList<SealedEntry> rows, ConsentChain chain)
    {
        var faults = new List<LedgerFault>();
        if (person is null)
        {
            faults.Add(Fault(ParticipantStore.Row, "missing", rows.Count == 0 ? "The person is in the index of contacts, and their whole partition is gone." : "The person's row is gone, and the entries of their ledger are there."));
        }

        var sound = new SortedDictionary<int, (ConsentEntry Entry, string Hash)>();
        var there = new HashSet<int>();
        foreach (var row in rows)
        {
            if (ConsentChain.NumberOf(row.Row) is not { } number || number > (person?.Ledger.Count ?? int.MaxValue))
            {
                faults.Add(Fault(row.Row, "surplus", "The person's row counts no such entry."));
                continue;
            }

            there.Add(number);
            if (chain.HashOf(reference, row.Data) != row.Hash || ConsentChain.EntryOf(row) is not { } entry)
            {
                faults.Add(Fault(row.Row, "changed", "Its content does not fit its hash."));
            }
            else if (entry.Number != number)
            {
                faults.Add(Fault(row.Row, "moved", $"It holds entry {entry.Number}."));
            }
            else
            {
                sound.Add(number, (entry, row.Hash));
            }
        }

        var count = person?.Ledger.Count ?? (there.Count == 0 ? 0 : there.Max());
        faults.AddRange(Enumerable.Range(1, count).Where(number => !there.Contains(number)).Select(number => Fault(ConsentChain.RowOf(number), "missing", "The person's row counts it, and it is not there.")));
        foreach (var (number, (entry, _)) in sound.Where(one => one.Value.Entry.Previous != (one.Key == 1 ? "" : sound.TryGetValue(one.Key - 1, out var before) ? before.Hash : one.Value.Entry.Previous)))
        {
            faults.Add(Fault(ConsentChain.RowOf(number), "changed", $"It does not follow entry {entry.Number - 1}."));
        }

        if (person is not null)
        {
            faults.AddRange(Head(person.Ledger, reference, sound.TryGetValue(person.Ledger.Count, out var last) ? last.Hash : null, chain));
            if (faults.Count == 0)
            {
                // Of a ledger that is spoilt nothing follows.
                faults.AddRange(State(person, [.. sound.Values.Select(one => one.Entry)]));
            }
        }

        return faults;

        LedgerFault Fault(string row, string what, string why) => new(reference.Key, row, what, why);
    }

    private static IEnumerable<LedgerFault> Head(ConsentLedger ledger, ParticipantRef reference, string? last, ConsentChain chain)
    {
        if (ledger != ConsentLedger.Empty && ledger.Head != chain.HeadOf(reference, ledger.Count, ledger.Last))
        {
            yield return new LedgerFault(reference.Key, ParticipantStore.Row, "head", "The count and the last hash in it do not fit its head.");
        }
        else if (ledger.Count > 0 && last is not null && last != ledger.Last)
        {
            yield return new LedgerFault(reference.Key, ConsentChain.RowOf(ledger.Count), "changed", "It is not the entry that the person's row names as the last.");
        }
    }

    private static IEnumerable<LedgerFault> State(Participant person, IReadOnlyList<ConsentEntry> entries)
    {
        foreach (var purpose in person.Consents.Keys.Union(entries.Select(entry => entry.Purpose)).Order(StringComparer.Ordinal))
        {
            var record = person.Consents.GetValueOrDefault(purpose);
            var latest = entries.LastOrDefault(entry => entry.Purpose == purpose);
            var fits = (record, latest) switch
            {
                // From before there was a ledger.
                ({ Entry: 0 }, null) => true,
                ({ } one, { } entry) => (one.Entry, one.State, one.At, one.WordingVersion) == (entry.Number, entry.State, entry.At, entry.WordingVersion) && one.Given == entry.State is ConsentState.Given or ConsentState.Renewed,
                _ => false,
            };
            if (!fits)
            {
                yield return new LedgerFault(person.Ref.Key, ParticipantStore.Row, "state", $"What it says of the consent to {purpose} does not follow from the ledger.");
            }
        }
    }
}
