using FluentValidation;
namespace EngagementFlows.Campaigns;
public sealed class CampaignFiles { public CampaignFile WithDefaults(CampaignFile f) => f; }
public sealed class CampaignFileValidator : AbstractValidator<CampaignFile>;
