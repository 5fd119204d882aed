using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Safeguarding;

internal static class SafeguardingServices
{
    internal static IServiceCollection AddSafeguarding(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SafeguardingSettings>().Bind(configuration.GetSection(SafeguardingSettings.Section)).Validate(
            settings => settings.IsValid(),
            $"{SafeguardingSettings.Section} names somebody with Name, a mobile Phone or an Email, and the Channel sms or email that they have; EscalateAfter is an ISO 8601 duration of up to a day, such as PT30M.").ValidateOnStart();
        services.AddSingleton<PhraseStore>();
        services.AddSingleton<Concerns>();
        services.AddSingleton<OpenConcerns>();
        services.AddSingleton<IsInHand>();
        services.AddSingleton<SendAlert>();
        return services;
    }
}
