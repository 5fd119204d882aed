using EngagementFlows.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>A function with nothing but what middleware gives it.</summary>
public static class Guarded
{
    public static int Runs { get; set; }

    [Function("Guarded")]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guarded/{id}")] HttpRequest request, int id, FunctionContext context)
    {
        Runs++;
        return id == 0 ? throw new BrokenStringException("nought") : new ContentResult { Content = $"{id} {(context.Items.TryGetValue("word", out var word) ? word : "")}" };
    }
}

/// <summary>Functions that say whom they are for.</summary>
public static class Doors
{
    [Function("ForTheTeam")]
    [LeastRole(Role.Administrator)]
    public static IActionResult Team([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "for-the-team")] HttpRequest request) => new OkResult();

    [Function("ForAll")]
    [OpenTo(Visitor.Anybody)]
    public static IActionResult All([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "for-all")] HttpRequest request) => new OkResult();

    [Function("Contradicting")]
    [LeastRole(Role.Viewer)]
    [OpenTo(Visitor.Anybody)]
    public static IActionResult Both([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contradicting")] HttpRequest request) => new OkResult();
}
