using EngagementFlows.Campaigns;
using EngagementFlows.Http;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Privacy.Export;

/// <summary>Renders the page of a person's own data, so that markup is markup and what somebody wrote is text.</summary>
public sealed class SubjectPages(ILoggerFactory loggers)
{
    /// <param name="language"><c>cy</c> or <c>en</c>.</param>
    public async Task<string> RenderAsync(IReadOnlyList<SubjectPart> parts, IReadOnlyDictionary<string, CampaignFile> campaigns, string language, DateTimeOffset at)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(SubjectPage.Parts)] = SubjectReading.Of(parts, language),
            [nameof(SubjectPage.Words)] = SubjectWords.In(language),
            [nameof(SubjectPage.Reader)] = new SubjectReader(language, campaigns),
            [nameof(SubjectPage.At)] = at,
        };
        return $"<!DOCTYPE html>\n{await ComponentHtml.RenderAsync(typeof(SubjectPage), parameters, loggers)}\n";
    }
}
