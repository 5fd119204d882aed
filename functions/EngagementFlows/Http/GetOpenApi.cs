using EngagementFlows.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Http;

/// <summary>The OpenAPI 3.1 document of this API: <c>openapi.json</c> beside this file, which travels in the assembly so that every host has it.</summary>
public sealed class GetOpenApi
{
    private static readonly Lazy<string> Text = new(Read);

    public static string Document => Text.Value;

    [Function(nameof(GetOpenApi))]
    [OpenTo(Visitor.Anybody)]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) => new ContentResult
    {
        Content = Document,
        ContentType = "application/json; charset=utf-8",
        StatusCode = StatusCodes.Status200OK,
    };

    private static string Read()
    {
        using var stream = typeof(GetOpenApi).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The assembly was built without Http/openapi.json as its resource openapi.json.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
