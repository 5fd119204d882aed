using System.Net;
using System.Text;
using EngagementFlows.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EngagementFlows.ParticipantPages;

/// <param name="Form">Null where it is larger than we read, or broken.</param>
/// <param name="Pieces">Of a form that is not taken: the words at its start and its end, in pieces.</param>
internal readonly record struct ReadForm(IFormCollection? Form, IReadOnlyList<string> Pieces);

/// <summary>Reads a form that may be anything: bounded in size, and of one type.</summary>
internal static class PageForms
{
    /// <summary>Of a form's body; the longest text of the longest page, each character escaped, fits in many times.</summary>
    internal const int LargestForm = 128 * 1024;

    /// <summary>The name of the field against forged posts.</summary>
    internal const string FormToken = "form-token";

    /// <summary>Of a larger one, the end is looked at, too: that is where people put what they want to be done.</summary>
    private const int Tail = 16 * 1024;

    /// <summary>Nobody types more.</summary>
    private const long MostRead = 8 * 1024 * 1024;

    private const int Piece = 2_000;
    private const int Overlap = 200;

    private static readonly FormOptions Bounds = new() { ValueCountLimit = 96, KeyLengthLimit = 200, ValueLengthLimit = LargestForm, MultipartBodyLengthLimit = LargestForm };

    internal static async Task<ReadForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        var tail = new MemoryStream();
        long all = 0;
        for (int read; all < MostRead && (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            all += read;
            var kept = (int)Math.Min(read, LargestForm - body.Length);
            body.Write(buffer, 0, kept);
            tail.Write(buffer, kept, read - kept);
            if (tail.Length > 2 * Tail)
            {
                var end = tail.ToArray()[^Tail..];
                tail.SetLength(0);
                tail.Write(end);
            }
        }

        if (body.Length >= LargestForm)
        {
            return new ReadForm(null, [.. WordsOf(request, body), .. WordsOf(request, tail)]);
        }

        body.Position = 0;
        // What checks the form against forgery reads it once more.
        request.Body = body;
        try
        {
            // A mail program's one click may come as multipart (RFC 8058, 3.2).
            return new ReadForm(request.HasFormContentType ? await request.ReadFormAsync(Bounds, cancellation) : FormCollection.Empty, []);
        }
        catch (InvalidDataException)
        {
            return new ReadForm(null, WordsOf(request, body));
        }
    }

    /// <summary>The words in a part of a form that is not taken, in pieces, each with the end of the one before.</summary>
    private static IReadOnlyList<string> WordsOf(HttpRequest request, MemoryStream body)
    {
        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        var isEncoded = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        var values = isEncoded ? text.Split('&').Select(field => WebUtility.UrlDecode(field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..])) : [text];
        return [.. values.SelectMany(Pieces)];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; at += Piece - Overlap)
        {
            yield return text[at..Math.Min(text.Length, at + Piece)];
        }
    }

    /// <summary>Whether it has what our pages put into their forms, whoever's cookie that was made for; a post with nothing in it was no button.</summary>
    internal static bool IsFromAPage(IFormCollection form) => form[FormToken].ToString().Length > 0;

    internal static bool IsFromAPage(IReadOnlyDictionary<string, IReadOnlyList<string>> typed) => typed.GetValueOrDefault(FormToken) is [{ Length: > 0 }, ..];

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
