using EngagementFlows.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EngagementFlows.ParticipantPages;

/// <summary>Reads a form that may be anything: bounded in size, and of one type.</summary>
internal static class PageForms
{
    /// <summary>Of a form's body; the longest text of the longest page, each character escaped, fits in many times.</summary>
    internal const int LargestForm = 128 * 1024;

    /// <summary>The name of the field against forged posts.</summary>
    internal const string FormToken = "form-token";

    private static readonly FormOptions Bounds = new() { ValueCountLimit = 96, KeyLengthLimit = 200, ValueLengthLimit = LargestForm, MultipartBodyLengthLimit = LargestForm };

    /// <returns>Null where the body is larger than we read.</returns>
    internal static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestForm)
        {
            return null;
        }

        var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > LargestForm)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        // What checks the form against forgery reads it once more.
        request.Body = body;
        try
        {
            // A mail program's one click may come as multipart (RFC 8058, 3.2).
            return request.HasFormContentType ? await request.ReadFormAsync(Bounds, cancellation) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What was typed, with the line ends that we keep.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Typed(IFormCollection form) => form.ToDictionary(
        field => field.Key,
        field => (IReadOnlyList<string>)[.. field.Value.Select(value => (value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal))],
        StringComparer.Ordinal);

    /// <summary>What the person typed or chose, without what the page itself put into its form.</summary>
    internal static IReadOnlyList<string> Words(this IReadOnlyDictionary<string, IReadOnlyList<string>> typed) =>
        [.. typed.Where(field => field.Key is not (FormToken or "part")
            && !field.Key.StartsWith(Seen.FieldOf(""), StringComparison.Ordinal))
            .SelectMany(field => field.Value)];

    internal static Entered With(this IReadOnlyDictionary<string, IReadOnlyList<string>> typed, params IEnumerable<FieldError?> errors) => new(typed, [.. errors.OfType<FieldError>()]);
}
