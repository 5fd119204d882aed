using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SendGrid.Helpers.Errors.Model;

namespace SendGrid.Helpers.Errors;

/// <summary>An exception for each kind of refusal; its message is <see cref="SendGridErrorResponse"/> as JSON.</summary>
public class ErrorHandler
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task ThrowException(HttpResponseMessage message)
    {
        var text = JsonSerializer.Serialize(await Told(message).ConfigureAwait(false), Plain);
        throw (int)message.StatusCode switch
        {
            400 => new BadRequestException(text),
            401 => new UnauthorizedException(text),
            403 => new ForbiddenException(text),
            404 => new NotFoundException(text),
            405 => new MethodNotAllowedException(text),
            413 => new PayloadTooLargeException(text),
            415 => new UnsupportedMediaTypeException(text),
            429 => new TooManyRequestsException(text),
            500 => new ServerUnavailableException(text),
            503 => new ServiceNotAvailableException(text),
            > 500 => new SendGridInternalException(text),
            >= 400 => new RequestErrorException(text),
            _ => new BadRequestException(text),
        };
    }

    private static async Task<SendGridErrorResponse> Told(HttpResponseMessage message)
    {
        var told = new SendGridErrorResponse { ErrorHttpStatusCode = (int)message.StatusCode, ErrorReasonPhrase = message.ReasonPhrase };
        var text = await message.Content.ReadAsStringAsync().ConfigureAwait(false);
        try
        {
            var body = JsonNode.Parse(text);
            var first = body?["errors"] is JsonArray { Count: > 0 } errors ? errors[0] : null;
            told.SendGridErrorMessage = (first is null ? body?["error"] : first["message"])?.GetValue<string>();
            told.FieldWithError = first?["field"]?.GetValue<string>();
            told.HelpLink = first?["help"]?.GetValue<string>();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // A body of another form adds nothing: status and reason say what there is.
        }

        return told;
    }
}
