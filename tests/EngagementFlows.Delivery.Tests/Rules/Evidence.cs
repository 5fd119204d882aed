using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Delivery.Tests;

/// <param name="At">When the app had taken it in.</param>
/// <param name="InOwnWords">Else by the provider's word, which it answers itself.</param>
internal sealed record OptOut(string ParticipantId, DateTimeOffset At, bool InOwnWords);

/// <summary>One thing that waits for the team.</summary>
internal sealed record TeamItem(string Id, string Kind, string Why);

/// <summary>A message that a provider accepted, and whose it is.</summary>
internal sealed record LedgerEntry(Participant Person, string Step, int Attempt)
{
    public static LedgerEntry? Find(IEnumerable<Participant> people, LedgerMessage message)
    {
        if (MessageReference.Parse(message.Key) is not { } reference || people.FirstOrDefault(one => one.Ref == reference.Participant) is not { } person)
        {
            return null;
        }

        return person.Steps
            .SelectMany(step => Enumerable.Range(1, Math.Max(1, step.Value.Attempts)).Select(attempt => new LedgerEntry(person, step.Key, attempt)))
            .FirstOrDefault(entry => MessageReference.IdOf(person.Ref, entry.Step, entry.Attempt) == reference.MessageId);
    }
}

/// <summary>All that one run has left behind: what the provider saw, and what the app has recorded.</summary>
internal sealed record Evidence(
    Ledger Ledger, IReadOnlyList<Participant> People, IReadOnlyDictionary<string, IReadOnlyList<TimelineEntry>> Timelines, IReadOnlyList<TeamItem> Inbox, IReadOnlyList<OptOut> OptOuts)
{
    /// <summary>The provider's port was closed for a while, which leaves no trace in its ledger.</summary>
    public bool PortWasClosed { get; init; }

    /// <summary>The app was killed on the way, so that callbacks found nobody.</summary>
    public bool AppWasKilled { get; init; }

    public IEnumerable<(LedgerMessage Message, LedgerEntry? Entry)> Accepted => Ledger.Messages.Select(message => (message, LedgerEntry.Find(People, message)));

    public HashSet<string> AcceptedKeys => [.. Ledger.Messages.Select(message => message.Key ?? "")];

    /// <summary>The step whose message was refused.</summary>
    public LedgerEntry StepOf(Refusal refusal) =>
        LedgerEntry.Find(People, new LedgerMessage(0, refusal.At, refusal.Provider, "", refusal.Key, refusal.To ?? "")) ?? throw new InvalidOperationException($"{refusal.Key} is nobody's.");

    /// <summary>The provider told the app before that instant that the message did not arrive.</summary>
    public bool WasProvedUndelivered(LedgerMessage message, DateTimeOffset before) =>
        Ledger.Callbacks.Any(callback => callback.MessageId == message.Id && callback.Status is >= 200 and < 300 && callback.At <= before
            && callback.Event.Split(',').Any(word => word is "undelivered" or "failed" or "bounce" or "dropped"));
}
