using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Http;
using EngagementFlows.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging.Senders;

/// <summary>
/// A sender that is set up wrongly stops, with one alert for all its messages, and they wait. The team mends it and lets it go on.
/// </summary>
public sealed class StoppedSenders(SenderStore senders, TeamInbox inbox, AuditLog audit, Carriers carriers, TimeProvider clock, ILogger<StoppedSenders> log)
{
    public async Task StopAsync(Channel channel, string code, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var stoppedHere = await senders.ChangeAsync(
            channel,
            sender => sender.StoppedAt is null ? (sender with { StoppedAt = now, StopCode = code }, true) : (sender, false),
            cancellation);
        if (stoppedHere)
        {
            log.LogCritical("The sender for {Channel} has stopped: the provider says {Code}. Its messages wait; mend the settings, then POST /api/senders/{Sender}/resume", channel, code, channel == Channel.Sms ? "sms" : "email");
            await audit.RecordAsync(
                new AuditEntry($"sender-stopped:{channel}", now, Actor.System, "sender-stopped") { Subject = channel == Channel.Sms ? "sms" : "email", Outcome = $"the provider says {code}" },
                cancellation);
            await inbox.PutAsync(
                campaignId: null,
                new InboxItem($"sender-{channel}-{now.UtcTicks}", [], channel, "", "", now, $"The sender has stopped: the provider says {code}. Nothing is lost: its messages wait until it is mended and resumed.") { Kind = InboxItem.Alert },
                cancellation);
        }
    }

    [Function("GetSenders")]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/senders")] HttpRequest request, CancellationToken cancellation)
    {
        var sms = await senders.GetAsync(Channel.Sms, cancellation);
        var email = await senders.GetAsync(Channel.Email, cancellation);
        return Api.Ok(new { senders = new[] { View(Channel.Sms, sms), View(Channel.Email, email) } });
    }

    [Function("ResumeSender")]
    [LeastRole(Role.Administrator)]
    public async Task<IActionResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/senders/{sender}/resume")] HttpRequest request, string sender, CancellationToken cancellation)
    {
        if (sender is not ("sms" or "email"))
        {
            return Api.NotFound("sender", sender);
        }

        var channel = sender == "sms" ? Channel.Sms : Channel.Email;
        var after = await senders.ChangeAsync(channel, one => one.StoppedAt is null ? (one, one) : (one with { StoppedAt = null, StopCode = null }, one with { StoppedAt = null, StopCode = null }), cancellation);
        return Api.Ok(View(channel, after));
    }

    private object View(Channel channel, Sender sender) => new
    {
        channel,
        goesTo = carriers.NameOf(channel),
        state = sender.StoppedAt is null ? "running" : "stopped",
        stoppedAt = sender.StoppedAt,
        code = sender.StopCode,
        nextTurn = sender.NextInTurn > clock.GetUtcNow() ? sender.NextInTurn : (DateTimeOffset?)null,
    };
}
