using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>Limits that the contracts give in their descriptions, and the providers hold, but that their schemas leave out.</summary>
internal static class DescribedLimits
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding", "To", "From", "Subject", "Reply-To", "CC", "BCC",
    };

    public static IEnumerable<ContractFault> Faults(ProviderRequest request) => request.Operation.Id switch
    {
        "CreateMessage" => Texts(request),
        "SendMail" when request.Json is JsonObject mail && IsReadable(mail) => Mails(mail),
        _ => [],
    };

    private static IEnumerable<ContractFault> Texts(ProviderRequest request)
    {
        if (request.Field("ValidityPeriod") is { } period && int.TryParse(period, CultureInfo.InvariantCulture, out var seconds) && seconds is < 1 or > 36_000)
        {
            yield return new ContractFault("ValidityPeriod", "is from 1 to 36000 seconds.");
        }

        // A bare path is a whole URI to some (a file's), and no address to call back to anyone.
        foreach (var callback in request.Form["StatusCallback"].Where(static url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new ContractFault("StatusCallback", $"'{callback}' is no http or https address.");
        }

        if (request.Form["MediaUrl"].Count() > 10)
        {
            yield return new ContractFault("MediaUrl", "can be given ten times at most.");
        }
    }

    /// <summary>Of the shapes that the schema asks for; where they are not, the schema has said so.</summary>
    private static bool IsReadable(JsonObject mail) =>
        mail["personalizations"] is JsonArray all && all.All(static one => one is JsonObject person && person["to"] is JsonArray)
        && mail["content"] is null or JsonArray;

    private static IEnumerable<ContractFault> Mails(JsonObject mail)
    {
        var people = mail["personalizations"]!.AsArray().Select(static one => one!.AsObject()).ToList();
        if (people.Count == 0 || people.Any(static person => person["to"]!.AsArray().Count == 0))
        {
            yield return new ContractFault("personalizations", "has at least one entry, each with at least one recipient.");
        }

        if (people.Sum(static person => Addresses(person).Count()) > 1000)
        {
            yield return new ContractFault("personalizations", "has more than 1,000 recipients.");
        }

        if (people.Any(static person => Addresses(person).GroupBy(static address => address, StringComparer.OrdinalIgnoreCase).Any(static same => same.Skip(1).Any())))
        {
            yield return new ContractFault("personalizations", "has an address more than once among to, cc and bcc.");
        }

        if (mail["template_id"] is null && (mail["content"] is not JsonArray { Count: > 0 } || people.Any(person => person["subject"] is null && mail["subject"] is null)))
        {
            yield return new ContractFault("content", "and a subject are required where there is no template.");
        }

        if (mail["content"] is JsonArray parts && !InOrder(parts))
        {
            yield return new ContractFault("content", "has text/plain first, then text/html, then the rest.");
        }

        foreach (var owner in people.Prepend(mail))
        {
            foreach (var (name, value) in owner["headers"] as JsonObject ?? [])
            {
                if (OwnHeaders.Contains(name) || !Ascii.IsValid(name) || value is not JsonValue text || !text.TryGetValue<string>(out _))
                {
                    yield return new ContractFault($"headers.{name}", "is not a header that a sender can set, or no text.");
                }
            }

            if (owner["custom_args"] is JsonObject args && Encoding.UTF8.GetByteCount(args.ToJsonString()) > 10_000)
            {
                yield return new ContractFault("custom_args", "has more than 10,000 bytes.");
            }
        }
    }

    private static IEnumerable<string> Addresses(JsonObject person) =>
        from list in new[] { "to", "cc", "bcc" }
        from address in person[list] as JsonArray ?? []
        select address?["email"]?.ToString() ?? "";

    private static bool InOrder(JsonArray parts)
    {
        var ranks = parts.Select(static part => part?["type"]?.ToString() switch { "text/plain" => 0, "text/html" => 1, _ => 2 }).ToList();
        return ranks.SequenceEqual(ranks.Order());
    }
}
