using System.Reflection;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.AspNetCore.Http;

namespace EngagementFlows.LocalHost.Http;

/// <summary>Arguments that come from a request.</summary>
internal static class HttpBinders
{
    public static ParameterBinder Request { get; } = static context => ValueTask.FromResult<object?>(((HttpContext)context.Trigger).Request);

    /// <summary>
    /// A value of the route, else of the query, as the Functions host hands both to the worker by name. What is
    /// absent is the parameter's default, else null; what is absent and cannot be null is the caller's fault.
    /// </summary>
    public static ParameterBinder Text(ParameterInfo parameter)
    {
        var (name, type) = (parameter.Name!, parameter.ParameterType);
        var mayBeNull = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        return context =>
        {
            if (context.BindingContext.BindingData.GetValueOrDefault(name) is not string text)
            {
                return parameter.HasDefaultValue ? ValueTask.FromResult(parameter.DefaultValue)
                    : mayBeNull ? ValueTask.FromResult<object?>(null)
                    : throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"{name} is missing: it must be given as {TypeNames.Short(type)}.");
            }

            return ValueTask.FromResult<object?>(HttpText.Convert(text, type)
                ?? throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"{name} is not of the type {TypeNames.Short(Nullable.GetUnderlyingType(type) ?? type)}."));
        };
    }

    public static ParameterBinder Body(ParameterInfo parameter) =>
        context => JsonBody.Instance.ConvertAsync(context, parameter.ParameterType);

    /// <summary>The request's data by name, the route's values before the query's; names are compared without case.</summary>
    public static Dictionary<string, object?> BindingData(HttpRequest request)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query)
        {
            data[name] = value.ToString();
        }

        foreach (var (name, value) in request.RouteValues)
        {
            data[name] = value;
        }

        return data;
    }
}
