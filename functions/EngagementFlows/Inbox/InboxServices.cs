using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Inbox;

internal static class InboxServices
{
    internal static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<TeamInbox>();
        services.AddSingleton<InboxDesk>();
        services.AddSingleton<InboxPeople>();
        services.AddSingleton<AnswerCheck>();
        return services;
    }
}
