using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>The API as the demo's team and participants use it: over HTTP, like anybody.</summary>
internal sealed class DemoApi(HttpClient http) : IDisposable
{
    public DemoApi(Uri address)
        : this(new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) })
    {
    }

    public Task<JsonNode> CreateAsync(string campaignJson) => SendAsync(HttpMethod.Post, "/api/campaigns", campaignJson, "application/json");

    public Task<JsonNode> ImportAsync(string campaign, string csv) => SendAsync(HttpMethod.Post, $"/api/campaigns/{campaign}/participants", csv, "text/csv");

    public Task<JsonNode> PostAsync(string path, JsonElement? body) => SendAsync(HttpMethod.Post, path, body?.GetRawText() ?? "{}", "application/json");

    public Task<JsonNode> PatchAsync(string path, JsonElement? body) => SendAsync(HttpMethod.Patch, path, body?.GetRawText() ?? "{}", "application/json");

    /// <summary>Moves it whatever a colleague may have made of it meanwhile.</summary>
    public Task<JsonNode> MoveMeetingAsync(string campaign, JsonElement patch) =>
        SendAsync(HttpMethod.Patch, $"/api/campaigns/{campaign}/meeting", patch.GetRawText(), "application/json", ifMatch: "*");

    public async Task<JsonNode> GetAsync(string path) => Parse(await http.GetStringAsync(path));

    public async Task ReplyAsync(string from, string body)
    {
        using var answer = await http.PostAsJsonAsync("/local/inbox", new { from, to = "", body });
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string body, string type, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? Parse(text) : throw new InvalidOperationException($"{method} {path} was answered with {(int)answer.StatusCode}: {text}");
    }

    private static JsonNode Parse(string json) => JsonNode.Parse(json) ?? throw new InvalidDataException("An empty answer.");
}
