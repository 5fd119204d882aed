using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.AccessNeeds;

internal static class AccessNeedsServices
{
    internal static IServiceCollection AddAccessNeeds(this IServiceCollection services)
    {
        services.AddSingleton<VoiceCalls>();
        services.AddSingleton<SupporterContact>();
        services.AddSingleton<SupporterReplies>();
        services.AddSingleton<AnswerSupporter>();
        services.AddSingleton<PauseSupporter>();
        services.AddSingleton<LetCompanionOut>();
        services.AddSingleton<UnmetNeeds>();
        services.AddSingleton<NeedsReminding>();
        return services;
    }
}
