using EngagementFlows.Participants;
using EngagementFlows.Privacy.Export;
using EngagementFlows.Privacy.Copies;
using EngagementFlows.Privacy.Retention;
using EngagementFlows.Privacy.Stored;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrivacySettings>().Bind(configuration.GetSection(PrivacySettings.Section))
            .Validate(settings => settings.Twilio is "delete" or "redact", $"{PrivacySettings.Section}:Twilio is delete or redact.")
            .Validate(settings => settings.HasWaits(), $"The waits in {PrivacySettings.Section} (InFlightWait, RecheckAfter) are ISO 8601 durations, such as PT1M.")
            .ValidateOnStart();
        services.AddRetention(configuration);
        return services
            .AddSingleton<ParticipantRows>()
            .AddSingleton<ErasedPeople>()
            .AddSingleton<PrivacyRequests>()
            .AddSingleton<PrivacyDesk>()
            .AddSingleton<EndPrivacyRun>()
            .AddSingleton<DataSubjects>()
            .AddSingleton<SharedMessages>()
            .AddSingleton<TwilioCopies>()
            .AddSingleton<SendGridErasure>()
            .AddSingleton<PlacesOfData>()
            .AddSingleton<SubjectPages>()
            .AddSingleton<SubjectFile>()
            .AddSingleton<IPlaceOfData, ParticipantPlace>()
            .AddSingleton<IPlaceOfData, TimelinePlace>()
            .AddSingleton<IPlaceOfData, NamedByOthersPlace>()
            .AddSingleton<IPlaceOfData, ContactsPlace>()
            .AddSingleton<IPlaceOfData, PlacesPlace>()
            .AddSingleton<IPlaceOfData, InboxPlace>()
            .AddSingleton<IPlaceOfData, OutboxPlace>()
            .AddSingleton<IPlaceOfData, DeliveriesPlace>()
            .AddSingleton<IPlaceOfData, AuditPlace>()
            .AddSingleton<IPlaceOfData, RequestsPlace>()
            .AddSingleton<IPlaceOfData, JourneysPlace>()
            .AddSingleton<IPlaceOfData, TextsPlace>()
            .AddSingleton<IPlaceOfData, MailsPlace>();
    }
}
