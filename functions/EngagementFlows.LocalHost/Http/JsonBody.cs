using System.Text.Json;
using EngagementFlows.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Reads a body as JSON with MVC's options, which is what the ASP.NET Core integration's model binder does.</summary>
internal sealed class JsonBody : IFromBodyConversionFeature
{
    public static JsonBody Instance { get; } = new();

    /// <exception cref="RequestRefusedException">No JSON by its Content-Type (415), or none of the type (400).</exception>
    public async ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType)
    {
        var request = context.GetHttpContext()?.Request
            ?? throw new InvalidOperationException($"{context.FunctionDefinition.Name} was not started by a request, so there is no body to read.");
        if (!request.HasJsonContentType())
        {
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "The body must be JSON, with the Content-Type application/json.");
        }

        try
        {
            var options = context.InstanceServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
            return await JsonSerializer.DeserializeAsync(request.Body, targetType, options, context.CancellationToken)
                ?? throw new RequestRefusedException(StatusCodes.Status400BadRequest, "The body must not be null.");
        }
        catch (JsonException fault)
        {
            // The serializer's own message may quote the body; its path and line do not.
            throw new RequestRefusedException(
                StatusCodes.Status400BadRequest,
                $"The body is not the JSON of a {TypeNames.Short(targetType)} (at {fault.Path ?? "$"}, line {fault.LineNumber + 1}).");
        }
    }
}
