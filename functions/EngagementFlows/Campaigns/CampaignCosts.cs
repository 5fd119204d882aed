using System.Globalization;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Campaigns;

/// <summary>Holds a campaign to its budget, before money is spent.</summary>
public sealed class CampaignCosts(Composer composer, IOptions<MessagePrices> prices, TimeProvider clock)
{
    public CostEstimate Estimate(Campaign campaign, IEnumerable<Participant> people) =>
        CostEstimate.Of(campaign, people.Where(person => person.ErasedAt is null), composer, prices.Value, clock.GetUtcNow());

    /// <summary>The figures, where the campaign with these people would go over its budget; null where it would not, or has none.</summary>
    public string? OverBudget(Campaign campaign, IEnumerable<Participant> people)
    {
        if (campaign.File.Budget is not { Amount: { } budget })
        {
            return null;
        }

        var estimate = Estimate(campaign, people);
        var total = estimate.Total;
        return total.Cost <= budget
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"By the estimate the campaign would cost {InPounds(total.Cost)}: for {estimate.People:N0} people {total.Texts:N0} texts in {total.Segments:N0} segments and {total.Emails:N0} emails. Its budget is {InPounds(budget)}. GET /api/campaigns/{campaign.Id}/estimate shows what each step costs.");
    }

    /// <summary>To the next penny, up: what is over a budget never looks as if it were not.</summary>
    public static decimal Rounded(decimal pounds) => Math.Ceiling(pounds * 100) / 100;

    private static string InPounds(decimal pounds) => string.Create(CultureInfo.InvariantCulture, $"£{Rounded(pounds):N2}");
}
