using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Journeys;

/// <summary>How far one journey has come, kept from call to call. A later release reads what an earlier one wrote: members are added, never given another meaning.</summary>
/// <param name="Unrecorded">Steps that have come to nothing and are written into the timeline with the next step.</param>
public sealed record JourneyRecord(JourneyState State, ImmutableList<StepOutcome> Unrecorded)
{
    /// <summary>Nothing more is planned.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>The one write path of a journey's state: a row a journey, under its ETag.</summary>
public sealed class JourneyStore(FlowTables tables)
{
    private const string Row = "journey";

    /// <returns>Null where the journey has not begun, or its person's data was erased.</returns>
    public async Task<Stored<JourneyRecord>?> FindAsync(ParticipantRef participant, CancellationToken cancellation = default)
    {
        var found = await tables.Journeys.GetEntityIfExistsAsync<TableEntity>(participant.Key, Row, cancellationToken: cancellation);
        return found.HasValue ? new Stored<JourneyRecord>(JsonRow.Read<JourneyRecord>(found.Value!), found.Value!.ETag) : null;
    }

    /// <param name="before">What was read; null for a journey's first row.</param>
    /// <exception cref="RequestFailedException">409 or 412: the same journey is being taken further by somebody else. 404: it was taken away meanwhile.</exception>
    public async Task<Stored<JourneyRecord>> WriteAsync(ParticipantRef participant, Stored<JourneyRecord>? before, JourneyRecord record, CancellationToken cancellation = default)
    {
        var row = JsonRow.Write(participant.Key, Row, record);
        var written = before is null
            ? await tables.Journeys.AddEntityAsync(row, cancellation)
            : await tables.Journeys.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellation);
        return new Stored<JourneyRecord>(record, written.Headers.ETag ?? throw new InvalidOperationException("Table Storage gave no ETag for a written row."));
    }

    public Task RemoveAsync(ParticipantRef participant, CancellationToken cancellation = default) =>
        tables.Journeys.DeleteEntityAsync(participant.Key, Row, ETag.All, cancellation);
}
