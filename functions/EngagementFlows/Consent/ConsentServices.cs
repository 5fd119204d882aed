using EngagementFlows.Consent.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Consent;

public static class ConsentServices
{
    public static IServiceCollection AddConsent(this IServiceCollection services) => services
        .AddSingleton<Withdraw>()
        .AddSingleton<Rejoin>()
        .AddSingleton<ConsentChain>()
        .AddSingleton<HearConsent>()
        .AddSingleton<TakeBackConsent>()
        .AddSingleton<RefuseBeside>()
        .AddSingleton<GiveConsentAfterAll>()
        .AddSingleton<VerifyConsents>();
}
