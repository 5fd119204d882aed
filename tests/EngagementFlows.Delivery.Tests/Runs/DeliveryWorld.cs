using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Delivery.CrashHost;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using EngagementFlows.Testing;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The ground on which one run stands: tables of its own in a real Azurite, and a fake provider that has forgotten everything.</summary>
internal sealed class DeliveryWorld
{
    private static int worlds;

    private DeliveryWorld(FakeProviderProcess provider, DeliveryGround ground)
    {
        (Provider, Ground) = (provider.Control, ground);
        var settings = Options.Create(new FlowSettings { TablePrefix = ground.TablePrefix, ContactKey = ground.ContactKey });
        Tables = new FlowTables(LocalTables.Service(ground.Storage), settings);
        People = new ParticipantStore(Tables, new ConsentChain(new ContactKeys(settings)));
    }

    public FakeProviderClient Provider { get; }

    public DeliveryGround Ground { get; }

    public FlowTables Tables { get; }

    public ParticipantStore People { get; }

    public static async Task<DeliveryWorld> OnAsync(FakeProviderProcess provider, int patienceMilliseconds = 10_000)
    {
        await provider.Control.ResetAsync();
        var keys = await provider.Control.KeysAsync();
        var storage = (await Azurite.SharedAsync()).ConnectionString;
        var prefix = $"Delivery{Interlocked.Increment(ref worlds)}";
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        return new DeliveryWorld(provider, new DeliveryGround(storage, prefix, key, provider.Address, keys.EventPublicKey, patienceMilliseconds) { Port = LastingPort.Free() });
    }

    /// <summary>The same ground for an app that is set up otherwise.</summary>
    public static DeliveryWorld With(FakeProviderProcess provider, DeliveryGround ground) => new(provider, ground);

    /// <summary>Callbacks wait for a stop of virtual time, and reach the app wherever it listens.</summary>
    public Task CallBackAsync(FakeProvider.Client.ProviderSettings? settings = null) => Provider.SetSettingsAsync((settings ?? new FakeProvider.Client.ProviderSettings()) with
    {
        Hold = true,
        DeliverTo = Ground.App.ToString(),
        EventsUrl = $"{DeliveryGround.PublicBaseUrl}/api/webhooks/sendgrid/events",
        InboundSmsUrl = $"{DeliveryGround.PublicBaseUrl}/api/webhooks/twilio/messages",
        InboundEmailUrl = $"{DeliveryGround.PublicBaseUrl}/api/webhooks/sendgrid/inbound/{DeliveryGround.InboundSecret}",
    });
}
