using System.Text.Json.Nodes;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Stored;

/// <summary>What a person was sent and wrote, and the ledger of their consents beside it.</summary>
public sealed class TimelinePlace(ParticipantRows rows, SharedMessages shared) : IPlaceOfData
{
    /// <summary>Entries of the consent ledger: ids, versions and hashes, chained, so that none may go.</summary>
    public const string Ledger = ConsentChain.Prefix;

    public string Key => StoredKeys.Timeline;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var ambiguous = await shared.AmongAsync(subject, cancellation);
        var (lines, leftOut) = (new JsonArray(), 0);
        foreach (var reference in subject.Refs)
        {
            await foreach (var (row, data) in rows.AsStoredAsync(reference, cancellation))
            {
                if (row == ParticipantStore.Row)
                {
                    continue;
                }

                if (ambiguous.Contains(row))
                {
                    leftOut++;
                    continue;
                }

                data["campaign"] = reference.CampaignId;
                data["row"] = row;
                lines.Add(data);
            }
        }

        return new Holding(
            lines.Count,
            lines,
            leftOut == 0 ? null
                : $"{(leftOut == 1 ? "1 message" : $"{leftOut} messages")} came from a phone or email that somebody else has too. We do not know which of you wrote it, so it is left out. Ask the team about it.",
            leftOut == 0 ? null
                : $"Daeth {leftOut} neges o ffôn neu e-bost sydd gan rywun arall hefyd. Dydyn ni ddim yn gwybod pa un ohonoch chi a'i hysgrifennodd, felly mae wedi ei gadael allan. Gofynnwch i'r tîm amdani.");
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        var removed = before?.Count ?? 0;
        foreach (var reference in subject.Refs)
        {
            removed += await rows.RemoveLinesAsync(reference, row => !row.StartsWith(Ledger, StringComparison.Ordinal), cancellation);
        }

        return new PlaceOutcome(PlaceState.Done, removed, "Entries of the consent ledger stay: they hold ids and hashes.");
    }
}

/// <summary>Messages that stand with several people, because they came from a contact that these share.</summary>
public sealed class SharedMessages(ParticipantRows rows, DataSubjects subjects)
{
    /// <returns>Row keys of timelines.</returns>
    public async Task<IReadOnlySet<string>> AmongAsync(DataSubject subject, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in await subjects.OthersAsync(subject, cancellation))
        {
            found.UnionWith((await rows.TimelineKeysAsync(other.Ref, "r|", cancellation)));
        }

        return found;
    }
}
