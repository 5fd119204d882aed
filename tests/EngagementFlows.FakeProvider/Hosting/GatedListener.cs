using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace EngagementFlows.FakeProvider.Hosting;

/// <summary>A listener that can be closed for a while and comes back on the same port.</summary>
internal sealed class GatedListener(IConnectionListenerFactory sockets, IConnectionListener first) : IConnectionListener
{
    private readonly ConcurrentDictionary<string, ConnectionContext> connections = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changes = new(1);
    private IConnectionListener? inner = first;
    private TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Socket? reservation;
    private bool ended;

    public EndPoint EndPoint { get; } = first.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (!ended)
        {
            var (listener, wait) = (Volatile.Read(ref inner), opened.Task);
            if (listener is null)
            {
                await wait.WaitAsync(cancellationToken);
            }
            else if (await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                connections[connection.ConnectionId] = connection;
                connection.ConnectionClosed.Register(() => connections.TryRemove(connection.ConnectionId, out _));
                return connection;
            }
            else if (ReferenceEquals(listener, Volatile.Read(ref inner)))
            {
                await Task.Yield();
            }
        }

        return null;
    }

    public async Task CloseAsync()
    {
        await changes.WaitAsync();
        try
        {
            if (inner is { } listener)
            {
                opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref inner, null);
                await listener.UnbindAsync();
                await listener.DisposeAsync();
                await ReserveAsync();
            }

            foreach (var connection in connections.Values)
            {
                connection.Abort(new ConnectionAbortedException("The provider's port is closed."));
            }
        }
        finally
        {
            changes.Release();
        }
    }

    public async Task OpenAsync()
    {
        await changes.WaitAsync();
        try
        {
            if (inner is null && !ended)
            {
                var listener = await RetriedAsync(async () => await sockets.BindAsync(EndPoint));
                reservation?.Dispose();
                Volatile.Write(ref inner, listener);
                opened.TrySetResult();
            }
        }
        finally
        {
            changes.Release();
        }
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        ended = true;
        opened.TrySetResult();
        if (inner is { } listener)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (inner is { } listener)
        {
            await listener.DisposeAsync();
        }

        reservation?.Dispose();
        changes.Dispose();
    }

    /// <summary>
    /// A socket that is bound and does not listen: connections are refused all the same, and the system gives the port to
    /// no one else meanwhile, nor lets a caller be connected with itself.
    /// </summary>
    private async Task ReserveAsync() => reservation = await RetriedAsync(() =>
    {
        var socket = new Socket(EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(EndPoint);
            return Task.FromResult(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    });

    /// <summary>A port that was given up an instant ago can be busy for another.</summary>
    private static async Task<T> RetriedAsync<T>(Func<Task<T>> bind)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await bind();
            }
            catch (Exception fault) when (attempt < 200 && fault is (SocketException or AddressInUseException))
            {
                await Task.Delay(25);
            }
        }
    }
}
