using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary><c>GET Messages.json</c>: filtered, newest first, a page at a time.</summary>
internal static class ListMessages
{
    public static ProviderAnswer Answer(ProviderRequest request, TwilioStore store)
    {
        var real = DateTimeOffset.UtcNow;
        var (to, from) = (Value(request, "To"), Value(request, "From"));
        var (on, until, since) = (Value(request, "DateSent"), Value(request, "DateSent<"), Value(request, "DateSent>"));
        var found = store.Where(message =>
            message.VisibleFrom <= real
            && (to is null || message.To == to) && (from is null || message.From == from)
            && (on is null || (message.Sent >= Start(on) && message.Sent < End(on)))
            && (until is null || message.Sent < End(until))
            && (since is null || message.Sent >= Start(since)));

        var size = Number(request, "PageSize") ?? 50;
        var page = Number(request, "Page") ?? 0;
        // The token is what counts: with the number alone, messages that came meanwhile would push others onto the next page.
        var start = Value(request, "PageToken") is { } token ? After(found, token) : page * size;
        var shown = found.Skip(start).Take(size).ToList();
        return new ProviderAnswer(200, new JsonObject
        {
            ["end"] = start + Math.Max(shown.Count - 1, 0),
            ["first_page_uri"] = PageUri(request, size, 0, null),
            ["messages"] = new JsonArray([.. shown.Select(static message => message.ToJson())]),
            ["next_page_uri"] = start + size < found.Count ? PageUri(request, size, page + 1, $"PA{shown[^1].Sid}") : null,
            ["page"] = page,
            ["page_size"] = size,
            ["previous_page_uri"] = page > 0 ? PageUri(request, size, page - 1, null) : null,
            ["start"] = start,
            ["uri"] = PageUri(request, size, page, Value(request, "PageToken")),
        });
    }

    private static string? Value(ProviderRequest request, string name) => request.Query[name].FirstOrDefault();

    private static int? Number(ProviderRequest request, string name) =>
        Value(request, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    private static int After(IReadOnlyList<TwilioMessage> found, string token) =>
        found.TakeWhile(message => $"PA{message.Sid}" != token).Count() + 1;

    private static DateTimeOffset Start(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A day ends with the day; a time, which lists show to the second, with its second.</summary>
    private static DateTimeOffset End(string time) => Start(time) + (time.Length == "2026-11-23".Length ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1));

    private static string PageUri(ProviderRequest request, int size, int page, string? token)
    {
        var filters = request.Query.Where(static field => field.Key is not ("PageSize" or "Page" or "PageToken")).SelectMany(static field => field, static (field, value) => KeyValuePair.Create<string, string?>(field.Key, value));
        var paging = new Dictionary<string, string?> { ["PageSize"] = $"{size}", ["Page"] = $"{page}", ["PageToken"] = token };
        return QueryHelpers.AddQueryString(request.Http.Path, filters.Concat(paging.Where(static field => field.Value is not null)));
    }
}
