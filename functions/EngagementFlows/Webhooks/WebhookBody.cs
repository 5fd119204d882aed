using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace EngagementFlows.Webhooks;

/// <summary>What the webhooks have in common before anything is known to be from a provider: bounds, and refusals that tell nothing.</summary>
internal static class WebhookBody
{
    /// <summary>One answer for a missing signature, a wrong one and a channel that is not set up: whoever tries learns nothing from it.</summary>
    public static ContentResult Refused { get; } =
        Api.Problem(StatusCodes.Status403Forbidden, "Not verified", "Only requests that the provider has signed are taken here: check the webhook's address and key in its settings and in ours.");

    public static ContentResult TooLarge(long most) =>
        Api.Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"At most {most / 1024} KiB are read.");

    public static ContentResult WrongType(string expected) =>
        Api.Problem(StatusCodes.Status415UnsupportedMediaType, "Not what is read here", $"Post {expected}, and say so in Content-Type.");

    /// <summary>The media type in lower case, without parameters; null where there is none that can be read.</summary>
    public static string? MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() : null;

    /// <summary>A header that is there once; null otherwise.</summary>
    public static string? Header(HttpRequest request, string name) => request.Headers[name] is [{ Length: > 0 } value] ? value : null;

    /// <returns>Null where the body is larger, whether or not it says so in advance.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Lets the server take bodies up to a bound of ours where its own is lower.</summary>
    public static void Allow(HttpRequest request, long most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // One byte more, so that it is our answer that says no.
            limit.MaxRequestBodySize = most + 1;
        }
    }
}
