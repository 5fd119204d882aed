using System.Text.Json.Nodes;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Privacy.Stored;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy.Copies;

/// <summary>Twilio's copies of the texts that a person was sent and wrote.</summary>
public sealed class TextsPlace(TwilioCopies twilio, ParticipantRows rows, SharedMessages shared, IOptions<PrivacySettings> settings, TimeProvider clock) : IPlaceOfData
{
    public string Key => StoredKeys.Texts;

    public async Task<Holding> FindAsync(DataSubject subject, DurableTaskClient client, CancellationToken cancellation)
    {
        var ids = await IdsAsync(subject, cancellation);
        var found = new JsonArray();
        var (notAsked, gone) = (0, 0);
        foreach (var sid in ids)
        {
            try
            {
                if (!twilio.IsConfigured)
                {
                    notAsked++;
                }
                else if (await twilio.FindAsync(sid) is { } copy)
                {
                    found.Add(new JsonObject { ["sid"] = copy.Sid, ["status"] = copy.Status?.ToString(), ["to"] = copy.To, ["from"] = copy.From?.ToString(), ["body"] = copy.Body, ["createdAt"] = copy.DateCreated });
                    continue;
                }
                else
                {
                    gone++;
                }
            }
#pragma warning disable CA1031 // Whatever keeps Twilio from answering: the rest of what a person is told must not wait for it.
            catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                notAsked++;
            }

            found.Add(new JsonObject { ["sid"] = sid });
        }

        return new Holding(ids.Count, found, Note(notAsked, gone));
    }

    public async Task<PlaceOutcome> EraseAsync(DataSubject subject, PlaceOutcome? before, DurableTaskClient client, CancellationToken cancellation)
    {
        // Those of the rows while there are any, and those that an earlier run left undone.
        var ids = (await IdsAsync(subject, cancellation)).Union(before?.Owed ?? []).ToList();
        if (before is { Tries: > 0, State: PlaceState.Waiting })
        {
            ids = [.. before.Owed];
        }

        var done = before?.Count ?? 0;
        var owed = new List<string>();
        foreach (var sid in ids)
        {
            if (twilio.IsConfigured && await TakeAwayAsync(sid, cancellation))
            {
                done++;
            }
            else
            {
                owed.Add(sid);
            }
        }

        return Tries.After(before, done, owed, clock.GetUtcNow(), settings.Value.Twilio == "redact" ? "Emptied of their words at Twilio." : "Deleted at Twilio.", twilio.IsConfigured
            ? "Twilio did not take these messages away: see whether its account is in order, and ask for the erasure again."
            : "Twilio is not set up here any more: set it up and ask for the erasure again, or delete these messages there.", twilio.IsConfigured);
    }

    /// <summary>What went through Twilio and was not captured, and what came from it; but for messages that may be somebody else's.</summary>
    private async Task<IReadOnlyList<string>> IdsAsync(DataSubject subject, CancellationToken cancellation)
    {
        var ambiguous = await shared.AmongAsync(subject, cancellation);
        var found = new List<string>();
        foreach (var person in subject.Records)
        {
            found.AddRange(person.Steps.Values.Where(step => step is { Channel: Channel.Sms, Captured: false }).Select(step => step.ProviderId).OfType<string>());
            found.AddRange((await rows.TimelineKeysAsync(person.Ref, "r|", cancellation)).Where(row => !ambiguous.Contains(row)).Select(row => row[2..]));
        }

        return [.. found.Where(IsSid).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>SM or MM and 32 hexadecimal digits.</summary>
    private static bool IsSid(string id) => id.Length == 34 && id[0] is 'S' or 'M' && id[1] == 'M' && id.Skip(2).All(char.IsAsciiHexDigit);

    private async Task<bool> TakeAwayAsync(string sid, CancellationToken cancellation)
    {
        try
        {
            if (await twilio.RedactAsync(sid) && settings.Value.Twilio != "redact")
            {
                await twilio.DeleteAsync(sid);
            }

            return true;
        }
#pragma warning disable CA1031 // Whatever Twilio says or does not: the message is tried again, and named if it never goes.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static string? Note(int notAsked, int gone) => (notAsked, gone) switch
    {
        (0, 0) => null,
        (0, _) => $"Of {gone} messages Twilio keeps no copy any more.",
        (_, 0) => $"For {notAsked} messages Twilio could not be asked what it keeps; their ids are listed.",
        _ => $"For {notAsked} messages Twilio could not be asked what it keeps; their ids are listed. Of {gone} it keeps no copy any more.",
    };
}
