using System.Text.Json;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Twilio.Security;

namespace EngagementFlows.Webhooks;

/// <summary>Twilio's requests: read within bounds, then held to their signature. The URL is the configured one, never one that a header tells.</summary>
public sealed class TwilioRequests(IOptions<ProviderSettings> settings)
{
    public const string SignatureHeader = "X-Twilio-Signature";

    private const int LargestBody = 64 * 1024;
    private const string BodyHash = "bodySHA256=";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <param name="path">The function's route.</param>
    /// <returns>The parameters, or the answer to give instead; nothing has been written in either case.</returns>
    public async Task<(TwilioParameters? Parameters, ContentResult? Refusal)> ReadAsync(HttpRequest request, string path, CancellationToken cancellation)
    {
        var (secret, address) = (settings.Value.Twilio.AuthToken, settings.Value.PublicBaseUrl);
        if (secret.Length == 0 || address.Length == 0 || WebhookBody.Header(request, SignatureHeader) is not { } signature)
        {
            return (null, WebhookBody.Refused);
        }

        if (await WebhookBody.ReadAsync(request, LargestBody, cancellation) is not { } body)
        {
            return (null, WebhookBody.TooLarge(LargestBody));
        }

        var url = $"{address.TrimEnd('/')}/{path}{request.QueryString.Value}";
        switch (WebhookBody.MediaType(request))
        {
            case "application/x-www-form-urlencoded":
                return FormFields.Read(body) is not { } fields ? (null, Api.Invalid("$", "The body must be a form in UTF-8, its signs encoded as in a URL."))
                    : IsSigned(() => new RequestValidator(secret).Validate(url, Signed(fields), signature)) ? (new TwilioParameters(fields), null)
                    : (null, WebhookBody.Refused);
            case "application/json":
                return FormFields.Text(body) is not { } text ? (null, Api.Invalid("$", "The body must be in UTF-8."))
                    : !url.Contains(BodyHash, StringComparison.Ordinal) || !IsSigned(() => new RequestValidator(secret).Validate(url, text, signature)) ? (null, WebhookBody.Refused)
                    : ReadJson(text);
            default:
                return (null, WebhookBody.WrongType("a form (application/x-www-form-urlencoded)"));
        }
    }

    /// <summary>
    /// The signed form of the parameters, empty values too. Of a name that comes several times Twilio signs each value once, in ordinal order,
    /// each after the name; the validator takes one text a name, and this is the text that makes it the same.
    /// </summary>
    private static Dictionary<string, string> Signed(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.GroupBy(field => field.Key, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => string.Join(group.Key, group.Select(field => field.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            StringComparer.Ordinal);

    private static bool IsSigned(Func<bool> validate)
    {
        try
        {
            return validate();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            // The validator throws on what it cannot read: a query without a value, a URL that is none. That is no signature.
            return false;
        }
    }

    private static (TwilioParameters?, ContentResult?) ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Json);
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? (null, Api.Invalid("$", "The body must be a JSON object."))
                : (new TwilioParameters([.. document.RootElement.EnumerateObject()
                    .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                    .Select(member => KeyValuePair.Create(member.Name, member.Value.ToString()))]), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, Api.Invalid("$", "The body must be JSON, each member in it once."));
        }
    }
}

/// <summary>What Twilio says in a request: it may add parameters at any time, so those that we do not know are left alone.</summary>
public sealed class TwilioParameters(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    /// <summary>Empty where it is not there, or there twice.</summary>
    public string this[string name] => fields.Where(field => field.Key == name).Select(field => field.Value).ToList() is [var value] ? value : "";

    /// <returns>The answer that names what is missing, or there twice; null where all is well.</returns>
    public ContentResult? Fault(params IEnumerable<string> required)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in required.Where(name => this[name].Length == 0))
        {
            errors[name] = ["Must be there, once, and not be empty."];
        }

        if (errors.Count == 0 && this["MessageSid"] is var id && (id.Length > 64 || !id.All(char.IsAsciiLetterOrDigit)))
        {
            errors["MessageSid"] = ["Must be letters and digits, 64 at most."];
        }

        return errors.Count == 0 ? null : Api.Invalid(errors);
    }
}
