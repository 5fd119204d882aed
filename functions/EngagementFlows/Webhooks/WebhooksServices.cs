using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Webhooks;

internal static class WebhooksServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookSettings>().Bind(configuration.GetSection(WebhookSettings.Section))
            .Validate(settings => settings.HasWaits(), $"The waits in {WebhookSettings.Section} (SweepAfter, SweepEvery) are ISO 8601 durations of up to a day, such as PT2M.")
            .ValidateOnStart();
        return services
            .AddSingleton<TwilioRequests>()
            .AddSingleton<SendGridSignature>()
            .AddSingleton<MailEvents>()
            .AddSingleton<MailDeliveries>()
            .AddSingleton<Deliveries>()
            .AddSingleton<Mailroom>()
            .AddSingleton<ImmediateOptOuts>()
            .AddSingleton<SweepTimes>()
            .AddSingleton<TakeInText>()
            .AddSingleton<TakeInReceipts>()
            .AddSingleton<TakeInMail>();
    }
}
