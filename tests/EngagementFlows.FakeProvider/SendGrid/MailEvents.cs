using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Callbacks;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.SendGrid;

/// <summary>What becomes of a mail, reported to the event webhook.</summary>
internal sealed class MailEvents(SettingsBook settings, RecipientBook recipients, ProviderClock clock, SendGridKey key, CallbackQueue queue)
{
    public void Accepted(LedgerMessage message)
    {
        var events = message.Recipients.SelectMany(recipient => Events(message, recipient)).ToList();
        var current = settings.Current;
        if (current is { Callbacks: true, EventsUrl: { } url })
        {
            queue.Add([.. (current.GroupEvents ? [[.. events]] : events.Select(static one => new[] { one })).Select(group => Callback(url, message, group))]);
        }
    }

    private IEnumerable<JsonObject> Events(LedgerMessage message, string recipient)
    {
        var fate = recipients.Of(recipient);
        if (recipients.WhySuppressed(recipient) is { } why)
        {
            return [Event(message, recipient, "dropped", ("reason", why))];
        }

        switch (fate.Outcome)
        {
            case Outcome.Bounce or Outcome.Undelivered or Outcome.Failed:
                recipients.Suppress(recipient, "Bounced Address");
                break;
            case Outcome.Unsubscribe or Outcome.GroupUnsubscribe:
                recipients.Suppress(recipient, "Unsubscribed Address");
                break;
            case Outcome.SpamReport:
                recipients.Suppress(recipient, "Spam Reporting Address");
                break;
        }

        return Story(fate).Select(step => Event(message, recipient, step.Name, step.Details));
    }

    private static IEnumerable<(string Name, (string, JsonNode)[] Details)> Story(RecipientBehaviour fate)
    {
        (string, (string, JsonNode)[]) processed = ("processed", []);
        (string, (string, JsonNode)[]) delivered = ("delivered", [("response", "250 OK")]);
        return fate.Outcome switch
        {
            Outcome.Delivered => [processed, delivered],
            Outcome.Deferred => [processed, ("deferred", [("response", "451 try again later"), ("attempt", "1")]), delivered],
            Outcome.Bounce or Outcome.Undelivered or Outcome.Failed =>
                [processed, ("bounce", [("reason", fate.Reason ?? "550 no such mailbox"), ("status", "5.1.1"), ("type", "bounce")])],
            Outcome.Dropped => [("dropped", [("reason", fate.Reason ?? "Bounced Address"), ("status", "5.0.0")])],
            Outcome.GroupUnsubscribe or Outcome.GroupResubscribe =>
                [processed, delivered, (fate.Outcome == Outcome.GroupUnsubscribe ? "group_unsubscribe" : "group_resubscribe", [("asm_group_id", 10)])],
            Outcome.Click => [processed, delivered, ("click", [("url", "https://example.org/"), ("useragent", "Mozilla/5.0"), ("ip", "192.0.2.1")])],
            Outcome.Open => [processed, delivered, ("open", [("useragent", "Mozilla/5.0"), ("ip", "192.0.2.1")])],
            _ => [processed, delivered, (fate.Outcome == Outcome.SpamReport ? "spamreport" : "unsubscribe", [])],
        };
    }

    private JsonObject Event(LedgerMessage message, string recipient, string name, params (string Name, JsonNode Value)[] details)
    {
        // Custom arguments come first, so that none of them can pass for a member of the provider's.
        var json = new JsonObject(message.CustomArgs.Select(static arg => KeyValuePair.Create<string, JsonNode?>(arg.Key, arg.Value)));
        json["email"] = recipient;
        json["timestamp"] = clock.Now.ToUnixTimeSeconds();
        json["smtp-id"] = $"<{message.Id}@geopod-ismtpd-1>";
        json["event"] = name;
        json["sg_event_id"] = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=');
        json["sg_message_id"] = $"{message.Id}.recvd-5f54b5d587-{message.Number}-0";
        if (message.Categories.Count > 0)
        {
            json["category"] = message.Categories is [var only] ? only : new JsonArray([.. message.Categories.Select(static category => JsonValue.Create(category))]);
        }

        foreach (var (detail, value) in details)
        {
            json[detail] = value;
        }

        return json;
    }

    private Callback Callback(string url, LedgerMessage message, IReadOnlyList<JsonObject> events)
    {
        var names = string.Join(',', events.Select(static one => one["event"]!.GetValue<string>()));
        // SendGrid ends its array with CRLF, and signs that too.
        var body = Encoding.UTF8.GetBytes(new JsonArray([.. events]).ToJsonString() + "\r\n");
        return new Callback("sendgrid.events", url, message.Id, names, () => key.Signed(body, "application/json", clock.Now));
    }
}
