using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text.Json;
using Azure.Core.Diagnostics;
using DurableTask.AzureStorage;
using DurableTask.Core;
using EngagementFlows.StockDurable;

// Runs orchestrations of five activities on stock Durable Task with Azure Storage, on the storage that is named, and prints one line of
// JSON: how many there were, the seconds they took, the requests to storage, and how many came to a wrong result.
var (connection, count) = (args[0], int.Parse(args[1]));
var requests = 0;
using var counting = new AzureEventSourceListener(
    (happened, _) =>
    {
        if (happened.EventName == "Request")
        {
            Interlocked.Increment(ref requests);
        }
    },
    EventLevel.Informational);

var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
{
    StorageAccountClientProvider = new StorageAccountClientProvider(connection),
    TaskHubName = $"Stock{Environment.ProcessId}",
});
await service.CreateIfNotExistsAsync();
using var worker = new TaskHubWorker(service);
worker.AddTaskOrchestrations(typeof(FiveActivities));
worker.AddTaskActivities(typeof(AddOne));
await worker.StartAsync();
var client = new TaskHubClient(service);

// Its leases on the queues take a while: the measure begins when work is being done.
await RunAsync();
Interlocked.Exchange(ref requests, 0);
var watch = Stopwatch.StartNew();
var results = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => RunAsync()));
var line = new { count, seconds = watch.Elapsed.TotalSeconds, requests, wrong = results.Count(result => result != $"{FiveActivities.Activities}") };
Console.WriteLine(JsonSerializer.Serialize(line));
await worker.StopAsync(isForced: true);
await service.DeleteAsync();

async Task<string?> RunAsync()
{
    var instance = await client.CreateOrchestrationInstanceAsync(typeof(FiveActivities), 0);
    var state = await client.WaitForOrchestrationAsync(instance, TimeSpan.FromMinutes(10));
    return state?.Output;
}
