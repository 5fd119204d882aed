using EngagementFlows.Calendars;
using EngagementFlows.Inbox.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EngagementFlows.Webhooks;

/// <summary>
/// The multipart form of an inbound mail, read as it streams by. Files are counted and let go, but for calendars, which are small and are
/// somebody's answer.
/// </summary>
internal sealed class MailForm
{
    private const int MostParts = 300;
    private const int LargestCalendar = 256 * 1024;
    private const int LongestBoundary = 200;

    public Dictionary<string, byte[]> Fields { get; } = new(StringComparer.Ordinal);

    public List<FormAttachment> Attachments { get; } = [];

    /// <returns>Null where it is no such form, has a field twice, or has too many parts.</returns>
    public static async Task<MailForm?> ReadAsync(HttpRequest request, Stream body, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return null;
        }

        var form = new MailForm();
        try
        {
            var reader = new MultipartReader(boundary, body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; parts++)
            {
                if (parts == MostParts || !await form.AddAsync(section, cancellation))
                {
                    return null;
                }
            }

            return form;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Cut short, or with headers that are none.
            return null;
        }
    }

    private async Task<bool> AddAsync(MultipartSection section, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 and <= 100 } name)
        {
            return false;
        }

        var file = Text(disposition.FileNameStar) ?? Text(disposition.FileName);
        if (file is null)
        {
            using var whole = new MemoryStream();
            await section.Body.CopyToAsync(whole, cancellation);
            return Fields.TryAdd(name, whole.ToArray());
        }

        var (size, content) = await CountAsync(section.Body, cancellation);
        var contentType = section.ContentType ?? "application/octet-stream";
        var bare = contentType.Split(';')[0].Trim();
        var mayBeCalendar = content is not null && (CalendarReply.IsCalendar(bare, file) || file.EndsWith(".ics", StringComparison.OrdinalIgnoreCase));
        Attachments.Add(new FormAttachment(name, Short(file, 200), Short(contentType, 200), size, mayBeCalendar ? content : null));
        return true;
    }

    /// <returns>The size, and the content where it is small.</returns>
    private static async Task<(long Size, byte[]? Content)> CountAsync(Stream body, CancellationToken cancellation)
    {
        using var start = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var size = 0L;
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0; size += read)
        {
            if (size + read <= LargestCalendar)
            {
                start.Write(buffer, 0, read);
            }
        }

        return (size, size <= LargestCalendar ? start.ToArray() : null);
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringSegment segment) =>
        HeaderUtilities.RemoveQuotes(segment).Value is { Length: > 0 } text ? text : null;

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
