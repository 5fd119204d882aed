using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Inbox;

public static class InboxServices
{
    /// <summary>What brings a reply to its question.</summary>
    public static IServiceCollection AddReplies(this IServiceCollection services) => services
        .AddSingleton<ReceiveMessage>()
        .AddSingleton<RouteReply>()
        .AddSingleton<UnclearReplies>()
        .AddSingleton<WaitingForTheTeam>()
        .AddSingleton<TakeAnswer>()
        .AddSingleton<QuestionNumbers>();
}
