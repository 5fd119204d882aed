namespace EngagementFlows.Pages.Plain;

/// <summary>For somebody who has just told of harm in a form that could not be taken: it comes first on the page that says so.</summary>
/// <param name="Helplines">HTML of our own making.</param>
public sealed record UrgentHelp(Speech Say, string Helplines, AboutCampaign? About);
