using Microsoft.Extensions.Configuration;

namespace EngagementFlows.WorkerHost;

/// <summary>What the host runs, and how.</summary>
/// <param name="Folder">A folder that <c>dotnet publish</c> made of an isolated worker: absolute.</param>
/// <param name="Port">Of the loopback interface, for HTTP functions; 0 takes any that is free.</param>
/// <param name="Environment"><c>AZURE_FUNCTIONS_ENVIRONMENT</c>: <c>Development</c> or <c>Production</c>, which is what Azure has.</param>
internal sealed record WorkerHostOptions(string Folder, int Port, string Environment)
{
    public const string StorageSetting = "AzureWebJobsStorage";

    /// <summary>The section that <c>host.json</c> is read into, as on the Functions host: environment variables can override it.</summary>
    public const string HostSection = "AzureFunctionsJobHost";

    /// <summary>The folder's <c>host.json</c>, the environment, and what the extensions ask the host for.</summary>
    /// <exception cref="InvalidOperationException">The folder holds no published worker, or no storage is named.</exception>
    public IConfigurationRoot Configuration()
    {
        foreach (var file in (string[])["worker.config.json", "host.json"])
        {
            if (!File.Exists(Path.Combine(Folder, file)))
            {
                throw new InvalidOperationException($"{Folder} has no {file}. Give the folder that dotnet publish made of an isolated worker.");
            }
        }

        var hostJson = new ConfigurationBuilder().AddJsonFile(Path.Combine(Folder, "host.json")).Build();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(hostJson.AsEnumerable().Select(static pair => KeyValuePair.Create($"{HostSection}:{pair.Key}", pair.Value)))
            .AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AzureWebJobsConfigurationSection"] = HostSection,
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            })
            .Build();
        return !string.IsNullOrEmpty(configuration[StorageSetting])
            ? configuration
            : throw new InvalidOperationException(
                $"Set {StorageSetting} to a storage connection string with blobs, queues and tables, such as that of a whole Azurite.");
    }
}
