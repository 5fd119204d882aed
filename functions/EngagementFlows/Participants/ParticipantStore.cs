using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Storage;

namespace EngagementFlows.Participants;

/// <summary>The one write path of a participant: the row under its ETag, and lines of the timeline and entries of the ledger of consents in the same entity-group transaction.</summary>
public sealed class ParticipantStore(FlowTables tables, ConsentChain consents)
{
    public const string Row = "participant";

    /// <returns>Null where there is nobody, or nobody any more: somebody whose data was erased is not found.</returns>
    public async Task<Stored<Participant>?> FindAsync(ParticipantRef participant, CancellationToken cancellation = default) =>
        await FindEvenErasedAsync(participant, cancellation) is { Value.ErasedAt: null } found ? found : null;

    public async Task<Stored<Participant>?> FindEvenErasedAsync(ParticipantRef participant, CancellationToken cancellation = default)
    {
        if (!TableKey.IsPossible(participant.Key))
        {
            return null;
        }

        var found = await tables.Participants.GetEntityIfExistsAsync<TableEntity>(participant.Key, Row, cancellationToken: cancellation);
        return found.HasValue ? Read(found.Value!) : null;
    }

    public async Task<Stored<Participant>> GetAsync(ParticipantRef participant, CancellationToken cancellation = default) =>
        await FindEvenErasedAsync(participant, cancellation) ?? throw new InvalidOperationException($"There is no participant {participant.Key}.");

    /// <returns>False if a participant with this id is there already.</returns>
    public async Task<bool> AddAsync(Participant participant, IReadOnlyList<TimelineEntry> lines, CancellationToken cancellation = default)
    {
        var (person, entries) = consents.Seal(participant);
        TableEntity[] rows = [JsonRow.Write(person.Ref.Key, Row, person), .. lines.Select(line => JsonRow.Write(person.Ref.Key, line.Id, line)), .. entries.Select(entry => ConsentChain.Write(person.Ref, entry))];
        try
        {
            await (rows.Length == 1
                ? tables.Participants.AddEntityAsync(rows[0], cancellation)
                : (Task)tables.Participants.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation));
            Trail.Changed("participant", person.Id, null, person, Plain.Participant);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Writes what <paramref name="decide"/> makes of the participant; decides again when somebody else wrote first.</summary>
    /// <param name="known">What was read already, to save reading it again.</param>
    public Task<Stored<Participant>> ChangeAsync(
        ParticipantRef id,
        Func<Participant, (Participant Changed, IEnumerable<TimelineEntry> Lines)> decide,
        Stored<Participant>? known = null,
        CancellationToken cancellation = default) =>
        OptimisticWrites.RetryAsync(async stale =>
        {
            var before = !stale && known is not null ? known : await GetAsync(id, cancellation);
            if (before.Value.ErasedAt is not null)
            {
                // Whatever was still under way for them is not written down any more.
                return before;
            }

            var (changed, lines) = decide(before.Value);
            return await WriteAsync(before, changed, [.. lines], cancellation);
        });

    /// <summary>
    /// Writes only where nobody has changed the person since they were read: for what was decided on all that stood there, such as whether a
    /// message may go, and for what only one of two who are at it at the same moment may do.
    /// </summary>
    /// <param name="known">What the decision was made on.</param>
    /// <param name="isThere">Whether this very write stands there already: its answer was lost on the way.</param>
    /// <returns>The person as stored now, and whether the change is theirs.</returns>
    public async Task<(Stored<Participant> Person, bool IsChanged)> TryChangeAsync(
        Stored<Participant> known,
        Func<Participant, (Participant Changed, IEnumerable<TimelineEntry> Lines)> decide,
        Func<Participant, bool> isThere,
        CancellationToken cancellation = default)
    {
        var isChanged = false;
        var after = await ChangeAsync(
            known.Value.Ref,
            before =>
            {
                var isAsKnown = ReferenceEquals(before, known.Value);
                isChanged = isAsKnown || isThere(before);
                return isAsKnown ? decide(before) : (before, []);
            },
            known,
            cancellation);
        return (after, isChanged);
    }

    /// <summary>A line that changes nothing of the person, such as a message just received. The same line again is the same line.</summary>
    public async Task AddLineAsync(ParticipantRef participant, TimelineEntry line, CancellationToken cancellation = default)
    {
        try
        {
            await tables.Participants.AddEntityAsync(JsonRow.Write(participant.Key, line.Id, line), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Delivered before; what has become of it since must not be overwritten.
        }
    }

    /// <summary>The person and one line of their timeline, in one request.</summary>
    public async Task<(Stored<Participant> Person, TimelineEntry Line)> GetWithLineAsync(ParticipantRef participant, string lineId, CancellationToken cancellation = default)
    {
        var (person, line) = await FindWithLineAsync(participant, lineId, cancellation);
        return (person ?? throw new InvalidOperationException($"There is no participant {participant.Key}."),
            line ?? throw new InvalidOperationException($"There is no line {lineId} in the timeline of {participant.Key}."));
    }

    /// <summary>The same, each null where it is not there.</summary>
    public async Task<(Stored<Participant>? Person, TimelineEntry? Line)> FindWithLineAsync(
        ParticipantRef participant, string lineId, CancellationToken cancellation = default)
    {
        Stored<Participant>? person = null;
        TimelineEntry? line = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key} and (RowKey eq {Row} or RowKey eq {lineId})");
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey == Row)
            {
                person = Read(row);
            }
            else
            {
                line = JsonRow.Read<TimelineEntry>(row);
            }
        }

        return (person, line);
    }

    public AsyncPageable<TableEntity> Query(string campaignId, int? top = null) =>
        tables.Participants.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {campaignId + ":"} and PartitionKey lt {campaignId + ";"} and RowKey eq {Row}"), top);

    public async IAsyncEnumerable<Participant> AllAsync(string campaignId)
    {
        await foreach (var row in Query(campaignId))
        {
            yield return Read(row).Value;
        }
    }

    public async Task<IReadOnlyList<Participant>> ListAsync(string campaignId, CancellationToken cancellation = default)
    {
        var people = new List<Participant>();
        await foreach (var person in AllAsync(campaignId).WithCancellation(cancellation))
        {
            people.Add(person);
        }

        return people;
    }

    public static Stored<Participant> Read(TableEntity row) => new(JsonRow.Read<Participant>(row), row.ETag);

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(ParticipantRef participant, CancellationToken cancellation = default)
    {
        var lines = new List<TimelineEntry>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key} and RowKey ne {Row} and (RowKey lt {ConsentChain.Prefix} or RowKey ge {ConsentChain.AfterPrefix})"), cancellationToken: cancellation))
        {
            lines.Add(JsonRow.Read<TimelineEntry>(row));
        }

        return [.. lines.OrderBy(line => line.At).ThenBy(line => line.Order).ThenBy(line => line.Id, StringComparer.Ordinal)];
    }

    /// <summary>What stands in the person's ledger, by number; whether it is whole is for <see cref="ConsentVerification"/> to say.</summary>
    public async Task<IReadOnlyList<SealedEntry>> LedgerAsync(ParticipantRef participant, CancellationToken cancellation = default)
    {
        var rows = new List<SealedEntry>();
        await foreach (var row in tables.Participants.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {participant.Key} and RowKey ge {ConsentChain.Prefix} and RowKey lt {ConsentChain.AfterPrefix}"), cancellationToken: cancellation))
        {
            rows.Add(ConsentChain.Read(row));
        }

        return rows;
    }

    private async Task<Stored<Participant>> WriteAsync(Stored<Participant> before, Participant changed, IReadOnlyList<TimelineEntry> lines, CancellationToken cancellation)
    {
        if (lines.Count == 0 && changed == before.Value)
        {
            return before;
        }

        var key = changed.Ref.Key;
        (changed, var entries) = consents.Seal(changed);
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateReplace, JsonRow.Write(key, Row, changed), before.ETag),
        };
        actions.AddRange(lines.Select(line => new TableTransactionAction(TableTransactionActionType.UpsertReplace, JsonRow.Write(key, line.Id, line))));
        // Added, never replaced: an entry that is there stays as it is.
        actions.AddRange(entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, ConsentChain.Write(changed.Ref, entry))));

        var written = await tables.Participants.SubmitTransactionAsync(actions, cancellation);
        Trail.Changed("participant", changed.Id, before.Value, changed, Plain.Participant);
        return new Stored<Participant>(changed, written.Value[0].Headers.ETag ?? throw new InvalidOperationException("Table Storage gave no ETag for a written row."));
    }
}

/// <summary>What was read, and the ETag under which it can be changed.</summary>
public sealed record Stored<T>(T Value, ETag ETag);
