using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace EngagementFlows.FakeProvider.Hosting;

/// <summary>
/// Kestrel's listeners, of which the first, the providers', can be closed and opened again: a closed one has no socket, so
/// that the system itself refuses connections.
/// </summary>
internal sealed class ConnectionGate(ILoggerFactory loggers)
{
    private readonly SocketTransportFactory sockets = new(Options.Create(new SocketTransportOptions()), loggers);
    private readonly List<IConnectionListener> listeners = [];
    private int closings;

    public int ProviderPort => Port(listeners[0]);

    public int ControlPort => Port(listeners[1]);

    private GatedListener Providers => (GatedListener)listeners[0];

    public async ValueTask<IConnectionListener> ListenAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        var listener = await sockets.BindAsync(endpoint, cancellationToken);
        if (listeners.Count == 0)
        {
            listener = new GatedListener(sockets, listener);
        }

        listeners.Add(listener);
        return listener;
    }

    /// <param name="length">After which it opens by itself, unless it was opened or closed anew before; null: never.</param>
    public async Task CloseAsync(TimeSpan? length)
    {
        var closing = Interlocked.Increment(ref closings);
        await Providers.CloseAsync();
        if (length is { } wait)
        {
            _ = OpenLaterAsync(wait, closing);
        }
    }

    public async Task OpenAsync()
    {
        Interlocked.Increment(ref closings);
        await Providers.OpenAsync();
    }

    private static int Port(IConnectionListener listener) => ((IPEndPoint)listener.EndPoint).Port;

    private async Task OpenLaterAsync(TimeSpan wait, int closing)
    {
        await Task.Delay(wait);
        if (Volatile.Read(ref closings) == closing)
        {
            await Providers.OpenAsync();
        }
    }
}

/// <summary>
/// The gate as Kestrel wants it. A class of its own, since ASP.NET Core takes any <c>BindAsync</c> of a route handler's
/// parameter, an interface's too, for model binding.
/// </summary>
internal sealed class GatedTransport(ConnectionGate gate) : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        gate.ListenAsync(endpoint, cancellationToken);
}
