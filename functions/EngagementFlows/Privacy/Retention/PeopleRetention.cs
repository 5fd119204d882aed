using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Privacy.Retention;

/// <summary>What stands with people: their texts, their own words, and last who they are. Each is marked as gone, so that it is looked for once.</summary>
public sealed class PeopleRetention(ParticipantStore participants, ParticipantRows rows, ContactIndex contacts, ContactNumbers numbers, ContactKeys keys, IOptions<RetentionSettings> settings) : ICampaignRetention
{
    public const string Texts = "texts";
    public const string Answers = "answers";
    public const string Contacts = "contacts";

    public async IAsyncEnumerable<Expired> FindAsync(CampaignInTime campaign, DateTimeOffset now, DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (campaign.ClosedAt is not { } closed)
        {
            yield break;
        }

        (string Class, string Period, Func<Participant, CancellationToken, Task> Remove)[] classes =
        [
            (Texts, settings.Value.Texts, RemoveTextsAsync),
            (Answers, settings.Value.Answers, RemoveAnswersAsync),
            (Contacts, settings.Value.Contacts, RemoveContactsAsync),
        ];
        foreach (var (name, period, remove) in classes.Where(one => closed + Durations.Of(one.Period) <= now))
        {
            foreach (var person in campaign.People.Where(person => person.ErasedAt is null && !person.Removed.Contains(name)))
            {
                yield return new Expired(name, campaign.Campaign.Id, closed, token => remove(person, token));
            }
        }

        await Task.CompletedTask;
    }

    private async Task RemoveTextsAsync(Participant person, CancellationToken cancellation)
    {
        await rows.ChangeLinesAsync(person.Ref, WithoutWords, cancellation);
        await MarkAsync(person, Texts, before => before with { Unclear = null, Asides = before.Asides.Clear() }, cancellation);
    }

    private Task RemoveAnswersAsync(Participant person, CancellationToken cancellation) =>
        MarkAsync(person, Answers, before => before with { Answers = before.Answers with { AccessNeeds = null, Opening = null, OneThing = null, Comment = null }, AnswerReviews = before.AnswerReviews.Clear(), AnswersGiven = [], Unclear = null, RecordedNeeds = [] }, cancellation);

    private async Task RemoveContactsAsync(Participant person, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(person.Details))
        {
            await contacts.RemoveAsync(key, person.Ref, cancellation);
            await numbers.ForgetAsync(key, person.Ref, cancellation);
        }

        foreach (var key in keys.SupporterKeys(person.Details))
        {
            await contacts.RemoveSupporterAsync(key, person.Ref, cancellation);
        }

        await MarkAsync(person, Contacts, before => before with { Details = Tombstone.Nobody, Household = "", RecordedNeeds = [] }, cancellation);
    }

    private Task MarkAsync(Participant person, string name, Func<Participant, Participant> change, CancellationToken cancellation) =>
        participants.ChangeAsync(person.Ref, before => (change(before) with { Removed = before.Removed.Add(name) }, []), cancellation: cancellation);

    /// <returns>Whether there was anything to take away.</returns>
    private static bool WithoutWords(string row, JsonObject line)
    {
        var had = false;
        foreach (var member in row.StartsWith(Stored.TimelinePlace.Ledger, StringComparison.Ordinal) ? [] : (string[])["text", "subject", "attached", "reply"])
        {
            had |= line.Remove(member);
        }

        return had;
    }
}
