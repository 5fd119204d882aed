using System.Reflection;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>Which function app to host, and on what.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The function app: its public methods with [Function] are what is hosted.</summary>
    public required Assembly FunctionApp { get; init; }

    /// <summary>Only these classes of it; every class unless given.</summary>
    public IReadOnlyCollection<Type>? Classes { get; init; }

    /// <summary>Registers what the function app's Program.cs registers.</summary>
    public Action<IServiceCollection, IConfiguration> ConfigureServices { get; init; } = static (_, _) => { };

    /// <summary>Adds the middleware that the function app's Program.cs adds.</summary>
    public Action<IFunctionsWorkerApplicationBuilder> ConfigureWorker { get; init; } = static _ => { };

    /// <summary>Where host.json and local.settings.json are; the folder of the function app's assembly unless given.</summary>
    public string? Folder { get; init; }

    /// <summary>Settings that come before local.settings.json and the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 7071;

    public HostClock Clock { get; init; } = new RealClock();

    /// <summary>Where orchestrations live; a table of the storage at AzureWebJobsStorage unless given.</summary>
    public IOrchestrationStore? Store { get; init; }

    /// <summary>Where timers' schedules are remembered; a table of that storage unless given.</summary>
    public ITimerStatuses? TimerStatuses { get; init; }

    /// <summary>Adds endpoints that only the local host has; they answer outside the route prefix.</summary>
    public Action<IEndpointRouteBuilder> MapLocal { get; init; } = static _ => { };

    /// <summary>What the console shows of the function app and of this host.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
