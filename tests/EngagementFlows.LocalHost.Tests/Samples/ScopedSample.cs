using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>Belongs to one invocation.</summary>
public sealed class ScopedThing
{
    public string Name { get; } = "scoped";
}

/// <summary>Lives as long as the app, and asks the app's provider for what belongs to an invocation.</summary>
public sealed class LongLived(IServiceProvider services)
{
    public string Ask() => services.GetRequiredService<ScopedThing>().Name;
}

public sealed class ScopedSample(LongLived longLived, ScopedThing own)
{
    [Function("AskFromTheRoot")]
    public IActionResult AskFromTheRoot([HttpTrigger("get", Route = "scopes/root")] HttpRequest request) =>
        new OkObjectResult(longLived.Ask());

    [Function("AskInTheScope")]
    public IActionResult AskInTheScope([HttpTrigger("get", Route = "scopes/own")] HttpRequest request) =>
        new OkObjectResult(own.Name);
}
