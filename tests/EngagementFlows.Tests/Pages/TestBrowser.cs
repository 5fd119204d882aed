using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

/// <summary>
/// A browser without script: it keeps cookies, follows links and redirects, fills the forms that it sees and sends what they hold. It
/// reaches the app on the loopback address under the public one, as through a front end.
/// </summary>
public sealed class TestBrowser(World world)
{
    private readonly Dictionary<string, string> cookies = [];
    private Uri address = new("https://flows.example.org/");

    /// <summary>The page that is shown.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public int Status { get; private set; }

    public string Html { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The query of the page's address.</summary>
    public string Query => address.Query;

    /// <summary>The cookies as they are sent; they can be taken along to another browser.</summary>
    public string CookieHeader
    {
        get => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        init
        {
            foreach (var cookie in value.Split("; ").Select(one => one.Split('=', 2)))
            {
                cookies[cookie[0]] = cookie[1];
            }
        }
    }

    public Task OpenAsync(string path, string? acceptLanguage = null) => GoAsync(HttpMethod.Get, new Uri(address, path), form: null, acceptLanguage);

    public Task FollowAsync(string text) => OpenAsync(Page.QuerySelectorAll("a").Single(link => link.TextContent == text).GetAttribute("href")!);

    /// <summary>Sends the form that has this button, as it is and with what is put in: radio buttons and boxes by their values, texts as typed.</summary>
    public Task SendAsync(string button, params (string Field, string Value)[] input)
    {
        var form = (IHtmlFormElement)Page.QuerySelectorAll("button").First(one => one.TextContent == button).Closest("form")!;
        return SendAsync(form, input);
    }

    public Task SendAsync(IHtmlFormElement form, params (string Field, string Value)[] input)
    {
        Assert.Equal("post", form.Method);
        var put = input.Select(one => one.Field).ToHashSet(StringComparer.Ordinal);
        var fields = form.QuerySelectorAll("input, textarea").SelectMany(Held).Where(field => !put.Contains(field.Field)).Concat(input);
        return GoAsync(HttpMethod.Post, address, fields);
    }

    /// <summary>Posts to the page as it likes, with its cookies or without.</summary>
    public Task PostAsync(params (string Field, string Value)[] fields) => GoAsync(HttpMethod.Post, address, fields);

    public Task PostToAsync(string path, params (string Field, string Value)[] fields) => GoAsync(HttpMethod.Post, new Uri(address, path), fields);

    public void ForgetCookies() => cookies.Clear();

    /// <summary>What a field holds, once for each value: what the page says and nobody has touched.</summary>
    public IReadOnlyList<string> ValuesOf(string field) => [.. Page.QuerySelectorAll($"[name='{field}']").SelectMany(Held).Select(held => held.Value)];

    public string? ErrorOf(string field) => Page.GetElementById($"{field}-error")?.TextContent;

    private static IEnumerable<(string Field, string Value)> Held(IElement element) => element switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [(name, area.Value)],
        _ => [],
    };

    private async Task GoAsync(HttpMethod method, Uri to, IEnumerable<(string Field, string Value)>? form, string? acceptLanguage = null)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(method, new Uri(world.Address, to.PathAndQuery));
        request.Content = form is null ? null : new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        request.Headers.TryAddWithoutValidation("Cookie", CookieHeader);
        using var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            // Anything less would let another site or a script have it; anything more, and links in emails would come without it.
            Assert.All(["secure", "httponly", "samesite=lax"], word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase));
            cookies[cookie.Split('=')[0]] = cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        if (method == HttpMethod.Post && (int)answer.StatusCode == 303)
        {
            await world.SettleAsync();
            await GoAsync(HttpMethod.Get, new Uri(to, answer.Headers.Location!), form: null);
            return;
        }

        address = to;
        Status = (int)answer.StatusCode;
        Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        Html = await answer.Content.ReadAsStringAsync();
        Page = await new HtmlParser().ParseDocumentAsync(Html);
    }
}
