using EngagementFlows.Links;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.ParticipantPages;

internal static class ParticipantPageServices
{
    /// <summary>Participants' own pages and the links to them.</summary>
    internal static IServiceCollection AddParticipantPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OrganisationContact>().Bind(configuration.GetSection(OrganisationContact.Section)).ValidateOnStart()
            .Validate(contact => contact.IsValid(), $"{OrganisationContact.Section}: name somebody with a phone number or an email address, or nobody at all.");
        services.AddSingleton<LinkKeys>();
        services.AddSingleton<PageLinks>();
        services.AddSingleton<PageLimits>();
        services.AddSingleton<RecentAnswers>();
        services.AddSingleton<SealedNotes>();
        services.AddSingleton<PageAnswering>();
        services.AddSingleton<PageWords>();
        services.AddSingleton<PageAnswers>();
        services.AddSingleton<Helplines>();
        services.AddSingleton<SendStep>();
        services.AddSingleton<FreshLink>();
        services.AddSingleton<IOwnPage, AnswerOwnPage>();
        services.AddSingleton<IOwnPage, ConsentsOwnPage>();
        services.AddSingleton<IOwnPage, QuestionsOwnPage>();
        services.AddSingleton<IOwnPage, FeedbackOwnPage>();
        services.AddSingleton<IOwnPage, PreferencesOwnPage>();
        services.AddSingleton<IOwnPage, DataOwnPage>();
        services.AddSingleton<IOwnPage, StopOwnPage>();
        return services.AddFormProtection();
    }

    /// <summary>Forms are protected with keys that all instances share and that outlive them.</summary>
    private static IServiceCollection AddFormProtection(this IServiceCollection services)
    {
        services.AddSingleton<FormKeys>();
        services.AddSingleton<FormKeyEncryptor>();
        services.AddDataProtection().SetApplicationName("EngagementFlows");
        services.AddOptions<KeyManagementOptions>().Configure<FormKeys, FormKeyEncryptor>((options, keys, encryptor) => (options.XmlRepository, options.XmlEncryptor) = (keys, encryptor));
        // It warns of every form that it refuses: that is the sender's fault, and as many lines as somebody cares to send.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<ProviderSettings>>((options, settings) =>
        {
            options.Cookie = new FormCookie(settings.Value.PublicBaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
            options.FormFieldName = PageForms.FormToken;
            options.HeaderName = null;
            // Every page refuses to be framed at all, by headers of its own.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }
}
