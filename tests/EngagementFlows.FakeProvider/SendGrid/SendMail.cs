using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.SendGrid;

/// <summary><c>POST /v3/mail/send</c>: accepts a mail that its contract has nothing against, a ledger entry a personalization.</summary>
internal static class SendMail
{
    public static ProviderAnswer Answer(JsonObject mail, FaultRule? rule, LedgerBook ledger, MailEvents events)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var sandbox = mail["mail_settings"]?["sandbox_mode"]?["enable"]?.GetValue<bool>() == true;
        foreach (var person in mail["personalizations"]!.AsArray())
        {
            var kept = ledger.Accept(Entry(id, mail, person!.AsObject()) with { Sandbox = sandbox, Fault = rule?.Fault });
            if (!sandbox)
            {
                events.Accepted(kept);
            }
        }

        return sandbox
            ? new ProviderAnswer(200)
            : new ProviderAnswer(202) { Headers = new Dictionary<string, string> { ["X-Message-Id"] = id } };
    }

    private static LedgerMessage Entry(string id, JsonObject mail, JsonObject person)
    {
        var recipients = new[] { "to", "cc", "bcc" }.SelectMany(list => Emails(person[list])).ToList();
        var args = Texts(person["custom_args"]);
        return new LedgerMessage(0, default, "sendgrid", id, args.GetValueOrDefault("m"), recipients[0])
        {
            Recipients = recipients,
            From = Email(person["from"] ?? mail["from"]),
            Subject = (person["subject"] ?? mail["subject"])?.GetValue<string>(),
            Text = Content(mail, "text/plain"),
            Html = Content(mail, "text/html"),
            ReplyTo = Email(mail["reply_to"]) ?? Emails(mail["reply_to_list"]).FirstOrDefault(),
            Headers = Merged(Texts(mail["headers"]), Texts(person["headers"])),
            CustomArgs = args,
            Categories = [.. (mail["categories"] as JsonArray ?? []).Select(static category => category!.GetValue<string>())],
            Attachments = [.. (mail["attachments"] as JsonArray ?? []).Select(static attachment => Attachment(attachment!.AsObject()))],
        };
    }

    private static string? Email(JsonNode? address) => address?["email"]?.GetValue<string>();

    private static IEnumerable<string> Emails(JsonNode? list) => (list as JsonArray ?? []).Select(static address => Email(address)!);

    private static string? Content(JsonObject mail, string type) =>
        (mail["content"] as JsonArray ?? []).FirstOrDefault(part => part!["type"]!.GetValue<string>() == type)?["value"]!.GetValue<string>();

    private static Dictionary<string, string> Texts(JsonNode? members) =>
        (members as JsonObject ?? []).ToDictionary(static member => member.Key, static member => member.Value?.ToString() ?? "");

    private static Dictionary<string, string> Merged(Dictionary<string, string> all, Dictionary<string, string> own)
    {
        foreach (var (name, value) in own)
        {
            all[name] = value;
        }

        return all;
    }

    private static LedgerAttachment Attachment(JsonObject attachment) => new(
        attachment["filename"]!.GetValue<string>(),
        attachment["type"]?.GetValue<string>(),
        attachment["disposition"]?.GetValue<string>(),
        attachment["content"]!.GetValue<string>());
}
