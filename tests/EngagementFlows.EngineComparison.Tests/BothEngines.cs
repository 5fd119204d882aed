using System.Net;
using System.Text.Json.Nodes;
using EngagementFlows.EngineComparison.Framework;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Testing;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.EngineComparison.Tests;

/// <summary>
/// The same app of cases on the local engine and under Microsoft's Durable extension, both on the real clock. All cases run at once
/// on both from the start, since most of a case's time is waiting; a test looks at what its own case came to.
/// </summary>
#pragma warning disable CA1001 // xunit disposes it by DisposeAsync of IAsyncLifetime.
public sealed class BothEngines : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private readonly SemaphoreSlim extensionPlaces = new(40);
    private readonly SemaphoreSlim localPlaces = new(40);
    private readonly Dictionary<string, (Task<JsonObject> Local, Task<JsonObject> Extension)> runs = [];
    private WholeAzurite? azurite;
    private WorkerHostProcess? extension;
    private LocalHostApp? local;
    private HttpClient? http;

    /// <summary>What a case saw on the local engine and under the extension.</summary>
    internal async Task<(JsonObject Local, JsonObject Extension)> RunAsync(string name) => (await runs[name].Local, await runs[name].Extension);

    public async Task InitializeAsync()
    {
        azurite = await WholeAzurite.StartAsync();
        var folder = await PublishedWorker.FolderAsync("tests/EngagementFlows.EngineComparison.App");
        extension = await WorkerHostProcess.StartAsync(folder, azurite.ConnectionString, new Dictionary<string, string>());
        local = LocalHostApp.Build(new LocalHostOptions
        {
            FunctionApp = typeof(CaseFunctions).Assembly,
            Port = 0,
            LogLevel = LogLevel.Error,
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = (await Azurite.SharedAsync()).ConnectionString },
        });
        await local.StartAsync();
        http = new HttpClient { Timeout = Longest };
        foreach (var name in CaseFunctions.All.Keys)
        {
            runs[name] = (RunAsync(local.Address, name, localPlaces), RunAsync(extension.Address, name, extensionPlaces));
        }
    }

    public async Task DisposeAsync()
    {
        http?.Dispose();
        if (extension is not null)
        {
            await extension.DisposeAsync();
        }

        if (local is not null)
        {
            await local.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        extensionPlaces.Dispose();
        localPlaces.Dispose();
    }

    private async Task<JsonObject> RunAsync(Uri host, string name, SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            using var answer = await http!.PostAsync(new Uri(host, $"/cases/{name}"), content: null);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.StatusCode == HttpStatusCode.OK
                ? JsonNode.Parse(text)!.AsObject()
                : throw new InvalidOperationException($"{(int)answer.StatusCode} from {(host == local!.Address ? "the local host" : "the extension's host")}: {text}");
        }
        finally
        {
            places.Release();
        }
    }
}
