using System.Collections.Concurrent;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Control;

/// <summary>How each recipient is treated: as set by a test, and as they have asked for themselves since.</summary>
internal sealed class RecipientBook
{
    public const int OptedOut = 21610;

    private readonly ConcurrentDictionary<string, RecipientBehaviour> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> suppressed = new(StringComparer.OrdinalIgnoreCase);

    public RecipientBehaviour Of(string to) => known.GetValueOrDefault(to) ?? new RecipientBehaviour(to);

    public void Set(RecipientBehaviour behaviour)
    {
        known[behaviour.To] = behaviour;
        suppressed.TryRemove(behaviour.To, out _);
    }

    public void OptOut(string number) => known[number] = Of(number) with { Refuse = OptedOut };

    public void OptIn(string number)
    {
        if (Of(number) is { Refuse: OptedOut } blocked)
        {
            known[number] = blocked with { Refuse = null };
        }
    }

    /// <summary>SendGrid drops later mail to this address.</summary>
    public void Suppress(string address, string reason) => suppressed[address] = reason;

    public string? WhySuppressed(string address) => suppressed.GetValueOrDefault(address);

    public void Clear()
    {
        known.Clear();
        suppressed.Clear();
    }
}
