using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Privacy.Retention;

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionSettings>().Bind(configuration.GetSection(RetentionSettings.Section))
            .Validate(settings => settings.HasPeriods(), $"The periods in {RetentionSettings.Section} are ISO 8601 durations above nothing, such as P180D.").ValidateOnStart();
        return services
            .AddSingleton<RetentionPlan>()
            .AddSingleton<ICampaignRetention, HistoryRetention>()
            .AddSingleton<ICampaignRetention, RowRetention>()
            .AddSingleton<ICampaignRetention, PeopleRetention>()
            .AddSingleton<IAppRetention, RowRetention>()
            .AddSingleton<IAppRetention, HistoryRetention>();
    }
}
