using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Faults;

/// <summary>The rules of misbehaviour, and how often each was met.</summary>
internal sealed class FaultBook
{
    private static readonly string[] Operations = ["send", "list", "fetch", "update", "delete", "erase"];

    private readonly Lock gate = new();
    private List<State> states = [];

    /// <returns>What is wrong with a rule; nothing where it can be set.</returns>
    public static IEnumerable<string> Problems(FaultRule rule)
    {
        if (rule.Provider is not (null or "twilio" or "sendgrid"))
        {
            yield return $"provider: '{rule.Provider}' is neither twilio nor sendgrid.";
        }

        if (rule.Operation is { } operation && !Operations.Contains(operation, StringComparer.Ordinal))
        {
            yield return $"operation: '{operation}' is none of {string.Join(", ", Operations)}.";
        }

        if ((rule.Nth is null ? 0 : 1) + (rule.Every is null ? 0 : 1) + (rule.Probability is null ? 0 : 1) > 1)
        {
            yield return "nth, every, probability: give one of them at most.";
        }

        if (rule is { Nth: < 1 } or { Every: < 1 } or { Probability: < 0 or > 1 } or { Count: < 1 })
        {
            yield return "nth, every and count start at 1; probability is from 0 to 1.";
        }

        if (rule is { Fault: FaultKind.ErrorCode, Code: null })
        {
            yield return "code: an errorCode needs one.";
        }
    }

    public void Set(IReadOnlyList<FaultRule> rules)
    {
        lock (gate)
        {
            states = [.. rules.Select(static rule => new State(rule))];
        }
    }

    /// <summary>The rule that this call meets, if any.</summary>
    public FaultRule? Meet(string provider, string operation, string? to)
    {
        lock (gate)
        {
            // Every rule counts the call before one of them wins, so that rules do not shift each other's counts.
            var due = states.Where(state => state.IsAbout(provider, operation, to)).Where(static state => state.IsDue()).ToList();
            if (due.FirstOrDefault() is not { } state)
            {
                return null;
            }

            state.Met++;
            return state.Rule;
        }
    }

    private sealed class State(FaultRule rule)
    {
        private readonly Random random = new(rule.Seed);
        private int seen;

        public FaultRule Rule { get; } = rule;

        public int Met { get; set; }

        public bool IsAbout(string provider, string operation, string? to) =>
            (Rule.Provider ?? provider) == provider && (Rule.Operation ?? operation) == operation
            && (Rule.To is null || string.Equals(Rule.To, to, StringComparison.OrdinalIgnoreCase));

        public bool IsDue()
        {
            seen++;
            var met = Rule switch
            {
                { Nth: { } nth } => seen == nth,
                { Every: { } every } => seen % every == 0,
                { Probability: { } probability } => random.NextDouble() < probability,
                _ => true,
            };
            return met && (Rule.Count is null || Met < Rule.Count);
        }
    }
}
