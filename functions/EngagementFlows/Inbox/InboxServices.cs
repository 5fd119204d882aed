using EngagementFlows.Messaging;
using EngagementFlows.Replies;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Inbox;

public static class InboxServices
{
    internal static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<TeamInbox>();
        services.AddSingleton<InboxDesk>();
        services.AddSingleton<InboxPeople>();
        services.AddSingleton<AnswerCheck>();
        return services;
    }

    /// <summary>What brings a reply to its question.</summary>
    public static IServiceCollection AddReplies(this IServiceCollection services) => services
        .AddSingleton<ReceiveMessage>()
        .AddSingleton<RouteReply>()
        .AddSingleton<OpenQuestions>()
        .AddSingleton<ReplyReaders>()
        .AddSingleton<ActOnReply>()
        .AddSingleton<UnclearReplies>()
        .AddSingleton<WaitingForTheTeam>()
        .AddSingleton<PersonalRequests>()
        .AddSingleton<TakeAnswer>()
        .AddSingleton<QuestionNumbers>();
}
