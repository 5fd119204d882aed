using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Http;

/// <summary>Renders a component to markup. It gets all that it shows as parameters.</summary>
internal static class ComponentHtml
{
    /// <summary>
    /// Given the app's services, the renderer would look in them for a browser's address, which belongs to a request: outside a request's
    /// scope that is an error where scopes are validated.
    /// </summary>
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static async Task<string> RenderAsync(Type component, IDictionary<string, object?> parameters, ILoggerFactory loggers)
    {
        await using var renderer = new HtmlRenderer(NoServices, loggers);
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
