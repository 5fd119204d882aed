using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>The outbox, with somebody looking over its shoulder: the scripted participants read what is sent to them.</summary>
internal sealed class WatchedOutbox(Outbox outbox, Action<OutboundMessage> watcher) : IMessageChannel
{
    public TimeSpan FirstLook => outbox.FirstLook;

    public TimeSpan? ProofAfter => outbox.ProofAfter;

    public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var taken = await outbox.SendAsync(message, cancellation);
        watcher(message);
        return taken;
    }

    public Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
        outbox.LookUpAsync(message, to, text, since, cancellation);
}
