using EngagementFlows.Links;
using EngagementFlows.Messaging.Linting;
using EngagementFlows.Messaging.Preview;
using EngagementFlows.Messaging.Senders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Messaging;

internal static class MessagingServices
{
    /// <summary>What writes messages, the three ways out, and what follows a message on its way.</summary>
    internal static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ProviderSettings>(configuration.GetSection(ProviderSettings.Section));
        services.AddOptions<MessagePrices>().Bind(configuration.GetSection(MessagePrices.Section))
            .Validate(prices => prices is { SmsSegment: >= 0, Email: >= 0 }, $"The prices in {MessagePrices.Section} are pounds, 0 or more.").ValidateOnStart();

        services.AddSingleton<Templates>();
        services.AddSingleton<Composer>();
        services.AddSingleton<CampaignLinter>();
        services.AddSingleton<MessagePreviews>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<IMessageChannel>(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<PersonTokens>();
        services.AddSingleton<ReplyAddress>();
        services.AddSingleton<UnsubscribeLink>();
        services.AddSingleton<CalendarUid>();
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<TwilioSms>();
        services.AddSingleton<SendGridEmail>();
        services.AddSingleton<Carriers>();
        services.AddSingleton<SenderStore>();
        services.AddSingleton<TurnKeeper>();
        services.AddSingleton<StoppedSenders>();
        services.AddSingleton<MessageHandOver>();
        services.AddSingleton<MessageSearch>();
        services.AddSingleton<TeamNotes>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<EmailEnvelopes>();
        return services;
    }
}
