using System.CommandLine;
using EngagementFlows.WorkerHost;

// A small Functions host for trying and testing what runs in Azure. It checks no function keys and listens on this machine only.
// By this name, which many containers set, the Durable extension takes the machine for Azure's and writes all its events to the console.
Environment.SetEnvironmentVariable("CONTAINER_NAME", null);
var worker = new Option<DirectoryInfo>("--worker") { Description = "The folder that dotnet publish made of an isolated worker.", Required = true };
var port = new Option<int>("--port") { Description = "The port of HTTP functions on 127.0.0.1; 0 takes any that is free.", DefaultValueFactory = static _ => 7071 };
var environment = new Option<string>("--environment")
{
    Description = "Development or Production; AZURE_FUNCTIONS_ENVIRONMENT, or Production, unless given.",
    DefaultValueFactory = static _ => Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") is { Length: > 0 } set ? set : "Production",
};
var endWithInput = new Option<bool>("--end-with-input") { Description = "Ends when its standard input does: with the process that started it." };
var command = new RootCommand("Runs a published isolated worker as Azure does, with Microsoft's Durable extension on the storage of AzureWebJobsStorage.")
{
    worker, port, environment, endWithInput,
};
command.SetAction(async (parsed, stop) =>
{
    var options = new WorkerHostOptions(parsed.GetValue(worker)!.FullName, parsed.GetValue(port), parsed.GetValue(environment)!);
    try
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (parsed.GetValue(endWithInput))
        {
            _ = EndWithInputAsync(ending);
        }

        return await new RunningHost(options).RunAsync(static address => Console.WriteLine($"ready {address}"), ending.Token);
    }
    catch (Exception fault) when (fault is InvalidOperationException or IOException)
    {
        await Console.Error.WriteLineAsync(fault.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();

static async Task EndWithInputAsync(CancellationTokenSource ending)
{
    // On a thread of its own, since reading the console blocks.
    await Task.Run(static () => Console.OpenStandardInput().CopyTo(Stream.Null));
    await ending.CancelAsync();
}
