using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Storage;

namespace EngagementFlows.Contacts;

/// <summary>Numbers that stand on messages to one contact as the answers to one question.</summary>
/// <param name="CampaignId">With <paramref name="ParticipantId"/>, whose question it is: people share phones, and one person is in several campaigns.</param>
/// <param name="Question">What they answer, by the name that <see cref="Messaging.AnswerNumbers.Question"/> gives it.</param>
/// <param name="Until">Until when a message with them can be answered, as was known when they were given.</param>
public sealed record GivenNumbers(string CampaignId, string ParticipantId, string Question, int First, int Count, DateTimeOffset Until)
{
    public bool Has(int number) => number >= First && number < First + Count;

    internal bool IsOf(ParticipantRef person, string question) => CampaignId == person.CampaignId && ParticipantId == person.ParticipantId && Question == question;
}

/// <summary>
/// All numbers that stand on messages to one contact and can still be answered. None of them is given to another question, so that a number
/// means what it meant on the message on which somebody reads it. Pure.
/// </summary>
public sealed record NumberBook(ImmutableList<GivenNumbers> Given)
{
    public static NumberBook Empty { get; } = new([]);

    /// <summary>Those that the question has, or the lowest that are free.</summary>
    /// <param name="taken">Others that would be misunderstood: a message may have two questions, and marks are always 1 to 5.</param>
    /// <param name="usual">Where to begin if that is free: where the question stood before numbers were written down.</param>
    public (NumberBook Book, int First) Give(ParticipantRef person, string question, int count, DateTimeOffset until, IReadOnlySet<int> taken, int? usual = null)
    {
        var there = Given.Find(one => one.IsOf(person, question) && one.Count >= count && !Enumerable.Range(one.First, count).Any(taken.Contains));
        if (there is not null)
        {
            return (there.Until >= until ? this : this with { Given = Given.Replace(there, there with { Until = until }) }, there.First);
        }

        var first = usual is { } before && IsFree(before) ? before : 1;
        while (!IsFree(first))
        {
            first++;
        }

        bool IsFree(int from) => !Enumerable.Range(from, count).Any(number => taken.Contains(number) || Given.Exists(one => one.Has(number)));

        return (this with { Given = Given.Add(new GivenNumbers(person.CampaignId, person.ParticipantId, question, first, count, until)) }, first);
    }

    /// <summary>Numbers that are written out in a text of the campaign's own: they cannot be others, whoever has them too.</summary>
    public NumberBook WithFixed(ParticipantRef person, string question, int first, int count, DateTimeOffset until)
    {
        var there = Given.Find(one => one.IsOf(person, question) && one.First == first && one.Count == count);
        return there is null ? this with { Given = Given.Add(new GivenNumbers(person.CampaignId, person.ParticipantId, question, first, count, until)) }
            : there.Until >= until ? this
            : this with { Given = Given.Replace(there, there with { Until = until }) };
    }
}

/// <summary>The one write path of the numbers under a contact: a row a contact, under its ETag, so that two messages at once get different ones.</summary>
public sealed class ContactNumbers(FlowTables tables)
{
    private const string Row = "~numbers";

    public async Task<NumberBook> FindAsync(string contactKey, CancellationToken cancellation) => (await ReadAsync(contactKey, cancellation)).Book;

    /// <param name="decide">What becomes of the numbers that stand there; asked again where somebody else wrote first.</param>
    /// <param name="known">What was read already, to save reading it again.</param>
    public Task<NumberBook> ChangeAsync(
        string contactKey, Func<NumberBook, NumberBook> decide, CancellationToken cancellation, (NumberBook Book, ETag? ETag)? known = null) => OptimisticWrites.RetryAsync(async stale =>
    {
        var (before, etag) = !stale && known is { } read ? read : await ReadAsync(contactKey, cancellation);
        var after = decide(before);
        if (after.Given.SequenceEqual(before.Given))
        {
            return after;
        }

        if (etag is not { } tag)
        {
            await tables.Contacts.AddEntityAsync(JsonRow.Write(contactKey, Row, after), cancellation);
        }
        else if (after.Given.IsEmpty)
        {
            await tables.Contacts.DeleteEntityAsync(contactKey, Row, tag, cancellation);
        }
        else
        {
            await tables.Contacts.UpdateEntityAsync(JsonRow.Write(contactKey, Row, after), tag, TableUpdateMode.Replace, cancellation);
        }

        return after;
    });

    /// <summary>Nobody can answer this person's messages any more.</summary>
    public Task ForgetAsync(string contactKey, ParticipantRef person, CancellationToken cancellation) => ChangeAsync(
        contactKey, before => new NumberBook(before.Given.RemoveAll(one => one.CampaignId == person.CampaignId && one.ParticipantId == person.ParticipantId)), cancellation);

    public async Task<(NumberBook Book, ETag? ETag)> ReadAsync(string contactKey, CancellationToken cancellation)
    {
        var found = await tables.Contacts.GetEntityIfExistsAsync<TableEntity>(contactKey, Row, cancellationToken: cancellation);
        return found.HasValue ? (JsonRow.Read<NumberBook>(found.Value!), found.Value!.ETag) : (NumberBook.Empty, null);
    }
}
