using System.Collections.Concurrent;
using System.Diagnostics;

namespace EngagementFlows.Privacy;

/// <summary>Every address that this process asks for by HTTP, with its query, as long as this lives: spans leave queries out.</summary>
internal sealed class AskedAddresses : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    public AskedAddresses() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>As they stand, and as they read.</summary>
    public IReadOnlyCollection<string> All => [.. addresses.Keys.Select(address => $"{address} {Uri.UnescapeDataString(address)}")];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // The runtime tells of a request by an object of a type of its own; that it has a Request is what it promises.
        if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri: { } address })
        {
            addresses.TryAdd(address.AbsoluteUri, true);
        }
    }

    public void OnCompleted()
    {
        // Nothing is kept open for it.
    }

    public void OnError(Exception error)
    {
        // What the runtime cannot tell is not asked for.
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }
}
