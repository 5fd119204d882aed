namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>Twilio's messages, in order of arrival.</summary>
internal sealed class TwilioStore
{
    private readonly Lock gate = new();
    private readonly List<string> order = [];
    private readonly Dictionary<string, TwilioMessage> messages = new(StringComparer.Ordinal);

    public void Add(TwilioMessage message)
    {
        lock (gate)
        {
            order.Add(message.Sid);
            messages[message.Sid] = message;
        }
    }

    public TwilioMessage? Find(string sid)
    {
        lock (gate)
        {
            return messages.GetValueOrDefault(sid);
        }
    }

    /// <returns>The message as changed; null where there is none.</returns>
    public TwilioMessage? Change(string sid, Func<TwilioMessage, TwilioMessage> change)
    {
        lock (gate)
        {
            return messages.TryGetValue(sid, out var message) ? messages[sid] = change(message) : null;
        }
    }

    public bool Delete(string sid)
    {
        lock (gate)
        {
            return messages.Remove(sid);
        }
    }

    /// <summary>Newest first, as Twilio lists them.</summary>
    public IReadOnlyList<TwilioMessage> Where(Func<TwilioMessage, bool> condition)
    {
        lock (gate)
        {
            return [.. Enumerable.Reverse(order).Select(sid => messages.GetValueOrDefault(sid)).OfType<TwilioMessage>().Where(condition)];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            order.Clear();
            messages.Clear();
        }
    }
}
