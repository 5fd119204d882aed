using System.Collections.Immutable;
using Azure.Data.Tables;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Contacts;

/// <summary>
/// Which contacts asked to hear nothing more, in any campaign, known or not. Kept under the contact's keyed hash alone, so that it outlives
/// the campaigns and holds whoever is added under that contact later. Only START, or the team, lifts it.
/// </summary>
public sealed class Suppressions(FlowTables tables)
{
    /// <summary>Beside the people of a contact; no campaign's id begins so.</summary>
    public const string Row = "~stop";

    private const int Remembered = 50;

    /// <returns>Null where the contact may be written to.</returns>
    public async Task<Suppression?> FindAsync(string contactKey, CancellationToken cancellation) =>
        (await ReadAsync(contactKey, cancellation)) is { Value: { IsOn: true } found } ? found : null;

    /// <returns>False where this wish was heard before, or a later one overtook it.</returns>
    public Task<bool> StopAsync(string contactKey, string eventId, Withdrawal how, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(contactKey, eventId, at, before => before with { How = how }, cancellation);

    /// <inheritdoc cref="StopAsync"/>
    public Task<bool> LiftAsync(string contactKey, string eventId, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(contactKey, eventId, at, before => before with { How = Withdrawal.None }, cancellation);

    private Task<bool> ChangeAsync(string contactKey, string eventId, DateTimeOffset at, Func<Suppression, Suppression> change, CancellationToken cancellation) =>
        OptimisticWrites.RetryAsync(async _ =>
        {
            var stored = await ReadAsync(contactKey, cancellation);
            var before = stored?.Value ?? new Suppression(Withdrawal.None, default, []);
            if (before.Heard.Contains(eventId) || at < before.At)
            {
                return false;
            }

            var heard = before.Heard.Count < Remembered ? before.Heard : before.Heard.RemoveAt(0);
            var row = JsonRow.Write(contactKey, Row, change(before) with { At = at, Heard = heard.Add(eventId) });
            await (stored is null
                ? tables.Contacts.AddEntityAsync(row, cancellation)
                : tables.Contacts.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellation));
            return true;
        });

    private async Task<Stored<Suppression>?> ReadAsync(string contactKey, CancellationToken cancellation)
    {
        var found = await tables.Contacts.GetEntityIfExistsAsync<TableEntity>(contactKey, Row, cancellationToken: cancellation);
        return found.HasValue ? new Stored<Suppression>(JsonRow.Read<Suppression>(found.Value!), found.Value!.ETag) : null;
    }
}

/// <param name="How">None once it was lifted.</param>
/// <param name="At">When it last changed: what was said before that and comes later changes nothing.</param>
/// <param name="Heard">The wishes taken in, newest last: one that is delivered again after START does not count again.</param>
public sealed record Suppression(Withdrawal How, DateTimeOffset At, ImmutableList<string> Heard)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOn => How != Withdrawal.None;
}
