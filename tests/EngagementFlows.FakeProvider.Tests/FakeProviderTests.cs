using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

/// <summary>One fake provider a class, emptied before each test.</summary>
public sealed class RunningFake : IAsyncLifetime
{
    public FakeProviderProcess Process { get; private set; } = null!;

    public async Task InitializeAsync() => Process = await FakeProviderProcess.StartAsync();

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

/// <summary>What the suites share: calls as the app makes them, without the app.</summary>
public abstract class FakeProviderTests(RunningFake fake) : IClassFixture<RunningFake>, IAsyncLifetime
{
    protected const string Person = "+447700900123";
    protected const string Ours = "+447700900456";
    protected const string Messages = $"/2010-04-01/Accounts/{FakeProviderProcess.AccountSid}/Messages.json";

    protected FakeProviderProcess Fake => fake.Process;

    protected FakeProviderClient Control => fake.Process.Control;

    protected HttpClient Http { get; } = new() { BaseAddress = fake.Process.Address, Timeout = TimeSpan.FromSeconds(30) };

    public Task InitializeAsync() => Control.ResetAsync();

    public virtual Task DisposeAsync()
    {
        Http.Dispose();
        return Task.CompletedTask;
    }

    protected static (string, string)[] Text(string key = "key-1", string to = Person, string body = "Hello", string callback = "http://127.0.0.1:9/status") =>
        [("To", to), ("From", Ours), ("Body", body), ("StatusCallback", $"{callback}?m={key}")];

    protected static JsonObject Mail(string key = "key-1", string to = "person@example.org") => new()
    {
        ["personalizations"] = new JsonArray(new JsonObject
        {
            ["to"] = new JsonArray(new JsonObject { ["email"] = to }),
            ["custom_args"] = new JsonObject { ["m"] = key },
        }),
        ["from"] = new JsonObject { ["email"] = "team@example.org", ["name"] = "The team" },
        ["subject"] = "Come along",
        ["content"] = new JsonArray(
            new JsonObject { ["type"] = "text/plain", ["value"] = "Hello" },
            new JsonObject { ["type"] = "text/html", ["value"] = "<p>Hello</p>" }),
    };

    protected Task<HttpResponseMessage> SendTextAsync(params (string Name, string Value)[] fields) =>
        PostFormAsync(Messages, fields.Length == 0 ? Text() : fields);

    protected async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(HttpMethod.Post, path, content);
    }

    protected async Task<HttpResponseMessage> SendMailAsync(JsonObject? mail = null)
    {
        using var content = JsonContent.Create(mail ?? Mail());
        return await SendAsync(HttpMethod.Post, "/v3/mail/send", content);
    }

    protected async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = path.StartsWith("/v3/", StringComparison.Ordinal)
            ? new AuthenticationHeaderValue("Bearer", token ?? FakeProviderProcess.ApiKey)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FakeProviderProcess.AccountSid}:{token ?? FakeProviderProcess.AuthToken}")));
        return await Http.SendAsync(request);
    }

    protected async Task<JsonObject> ListAsync(string query)
    {
        using var answer = await SendAsync(HttpMethod.Get, query.StartsWith('/') ? query : $"{Messages}?{query}");
        Assert.Equal(200, (int)answer.StatusCode);
        return await JsonAsync(answer);
    }

    protected static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
}
