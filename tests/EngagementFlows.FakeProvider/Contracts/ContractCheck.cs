using System.Text.Json;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>Holds a call to its operation: parameters, media type, body, and the limits that the contract has in words.</summary>
internal static class ContractCheck
{
    public const string FormType = "application/x-www-form-urlencoded";

    public static IReadOnlyList<ContractFault> Faults(ProviderRequest request) =>
        [.. ParameterFaults(request), .. BodyFaults(request), .. DescribedLimits.Faults(request)];

    private static IEnumerable<ContractFault> ParameterFaults(ProviderRequest request)
    {
        var query = request.Operation.Parameters.Where(static parameter => parameter.In == "query").Select(static parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in request.Query.Where(field => !query.Contains(field.Key)))
        {
            yield return new ContractFault(unknown.Key, "is no parameter of this operation.");
        }

        foreach (var parameter in request.Operation.Parameters)
        {
            string[] values = parameter.In switch
            {
                "path" => [request.PathValues[parameter.Name]],
                "query" => [.. request.Query[parameter.Name]],
                _ => [.. request.Http.Headers[parameter.Name].OfType<string>()],
            };
            if (values.Length > 1 || (values.Length == 0 && parameter.Required))
            {
                yield return new ContractFault(parameter.Name, values.Length == 0 ? "is missing." : "is given more than once.");
            }

            foreach (var fault in values.Where(value => !parameter.IsDay(value)).SelectMany(parameter.Faults))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<ContractFault> BodyFaults(ProviderRequest request)
    {
        var mediaType = request.Http.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(mediaType))
        {
            return request.Operation.MediaTypes.Count > 0 ? [new ContractFault("Content-Type", "is missing.")] : [];
        }

        if (!request.Operation.MediaTypes.Contains(mediaType))
        {
            // A GET with a media type and no body means nothing by it.
            return request.Http.ContentLength is null or 0 ? [] : [new ContractFault("Content-Type", $"'{mediaType}' is none of {string.Join(", ", request.Operation.MediaTypes)}.")];
        }

        if (mediaType == FormType)
        {
            return request.Operation.BodyFaults(mediaType, FormText.Read(request.Operation, mediaType, request.Form).ToJsonString());
        }

        return request.Json is { } json
            ? request.Operation.BodyFaults(mediaType, json.ToJsonString(JsonSerializerOptions.Default))
            : [new ContractFault("body", "is no JSON.")];
    }
}
