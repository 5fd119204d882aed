using System.Collections.Immutable;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent.Ledger;

/// <summary>What somebody says about one consent, before it is known what it changes.</summary>
/// <param name="Yes">Whether it is given.</param>
/// <param name="At">When it was said.</param>
/// <param name="Channel">As in <see cref="ConsentEntry.Channel"/>.</param>
/// <param name="Evidence">The id of the message or line in which it was said.</param>
public sealed record ConsentChange(string Purpose, bool Yes, DateTimeOffset At, string Channel, string Evidence)
{
    /// <summary>The same for every delivery of the same words; null where they can come but once.</summary>
    public string? EventId { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The id of the message in which it was asked.</summary>
    public string? Question { get; init; }
    public ShownWording Wording { get; init; } = ShownWording.Elsewhere;
    public string RecordedBy { get; init; } = Access.Actor.Participant.Id;
    public ConsentProxy? By { get; init; }

    /// <summary>When it runs out, if it is given.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>It follows from a wish to hear nothing more at all.</summary>
    public bool ByStop { get; init; }
}

/// <summary>The one way in which a consent changes: the state in the person's row and the entry in the ledger, in one write. Pure.</summary>
public static class ConsentChanges
{
    /// <summary>The person with the change recorded; unchanged where the same words were heard before.</summary>
    public static Participant Recording(this Participant person, ConsentChange change)
    {
        if (change.EventId is { } id && person.ReceivedIds.Contains(id))
        {
            return person;
        }

        var state = StateAfter(person.Consents.GetValueOrDefault(change.Purpose), change);
        return person.With(
            new ConsentEntry(person.NextEntry(), change.Purpose, state, change.At)
            {
                RecordedAt = change.RecordedAt == default ? change.At : change.RecordedAt,
                WordingVersion = change.Wording.Version,
                Language = change.Wording.Language,
                WordingHash = change.Wording.Hash,
                Channel = change.Channel,
                Evidence = change.Question is { } question ? [question, change.Evidence] : [change.Evidence],
                RecordedBy = change.RecordedBy,
                By = change.By?.WithoutName(),
                ExpiresAt = change.Yes ? change.ExpiresAt : null,
            },
            change.Evidence,
            change.By,
            change.ByStop);
    }

    /// <summary>Whoever wants to hear nothing more has taken back what they had agreed to about being written to; photos and words are another matter.</summary>
    public static Participant WithdrawingContact(this Participant person, DateTimeOffset at, string channel, string evidence, string recordedBy) =>
        new[] { ConsentPurposes.Sms, ConsentPurposes.Email, ConsentPurposes.ContactAgain, ConsentPurposes.LaterStages }
            .Where(purpose => person.Consents.GetValueOrDefault(purpose)?.Given == true)
            .Aggregate(person, (before, purpose) => before.Recording(new ConsentChange(purpose, Yes: false, at, channel, evidence)
            {
                RecordedBy = recordedBy,
                Wording = new ShownWording(before.Consents[purpose].WordingVersion, null, null),
                ByStop = true,
            }));

    /// <summary>Consents whose time is up, each recorded as expired by the app itself.</summary>
    public static Participant Lapsing(this Participant person, DateTimeOffset now) =>
        person.Consents.Where(one => one.Value.HasRunOut(now)).OrderBy(one => one.Key, StringComparer.Ordinal).Aggregate(person, (before, one) => before.With(
            new ConsentEntry(before.NextEntry(), one.Key, ConsentState.Expired, one.Value.ExpiresAt!.Value)
            {
                RecordedAt = now,
                WordingVersion = one.Value.WordingVersion,
                Channel = "system",
                RecordedBy = Access.Actor.System.Id,
                Evidence = one.Value.Entry > 0 ? [ConsentChain.RowOf(one.Value.Entry)] : [],
            },
            "",
            by: null));

    /// <summary>Without the names of those who spoke for the person: what an erasure leaves.</summary>
    public static ImmutableDictionary<string, ConsentRecord> WithoutNames(this ImmutableDictionary<string, ConsentRecord> consents) =>
        consents.SetItems(consents.Where(one => one.Value.By?.Name is not null).Select(one => KeyValuePair.Create(one.Key, one.Value with { By = one.Value.By!.WithoutName() })).ToList());

    private static ConsentState StateAfter(ConsentRecord? before, ConsentChange change) => (change.Yes, before) switch
    {
        (true, { Given: true } or { State: ConsentState.Expired }) => ConsentState.Renewed,
        (true, _) => ConsentState.Given,
        (false, { Given: true } or { State: ConsentState.Withdrawn }) => ConsentState.Withdrawn,
        _ => ConsentState.Refused,
    };

    private static int NextEntry(this Participant person) => person.Ledger.Count + person.Unwritten.Count + 1;

    private static Participant With(this Participant person, ConsentEntry entry, string evidence, ConsentProxy? by, bool byStop = false) => person with
    {
        Unwritten = person.Unwritten.Add(entry),
        Consents = person.Consents.SetItem(entry.Purpose, new ConsentRecord(entry.State is ConsentState.Given or ConsentState.Renewed, entry.At, entry.WordingVersion, evidence)
        {
            State = entry.State,
            Entry = entry.Number,
            ExpiresAt = entry.State == ConsentState.Expired ? entry.At : entry.ExpiresAt,
            By = by,
            ByStop = byStop,
        }),
    };
}
