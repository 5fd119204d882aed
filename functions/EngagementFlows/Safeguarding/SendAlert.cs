using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Safeguarding;

/// <param name="Tries">Counts from 1 in each round.</param>
public sealed record SendAlertInput(AlertInput Alert, int Round, int Tries);

/// <param name="HasNobody">Neither the campaign nor the app names anybody who could be told.</param>
/// <param name="Patience">How long to wait for somebody to look.</param>
public sealed record AlertSent(bool HandedOver, bool HasNobody, TimeSpan Patience);

/// <summary>
/// Hands one alert over. Marked before and after, so that a repetition after a crash looks first whether it went; where that cannot be
/// told it goes again, since one alert too many harms nobody.
/// </summary>
public sealed class SendAlert(
    FlowTables tables, CampaignStore campaigns, Carriers carriers, AuditLog audit, IOptions<SafeguardingSettings> settings, IOptions<ProviderSettings> providers, TimeProvider clock, ILogger<SendAlert> log)
{
    public async Task<AlertSent> Run(SendAlertInput input, CancellationToken cancellation)
    {
        var handedOver = false;
        var destinations = new List<(Campaign? Campaign, AlertDestination Destination)>();
        foreach (var campaign in await CampaignsAsync(input.Alert, cancellation))
        {
            var known = AlertPlan.Destinations(campaign?.File.Safeguarding, settings.Value.Contact).Where(one => destinations.TrueForAll(other => other.Destination != one)).ToList();
            destinations.AddRange(known.Select(one => (campaign, one)));
        }

        foreach (var ((campaign, destination), n) in destinations.Select((one, n) => (one, n)))
        {
            if (handedOver && !AlertPlan.TellsAll(input.Round))
            {
                break;
            }

            handedOver |= await TellAsync(input, campaign, destination, n, cancellation);
        }

        if (!handedOver)
        {
            log.LogError(
                "The alert {Alert} about a reply that needs somebody now was taken by nobody (try {Tries}): {Why}", input.Alert.Key, input.Tries, destinations.Count == 0 ? "nobody is named for it" : "the providers did not take it");
        }

        return new AlertSent(handedOver, destinations.Count == 0, settings.Value.Patience);
    }

    private async Task<IReadOnlyList<Campaign?>> CampaignsAsync(AlertInput alert, CancellationToken cancellation)
    {
        var found = new List<Campaign?>();
        foreach (var id in alert.CampaignIds)
        {
            found.Add((await campaigns.FindAsync(id, cancellation))?.Value);
        }

        return found.Count == 0 ? [null] : found;
    }

    private async Task<bool> TellAsync(SendAlertInput input, Campaign? campaign, AlertDestination destination, int n, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reference = new ParticipantRef(campaign?.Id ?? "-", SafeguardingAlert.ParticipantId(input.Alert.Key));
        var message = Message(input.Alert, campaign, destination, reference, MessageReference.IdOf(reference, $"{input.Round}|{n}", input.Tries), now);
        var carrier = carriers.For(destination.Channel, destination.To);
        if (!await IsNewAsync(reference, message.Id, now, cancellation)
            && await carrier.LookUpAsync(message.Reference, message.To, message.Text, now.AddHours(-1), cancellation) == LookUp.Found)
        {
            return true;
        }

        HandOver answer;
        try
        {
            answer = await carrier.SendAsync(message, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            answer = new HandOver.Unknown(e.GetType().Name);
        }

        var taken = answer is HandOver.Accepted;
        log.LogInformation("Alert {Alert}, round {Round}, by {Channel}: {Outcome}", input.Alert.Key, input.Round, destination.Channel, answer.GetType().Name);
        await audit.RecordAsync(
            new AuditEntry(message.Id, now, Actor.System, "safeguarding-alert") { CampaignId = campaign?.Id, Subject = input.Alert.ItemId, Outcome = $"{destination.Channel}: {(taken ? "handed over" : "not taken")}" }, cancellation);
        return taken;
    }

    private OutboundMessage Message(AlertInput alert, Campaign? campaign, AlertDestination destination, ParticipantRef reference, string id, DateTimeOffset now)
    {
        var link = campaign is not null && Uri.TryCreate(providers.Value.PublicBaseUrl, UriKind.Absolute, out var home)
            ? new Uri(home, $"api/campaigns/{Uri.EscapeDataString(campaign.Id)}/inbox/{Uri.EscapeDataString(alert.ItemId)}").AbsoluteUri
            : alert.ItemId;
        var text = AlertPlan.Text(campaign?.File.Organisation.En, campaign?.Id, link);
        return new OutboundMessage(id, reference.CampaignId, reference.ParticipantId, "safeguarding-alert", destination.Channel, destination.To,
            destination.Channel == Channel.Email ? "A reply needs you now | Mae ateb sydd angen eich sylw nawr" : null, destination.Channel == Channel.Sms ? SmsText.Normalise(text) : text, null, now);
    }

    /// <summary>False where this very message has been begun before.</summary>
    private async Task<bool> IsNewAsync(ParticipantRef reference, string messageId, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await tables.Safeguarding.AddEntityAsync(new TableEntity(reference.ParticipantId, messageId) { ["At"] = now }, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }
}
