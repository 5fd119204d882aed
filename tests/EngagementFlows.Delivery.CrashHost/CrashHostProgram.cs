using System.Globalization;
using System.Text.Json;
using EngagementFlows.Delivery.CrashHost;
using EngagementFlows.LocalHost.Durable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

// The app in a process of its own, to be killed. It says where it answers, moves virtual time as it is told on its
// input, and ends when its input does, unless the call comes at which it kills itself.
if (args is not [var groundJson, var crashJson, var start, var timeFile])
{
    Console.Error.WriteLine("Usage: CrashHost <ground as JSON> <crash as JSON> <virtual time> <file for the time of the crash>");
    return 1;
}

var ground = JsonSerializer.Deserialize<DeliveryGround>(groundJson)!;
var clock = new VirtualClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture));
var crash = new CrashPoint(JsonSerializer.Deserialize<CrashAt>(crashJson)!, timeFile, clock);
var time = new SteppedTime(clock);
await using var store = new TableOrchestrationStore(
    new TableStoreOptions { ConnectionString = ground.Storage, TableName = $"{ground.TablePrefix}Hub", Policies = [crash.StoragePolicy] }, NullLoggerFactory.Instance);
await using var app = DeliveryHost.Build(
    ground, clock, store, inner => time.StoppingAfterCalls(crash.Around(inner)), services => services.AddSingleton(LocalTables.Service(ground.Storage, crash.StoragePolicy)));
await app.StartAsync();
Console.WriteLine($"ready {app.Address}");
while (await Console.In.ReadLineAsync() is { } line)
{
    switch (line.Split(' '))
    {
        case ["advance", var to]:
            Console.WriteLine($"reached {await time.AdvanceAsync(DateTimeOffset.Parse(to, CultureInfo.InvariantCulture)):O}");
            break;
        case ["counts"]:
            var (storage, provider) = crash.Counts;
            Console.WriteLine($"counts {storage} {provider}");
            break;
    }
}

return 0;
