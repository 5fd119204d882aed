using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Control;

/// <summary>Writes the ledger; entries are numbered in the order in which they are accepted.</summary>
internal sealed class LedgerBook(ProviderClock clock)
{
    private readonly Lock gate = new();
    private readonly List<LedgerMessage> messages = [];
    private readonly SortedDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly List<Refusal> refusals = [];
    private readonly List<Violation> violations = [];
    private readonly List<CallbackAnswer> callbacks = [];
    private readonly List<ProviderReply> replies = [];
    private readonly List<string> erased = [];
    private readonly List<MessageChange> changes = [];

    /// <summary>Numbers and dates the message.</summary>
    public LedgerMessage Accept(LedgerMessage message)
    {
        lock (gate)
        {
            var kept = message with { Number = messages.Count + 1, At = clock.Now };
            messages.Add(kept);
            return kept;
        }
    }

    public void Attempt(string provider, string operation)
    {
        lock (gate)
        {
            var name = $"{provider}.{operation}";
            attempts[name] = attempts.GetValueOrDefault(name) + 1;
        }
    }

    public void Refuse(Refusal refusal) => Add(refusals, refusal);

    public void Violate(string method, string path, params IReadOnlyList<string> problems) =>
        Add(violations, new Violation(clock.Now, method, path, problems));

    public void Call(CallbackAnswer answer) => Add(callbacks, answer);

    public void Reply(string to, string word, string body) => Add(replies, new ProviderReply(clock.Now, to, word, body));

    public void Erase(string address) => Add(erased, address);

    public void Change(string id, string change) => Add(changes, new MessageChange(clock.Now, id, change));

    public Ledger Read()
    {
        lock (gate)
        {
            return new Ledger
            {
                Messages = [.. messages], Attempts = new Dictionary<string, int>(attempts), Refusals = [.. refusals],
                Violations = [.. violations], Callbacks = [.. callbacks], ProviderReplies = [.. replies],
                Erased = [.. erased], Changes = [.. changes],
            };
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            messages.Clear();
            attempts.Clear();
            refusals.Clear();
            violations.Clear();
            callbacks.Clear();
            replies.Clear();
            erased.Clear();
            changes.Clear();
        }
    }

    private void Add<T>(List<T> list, T entry)
    {
        lock (gate)
        {
            list.Add(entry);
        }
    }
}
