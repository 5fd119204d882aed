#nullable enable
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Internal;

/// <summary>Reads <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>, in a transaction's part with the failed action's index before the message.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public const string FailedEntity = "FailedEntity";

    public static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = Read(response);
        if (error is null)
        {
            return false;
        }

        if (response is TransactionPart)
        {
            data = new Dictionary<string, string>(StringComparer.Ordinal) { [FailedEntity] = Index(error.Message).ToString(CultureInfo.InvariantCulture) };
        }

        return true;
    }

    private static ResponseError? Read(Response response)
    {
        response.Headers.TryGetValue("x-ms-error-code", out var code);
        var message = default(string);
        try
        {
            using var json = JsonDocument.Parse(response.Content.ToMemory());
            if (json.RootElement.TryGetProperty("odata.error", out var error))
            {
                code = error.TryGetProperty("code", out var given) && given.GetString() is { Length: > 0 } text ? text : code;
                message = error.TryGetProperty("message", out var wrapped) && wrapped.TryGetProperty("value", out var value) ? value.GetString() : null;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy's page or an empty body: the status and the header are all there is.
        }

        return code is null && message is null ? null : new ResponseError(code, message);
    }

    /// <summary>Azure leaves the index out when it is 0, Azurite does not.</summary>
    private static int Index(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
    }
}
