using Azure.Data.Tables;
using Azure.Identity;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Safeguarding;
using EngagementFlows.Privacy;
using EngagementFlows.Storage;
using EngagementFlows.Webhooks;
using FluentValidation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EngagementFlows;

public static class EngagementFlowsServices
{
    /// <summary>Everything that the functions need, for whichever host runs them. A host that has a clock or a table client of its own registers it before.</summary>
    public static IServiceCollection AddEngagementFlows(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FlowSettings>(configuration.GetSection(FlowSettings.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.TryAddSingleton(_ => StorageFrom(configuration));

        services.AddSingleton<FlowTables>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<FlowTables>());
        services.AddSingleton<ContactKeys>();
        services.AddSingleton<ContactIndex>();
        services.AddSingleton<ContactNumbers>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<ContactCircles>();
        services.AddSingleton<CampaignStore>();
        services.AddSingleton<CampaignFiles>();
        services.AddSingleton<IValidator<CampaignFile>, CampaignFileValidator>();
        services.AddSingleton<CampaignCosts>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<ParticipantStore>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<ContactChange>();
        services.AddSingleton<PlaceStore>();
        services.AddSingleton<BringSomebody>();
        services.AddSingleton<TeamInbox>();
        services.AddConsent();
        services.AddSingleton<ReceiveMessage>();
        services.AddInbox();
        services.AddSafeguarding(configuration);
        services.AddSingleton<Withdraw>();
        services.AddSingleton<Rejoin>();
        services.AddSingleton<HearReply>();
        services.AddSingleton<SendStep>();
        services.AddSingleton<LapseOffer>();
        services.AddSingleton<PausePlace>();
        services.AddSingleton<GiveToTheTeam>();
        services.AddSingleton<TellOfHeldUp>();
        services.AddSingleton<EndJourney>();
        services.AddSingleton<JourneyStore>();
        services.AddSingleton<JourneyServices>();
        services.AddSingleton<TakeAnswer>();
        services.AddAudit();
        services.AddAccess();
        services.AddReplies();
        services.AddSingleton<AuditLog>();
        services.AddAccessNeeds();
        services.AddMessaging(configuration);
        services.AddWebhooks(configuration);
        services.AddPrivacy(configuration);
        services.AddParticipantPages(configuration);
        return services.AddEngagementTelemetry(configuration);
    }

    /// <summary>What runs around every function, for whichever host runs them; after the ASP.NET Core integration, which brings the request.</summary>
    public static IFunctionsWorkerApplicationBuilder UseEngagementFlows(this IFunctionsWorkerApplicationBuilder worker) => worker.UseRecordedAccess();

#pragma warning disable RS0030 // What runs in Azure: there the service itself refuses what it does not take.
    private static TableServiceClient StorageFrom(IConfiguration configuration) => configuration switch
    {
        _ when configuration["AzureWebJobsStorage"] is { Length: > 0 } connection => new TableServiceClient(connection),
        _ when configuration["AzureWebJobsStorage:tableServiceUri"] is { Length: > 0 } uri => new TableServiceClient(new Uri(uri), new DefaultAzureCredential()),
        _ => throw new InvalidOperationException("Set AzureWebJobsStorage to a storage connection string, or AzureWebJobsStorage__tableServiceUri to the account's table endpoint for a managed identity."),
    };
#pragma warning restore RS0030
}
