using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EngagementFlows.Inbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Orchestrating;

/// <param name="Kind">The orchestration's name.</param>
/// <param name="Work">As it was started with: its campaign and its participant are read where it names them.</param>
public sealed record StuckWork(string Kind, string InstanceId, JsonElement Work, DateTimeOffset Since);

/// <summary>Work that has failed for a day is put before the team. It goes on being tried.</summary>
public sealed class ReportStuckWork(TeamInbox inbox, TimeProvider clock, ILogger<ReportStuckWork> log)
{
    [Function(nameof(ReportStuckWork))]
    public async Task Run([ActivityTrigger] StuckWork stuck, CancellationToken cancellation)
    {
        log.LogError("{Kind} {Instance} has failed at every try since {Since:u}", stuck.Kind, stuck.InstanceId, stuck.Since);
        var people = Text(stuck.Work, "participantId") is { } participant ? new[] { participant } : [];
        await inbox.PutAsync(
            Text(stuck.Work, "campaignId"),
            new InboxItem($"stuck-{stuck.Since.UtcTicks}-{Hash(stuck.InstanceId)}", people, Messaging.Channel.Email, "", "", clock.GetUtcNow(), Why(stuck)) { Kind = InboxItem.Alert },
            cancellation);
    }

    private static string Why(StuckWork stuck) =>
        $"Something does not go on by itself ({stuck.Kind}): it has failed at every try since {stuck.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC. "
        + "It is tried again every hour. Ask whoever looks after the system to read its log for this time, and look whether anything has to be said to somebody by hand.";

    /// <summary>An instance's id can be longer than a key, and have characters that a key cannot.</summary>
    private static string Hash(string instanceId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instanceId)).AsSpan(0, 8));

    private static string? Text(JsonElement work, string name) =>
        work.ValueKind == JsonValueKind.Object && work.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
