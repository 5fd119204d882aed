using System.Reflection;
using EngagementFlows.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Which HTTP functions can be run, as the worker's ASP.NET Core integration would run them.</summary>
internal static class HttpShape
{
    // The Functions host keeps these for itself and refuses functions under them.
    private static readonly string[] Reserved = ["admin", "runtime"];

    private static readonly IDictionary<string, Type> Constraints = new RouteOptions().ConstraintMap;

    public static HttpFunction? Read(FunctionCandidate candidate, ParameterInfo trigger, HttpTriggerAttribute attribute, FunctionAppSettings settings)
    {
        if (trigger.ParameterType != typeof(HttpRequest))
        {
            candidate.RefuseParameter(trigger, "an [HttpTrigger] parameter cannot have here: take Microsoft.AspNetCore.Http.HttpRequest");
        }

        if (!CanWrite(candidate.ResultType))
        {
            candidate.Refuse($"it returns {TypeNames.Short(candidate.ResultType)}, and the ASP.NET Core integration writes IActionResult and IResult only (a caller would get an empty answer): return one of them, or Task");
        }

        var route = Route(candidate, attribute, settings);
        var body = candidate.Bind("httpTrigger", parameter => parameter == trigger ? HttpBinders.Request : Binder(candidate, parameter));
        return body is null ? null : new HttpFunction(body, route!, [.. (attribute.Methods ?? []).Select(method => method.ToUpperInvariant())]);
    }

    private static bool CanWrite(Type result) =>
        result == typeof(void) || result.IsAssignableTo(typeof(IActionResult)) || result.IsAssignableTo(typeof(IResult));

    private static ParameterBinder? Binder(FunctionCandidate candidate, ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(FromBodyAttribute)))
        {
            return HttpBinders.Body(parameter);
        }

        return HttpText.CanConvertTo(parameter.ParameterType)
            ? HttpBinders.Text(parameter)
            : candidate.RefuseParameter(parameter, "a request cannot fill: take HttpRequest, a value of the route or the query (string, bool, a number, Guid, DateTime, DateTimeOffset), the [FromBody] of Microsoft.Azure.Functions.Worker.Http, [DurableClient] DurableTaskClient, FunctionContext or CancellationToken");
    }

    private static string? Route(FunctionCandidate candidate, HttpTriggerAttribute attribute, FunctionAppSettings settings)
    {
        var own = settings.Resolve(attribute.Route ?? candidate.Name, out var missing).Trim('/');
        if (missing is not null)
        {
            candidate.Refuse($"its route names the setting %{missing}%, which has no value");
            return null;
        }

        var prefix = settings.RoutePrefix.Trim('/');
        var whole = prefix.Length == 0 ? own : own.Length == 0 ? prefix : $"{prefix}/{own}";
        if (Reserved.FirstOrDefault(word => whole.Equals(word, StringComparison.OrdinalIgnoreCase) || whole.StartsWith(word + "/", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            candidate.Refuse($"its route {whole} is under {reserved}/, which the Functions host keeps for itself");
        }

        try
        {
            var unknown = RoutePatternFactory.Parse(whole).Parameters
                .SelectMany(parameter => parameter.ParameterPolicies)
                .FirstOrDefault(policy => policy.Content is { } text && !Constraints.ContainsKey(text.Split('(')[0]));
            if (unknown is not null)
            {
                candidate.Refuse($"its route {whole} has the constraint {unknown.Content}, which is unknown to routing");
            }

            return whole;
        }
        catch (RoutePatternException fault)
        {
            candidate.Refuse($"its route {whole} is no route template: {fault.Message}");
            return null;
        }
    }
}
