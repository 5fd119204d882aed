using System.Net;
using EngagementFlows.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>
/// Whoever calls the local host from its own machine, and sends no other proof, is its developer and may do everything. Only the local host
/// has this way in: no setting of the app puts it anywhere else.
/// </summary>
public sealed class LocalDeveloper : ISignIn
{
    public ValueTask<Proof?> FindAsync(HttpRequest request, CancellationToken cancellation) => ValueTask.FromResult<Proof?>(
        IsFromHere(request) ? new Proof.Of(Actor.Local.Id, Actor.Local.Name, [Role.Administrator]) : null);

    /// <summary>
    /// By the connection, never by a header that says where it came from; and addressed by a name of this machine's, since a page of another
    /// site can have its own name resolve to 127.0.0.1.
    /// </summary>
    public static bool IsFromHere(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && IsThisMachine(request.Host.Host)
        && !OtherSites.Act(request);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

public static class LocalWorker
{
    /// <summary>The function app's middleware, and the local developer's way in.</summary>
    public static void Configure(IFunctionsWorkerApplicationBuilder worker)
    {
        worker.UseEngagementFlows();
        // After the app's own ways in: who sends a key is judged by it.
        worker.Services.AddSingleton<ISignIn, LocalDeveloper>();
    }
}
