using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Durable.CrashHost;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

// A host small enough to be killed and paused by tests: it starts so many orchestrations unless they are there, runs
// them to their end, and says on its output what it has come to. It ends when its input does.
if (args is not [var connectionString, var table, var logFile, var countText, var leaseSeconds])
{
    Console.Error.WriteLine("Usage: CrashHost <connection string> <table> <log file> <orchestrations> <lease seconds>");
    return 1;
}

var count = int.Parse(countText);
using var loggers = LoggerFactory.Create(static logging => logging.AddSimpleConsole(static console => console.SingleLine = true));
var lease = TimeSpan.FromSeconds(int.Parse(leaseSeconds));
var options = new TableStoreOptions { ConnectionString = connectionString, TableName = table, LeaseDuration = lease, LeaseRenewal = lease / 3 };
await using var store = new TableOrchestrationStore(options, loggers);
using var clock = new RealClock();
await using var engine = new DurableEngine(new DurableEngineOptions(), store, clock, new CrashFunctions(logFile, count), loggers);
await engine.StartAsync(CancellationToken.None);
engine.Halted.Register(static () => Console.WriteLine("HALTED"));
Console.WriteLine($"READY {store.Epoch}");

var work = Task.Run(async () =>
{
    string[] ids = [CrashFunctions.Counter, .. Enumerable.Range(0, count).Select(static n => $"work-{n:000}")];
    foreach (var id in ids)
    {
        if (await engine.Client.GetInstanceAsync(id) is null)
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(id == CrashFunctions.Counter ? "Count" : "Work", new StartOrchestrationOptions(id));
        }
    }

    Console.WriteLine("SCHEDULED");
    foreach (var id in ids)
    {
        await engine.Client.WaitForInstanceCompletionAsync(id);
    }

    Console.WriteLine("FINISHED");
});
_ = work.ContinueWith(static failed => Console.WriteLine($"FAILED {failed.Exception!.InnerException!.Message}"), TaskContinuationOptions.OnlyOnFaulted);
await Console.In.ReadToEndAsync();
await engine.StopAsync(CancellationToken.None);
Console.WriteLine("STOPPED");
return 0;
