using System.Net.Http.Headers;
using System.Text;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>Posts callbacks and records the app's answers.</summary>
internal sealed class CallbackPoster(SettingsBook settings, LedgerBook ledger, ProviderClock clock) : IDisposable
{
    /// <summary>What Twilio waits for an answer in all.</summary>
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(15) };

    public async Task<CallbackAnswer> PostAsync(Callback callback)
    {
        var answer = new CallbackAnswer(clock.Now, callback.Kind, callback.Url, callback.MessageId, callback.Event, null);
        try
        {
            using var request = Request(callback);
            using var response = await http.SendAsync(request);
            answer = answer with { Status = (int)response.StatusCode, Answer = await response.Content.ReadAsStringAsync() };
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
        {
            answer = answer with { Error = fault.Message };
        }

        ledger.Call(answer);
        return answer;
    }

    public void Lose(Callback callback) =>
        ledger.Call(new CallbackAnswer(clock.Now, callback.Kind, callback.Url, callback.MessageId, callback.Event, null) { Lost = true });

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Callback callback)
    {
        var body = callback.Sign();
        var request = new HttpRequestMessage(HttpMethod.Post, Target(callback.Url)) { Content = new ByteArrayContent(body.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
        if (new Uri(callback.Url).UserInfo is { Length: > 0 } user)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        }

        foreach (var (name, value) in body.Headers)
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private Uri Target(string url) =>
        settings.Current.DeliverTo is { } other ? new Uri(new Uri(other), new Uri(url).PathAndQuery) : new Uri(url);
}
