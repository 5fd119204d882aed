using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Privacy.Export;

/// <summary>Renders the page of a person's own data, so that markup is markup and what somebody wrote is text.</summary>
public sealed class SubjectPages(IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="language"><c>cy</c> or <c>en</c>.</param>
    public async Task<string> RenderAsync(IReadOnlyList<SubjectPart> parts, string language, DateTimeOffset at)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(SubjectPage.Parts)] = parts,
            [nameof(SubjectPage.Words)] = SubjectWords.In(language),
            [nameof(SubjectPage.At)] = at,
        });
        var body = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SubjectPage>(parameters)).ToHtmlString());
        return $"<!DOCTYPE html>\n{body}\n";
    }
}
