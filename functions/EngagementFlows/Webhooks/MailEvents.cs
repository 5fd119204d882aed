using System.Text.Json;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Webhooks;

/// <summary>Reads SendGrid's events down to what is used of them. Addresses stay behind: where one is needed, its keyed hash is kept.</summary>
public sealed class MailEvents(ContactKeys keys)
{
    private const int MostEvents = 10_000;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <returns>Each event once, or the answer to give instead.</returns>
    public (IReadOnlyList<MailEvent>? Events, ContentResult? Fault) Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostEvents)
            {
                return (null, Api.Invalid("$", $"The body must be a JSON array of at most {MostEvents} events."));
            }

            var read = new List<MailEvent>();
            foreach (var (at, one) in document.RootElement.EnumerateArray().Index())
            {
                if (one.ValueKind != JsonValueKind.Object || Text(one, "event") is not { } name)
                {
                    return (null, Api.Invalid($"[{at}].event", "Each event must be an object that says in event what happened."));
                }

                read.Add(Read(one, name));
            }

            return ([.. read.DistinctBy(one => one.Key)], null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, Api.Invalid("$", "The body must be JSON, each member in it once."));
        }
    }

    private MailEvent Read(JsonElement one, string name)
    {
        var cause = name == "dropped" ? CauseOf(Text(one, "reason")) : null;
        return new MailEvent(
            keys.Hash("delivery", $"sendgrid-event\n{Text(one, "sg_event_id") ?? one.GetRawText()}"),
            Bounded(name)!,
            Bounded(Text(one, MessageReference.Name)),
            // The message id that the send was answered with stands before the first full stop.
            Bounded(Text(one, "sg_message_id")?.Split('.')[0]),
            Bounded(Text(one, "type")),
            cause,
            Stops(name, cause) && EmailAddress.Parse(Text(one, "email")).Address is { } address ? keys.For(address) : null);
    }

    /// <summary>Whether an event says that the person wants no more mail. A resubscription with the provider undoes nothing here.</summary>
    public static bool Stops(string name, string? cause) => name is "spamreport" or "unsubscribe" or "group_unsubscribe" || cause is "unsubscribed" or "spam";

    /// <summary>Why SendGrid did not even try, from its sentences ("Bounced Address", "Spam Reporting Address", "Unsubscribed Address", "Invalid").</summary>
    private static string CauseOf(string? reason) => reason switch
    {
        null => "other",
        _ when reason.Contains("unsubscribe", StringComparison.OrdinalIgnoreCase) => "unsubscribed",
        _ when reason.Contains("spam report", StringComparison.OrdinalIgnoreCase) => "spam",
        _ when reason.Contains("bounce", StringComparison.OrdinalIgnoreCase) => "bounced",
        _ when reason.Contains("invalid", StringComparison.OrdinalIgnoreCase) => "invalid",
        _ => "other",
    };

    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Bounded(string? text) => text is { Length: > 200 } ? text[..200] : text;
}
