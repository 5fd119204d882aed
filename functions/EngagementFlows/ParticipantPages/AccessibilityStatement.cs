using EngagementFlows.Access;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Plain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.ParticipantPages;

/// <summary>How accessible the pages are, and what to do where something does not work: for everybody, with a link or without.</summary>
public sealed class AccessibilityStatement(PageAnswers answers)
{
    public const string Path = "accessibility";

    /// <summary>From a page under <c>/p/</c>.</summary>
    internal static string AddressFrom(Speech say) => $"../{Path}?lang={say.Code}";

    [Function("ShowAccessibilityStatement")]
    [OpenTo(Visitor.Anybody)]
    public Task<IActionResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path)] HttpRequest request) =>
        answers.PageAsync<AccessibilityPage>(request, StatusCodes.Status200OK, ("Say", new Speech(request.Query["lang"].ToString() == "cy", EasyRead: false)), ("About", answers.Organisation));
}
