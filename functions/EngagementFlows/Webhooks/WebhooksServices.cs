using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Webhooks;

internal static class WebhooksServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<TwilioRequests>()
        .AddSingleton<SendGridSignature>()
        .AddSingleton<MailEvents>()
        .AddSingleton<MailDeliveries>()
        .AddSingleton<Deliveries>()
        .AddSingleton<Mailroom>()
        .AddSingleton<SweepTimes>()
        .AddSingleton<TakeInText>()
        .AddSingleton<TakeInReceipts>()
        .AddSingleton<TakeInMail>();
}
