using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Worlds;

/// <summary>
/// Looks, when a world ends, for the names, numbers and addresses of everybody who was ever added to it, in all places where personal data
/// has no business: logs and the exceptions in them, traces, ids of orchestrations, keys of tables, addresses that were asked for.
/// </summary>
public sealed class Canary : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> birds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> spans = new();
    private ActivityListener? listener;

    /// <summary>Looks at the spans that end from now on, in this whole process.</summary>
    /// <param name="sources">Whose, by the beginning of their names; with <c>""</c> everybody's.</param>
    public void Listen(params string[] sources)
    {
        listener?.Dispose();
        listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Any(name => source.Name.StartsWith(name, StringComparison.Ordinal)),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue(Text(span)),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<string> Birds => [.. birds.Keys];

    public IReadOnlyList<string> Spans => [.. spans];

    /// <summary>Remembers somebody, whatever becomes of them in the tables.</summary>
    public void Know(params IEnumerable<string?> texts)
    {
        foreach (var text in texts.OfType<string>().Where(text => text.Length >= 3))
        {
            birds.TryAdd(text, true);
        }
    }

    /// <summary>Contacts in every way in which they are written, what only the team notes, and full names: a first name alone may be any word.</summary>
    public void Know(ParticipantDetails details)
    {
        Know(new[] { details.Name, details.Supporter?.Name }.Where(name => name?.Contains(' ', StringComparison.Ordinal) == true));
        Know(details.Notes, details.Email?.Value, details.Supporter?.Email?.Value);
        foreach (var phone in new[] { details.Phone?.E164, details.Supporter?.Phone?.E164 }.OfType<string>())
        {
            Know(phone[1..], phone.StartsWith("+44", StringComparison.Ordinal) ? $"0{phone[3..]}" : null);
        }
    }

    /// <summary>Everybody who is in the tables now.</summary>
    public async Task KnowEverybodyAsync(string storage, string prefix)
    {
        var table = LocalTables.Service(storage).GetTableClient($"{prefix}Participants");
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {ParticipantStore.Row}")))
        {
            Know(JsonRow.Read<Participant>(row).Details);
        }
    }

    /// <returns>The lines in which one of them sings, each with where it was and what was found.</returns>
    public IReadOnlyList<string> Singing(string where, IEnumerable<string> lines)
    {
        var known = SearchValues.Create([.. birds.Keys], StringComparison.Ordinal);
        return birds.IsEmpty ? [] : [.. lines.Where(line => line.AsSpan().ContainsAny(known)).SelectMany(line => birds.Keys.Where(bird => IsIn(line, bird)).Select(bird => $"{where} has '{bird}': {line}"))];
    }

    public void Dispose() => listener?.Dispose();

    /// <summary>As a word of its own: Sam is not in "same".</summary>
    private static bool IsIn(string line, string bird)
    {
        for (var at = line.IndexOf(bird, StringComparison.Ordinal); at >= 0; at = line.IndexOf(bird, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(line[at - 1])) && (at + bird.Length == line.Length || !char.IsLetterOrDigit(line[at + bird.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(Activity span) =>
        string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
            .Concat(span.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name}.{tag.Key}={tag.Value}")))
            .Concat(span.Baggage.Select(one => $"{one.Key}={one.Value}"))
            .Prepend($"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.StatusDescription}"));
}
