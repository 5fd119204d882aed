using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>The outbox, with somebody looking over its shoulder: the scripted participants read what is sent to them.</summary>
internal sealed class WatchedOutbox(Outbox outbox, Action<OutboundMessage> watcher) : IMessageChannel
{
    public async Task SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        await outbox.SendAsync(message, cancellation);
        watcher(message);
    }
}
