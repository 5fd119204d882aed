using EngagementFlows.Messaging;

namespace EngagementFlows.Worlds;

/// <summary>A way out that fails as networks do: before a message is taken, or after it was, when only the answer is lost.</summary>
public sealed class FaultyChannel(Outbox outbox, Func<OutboundMessage, int, FaultyChannel.Fault> faults) : IMessageChannel
{
    private readonly Dictionary<string, int> calls = [];
    private readonly Lock gate = new();

    public enum Fault
    {
        None,
        BeforeTheSend,
        AfterTheSend,
    }

    public IReadOnlyDictionary<string, int> Calls
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, int>(calls);
            }
        }
    }

    public TimeSpan FirstLook => outbox.FirstLook;

    public TimeSpan? ProofAfter => outbox.ProofAfter;

    public Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
        outbox.LookUpAsync(message, to, text, since, cancellation);

    public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        int call;
        lock (gate)
        {
            call = calls[message.Step] = calls.GetValueOrDefault(message.Step) + 1;
        }

        var fault = faults(message, call);
        if (fault != Fault.BeforeTheSend)
        {
            await outbox.SendAsync(message, cancellation);
        }

        if (fault != Fault.None)
        {
            throw new HttpRequestException("The connection was lost.");
        }

        return new HandOver.Accepted(message.Id);
    }
}
