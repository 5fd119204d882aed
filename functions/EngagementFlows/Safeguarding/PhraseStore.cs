using Azure;
using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Safeguarding;

/// <summary>The list of phrases in force: the built-in one with the team's changes. Read from storage at most once a minute.</summary>
public sealed class PhraseStore(FlowTables tables, TimeProvider clock)
{
    private const string Partition = "phrases";
    private const string Row = "team";
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(1);
    private Known? known;

    public async Task<bool> TellsOfHarmAsync(string? text, CancellationToken cancellation) =>
        !string.IsNullOrWhiteSpace(text) && (await InForceAsync(cancellation)).TellsOfHarm(text);

    public async Task<(PhraseChanges Changes, ETag? ETag)> ReadAsync(CancellationToken cancellation)
    {
        var found = await tables.Safeguarding.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        return found.HasValue ? (JsonRow.Read<PhraseChanges>(found.Value!), found.Value!.ETag) : (PhraseChanges.None, null);
    }

    /// <param name="before">The ETag of what was read; null where nothing was there.</param>
    /// <returns>False where somebody else wrote first.</returns>
    public async Task<bool> WriteAsync(PhraseChanges changes, ETag? before, CancellationToken cancellation)
    {
        try
        {
            var row = JsonRow.Write(Partition, Row, changes);
            await (before is { } etag ? tables.Safeguarding.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation) : tables.Safeguarding.AddEntityAsync(row, cancellation));
            known = null;
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The same reader as long as the list is the same.</summary>
    internal async Task<PhraseReader> InForceAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var last = known;
        if (last is not null && now - last.At < Keeps && now >= last.At)
        {
            return last.Reader;
        }

        var (changes, _) = await ReadAsync(cancellation);
        var reader = last?.Revision == changes.Revision ? last.Reader : new PhraseReader(PhraseBook.BuiltIn, changes);
        known = new Known(now, changes.Revision, reader);
        return reader;
    }

    private sealed record Known(DateTimeOffset At, int Revision, PhraseReader Reader);
}
