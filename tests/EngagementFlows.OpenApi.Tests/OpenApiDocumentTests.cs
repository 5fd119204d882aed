using System.Reflection;
using System.Text.Json.Nodes;
using EngagementFlows.Http;
using EngagementFlows.OpenApi.Tests.Description;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>The document by itself: sound, complete, and with examples that fit it.</summary>
public sealed class OpenApiDocumentTests
{
    [Fact]
    public void It_is_an_OpenAPI_3_1_document_without_faults()
    {
        var read = OpenApiDocument.Parse(GetOpenApi.Document, "json");

        Assert.NotNull(read.Diagnostic);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public void Every_HTTP_function_has_an_operation_and_every_operation_a_function()
    {
        var functions = from type in typeof(EngagementFlowsServices).Assembly.GetTypes()
                        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                        let function = method.GetCustomAttribute<FunctionAttribute>()
                        where function is not null
                        from parameter in method.GetParameters()
                        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
                        where trigger is not null
                        from verb in trigger.Methods ?? []
                        // Said once for all of them: they answer it as GET.
                        where verb != "head"
                        select $"{function.Name}: {verb.ToUpperInvariant()} /{trigger.Route?.Replace("?}", "}", StringComparison.Ordinal)}";

        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            ApiDescription.Operations.Where(operation => !operation.IsLocal).Select(operation => $"{operation.Id}: {operation.Line}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_in_a_path_is_a_parameter() =>
        Assert.All(ApiDescription.Operations, operation => Assert.Equal(
            operation.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')),
            Placed(operation, "path")));

    [Fact]
    public async Task Every_example_fits_its_schema()
    {
        var examples = ApiDescription.Operations.SelectMany(Examples).ToList();

        Assert.True(examples.Count > 40, $"Only {examples.Count} examples.");
        foreach (var (where, schema, mediaType, example) in examples)
        {
            var body = example is JsonValue value && value.TryGetValue<string>(out var text) ? mediaType.EndsWith("json", StringComparison.Ordinal) ? example.ToJsonString() : text : example.ToJsonString();
            var faults = await SchemaCheck.FaultsAsync(schema, example is JsonObject ? "application/json" : mediaType, body);
            Assert.True(faults.Count == 0, $"{where}: {string.Join("\n", faults)}");
        }
    }

    [Fact]
    public void Everything_but_the_document_itself_has_an_example() =>
        Assert.All(ApiDescription.Operations.Where(operation => operation.Id != nameof(GetOpenApi)).SelectMany(Contents), content =>
            Assert.True(content.Media.ContainsKey("example"), content.Where));

    private static IEnumerable<string> Placed(DescribedOperation operation, string place) =>
        from parameter in (operation.Json["parameters"]?.AsArray() ?? [])
        let followed = ApiDescription.Follow(parameter!.AsObject())
        where (string?)followed["in"] == place
        select (string)followed["name"]!;

    private static IEnumerable<(string Where, string MediaType, JsonObject Media)> Contents(DescribedOperation operation)
    {
        var all = operation.Responses.Select(response => (Where: $"{operation.Id} {response.Status}", Content: DescribedOperation.ContentOf(response.Response)));
        return from one in operation.RequestContent is { } request ? all.Append((Where: $"{operation.Id} request", Content: request)) : all
               from media in one.Content
               select (one.Where, media.Key, media.Value!.AsObject());
    }

    private static IEnumerable<(string Where, JsonNode Schema, string MediaType, JsonNode Example)> Examples(DescribedOperation operation) =>
        from content in Contents(operation)
        where content.Media["example"] is not null
        select (content.Where, content.Media["schema"]!, content.MediaType, content.Media["example"]!);
}
