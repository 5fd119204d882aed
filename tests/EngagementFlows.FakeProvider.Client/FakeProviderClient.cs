using System.Net.Http.Json;

namespace EngagementFlows.FakeProvider.Client;

/// <summary>The control API of a fake provider that runs elsewhere.</summary>
/// <param name="control">The address printed as <c>control</c>, which stays open while the providers' port is closed.</param>
public sealed class FakeProviderClient(Uri control) : IDisposable
{
    /// <summary>A call to a provider may say in this header what time it is for the caller (ISO 8601): from then on the providers go by it.</summary>
    public const string TimeHeader = "X-Virtual-Time";

    private readonly HttpClient http = new() { BaseAddress = control, Timeout = TimeSpan.FromMinutes(5) };

    public Task<Ledger> LedgerAsync() => GetAsync<Ledger>("/control/ledger");

    public Task<ProviderKeys> KeysAsync() => GetAsync<ProviderKeys>("/control/keys");

    /// <summary>Replaces all rules.</summary>
    public Task SetFaultsAsync(params FaultRule[] rules) => PostAsync("/control/faults", rules);

    public Task ClearFaultsAsync() => SetFaultsAsync();

    /// <summary>Replaces all settings.</summary>
    public Task SetSettingsAsync(ProviderSettings settings) => PostAsync("/control/settings", settings);

    public Task SetRecipientsAsync(params RecipientBehaviour[] recipients) => PostAsync("/control/recipients", recipients);

    public Task SetClockAsync(DateTimeOffset? now) => PostAsync("/control/clock", new ClockSetting(now));

    /// <summary>Closes the providers' port, so that connections are refused.</summary>
    public Task RefuseConnectionsAsync(TimeSpan? length = null) =>
        PostAsync("/control/listener", new ListenerSetting(Open: false, (int?)length?.TotalMilliseconds));

    public Task AcceptConnectionsAsync() => PostAsync("/control/listener", new ListenerSetting(Open: true));

    /// <summary>Posts all pending callbacks, one after another unless told otherwise, and waits for the app's answers.</summary>
    public async Task<IReadOnlyList<CallbackAnswer>> FlushAsync(int concurrency = 1) =>
        await SendAsync<List<CallbackAnswer>>($"/control/callbacks/flush?concurrency={concurrency}", null);

    public Task<CallbackAnswer> ReceiveSmsAsync(InboundSms sms) => SendAsync<CallbackAnswer>("/control/inbound-sms", sms);

    public Task<CallbackAnswer> ReceiveEmailAsync(InboundEmail email) => SendAsync<CallbackAnswer>("/control/inbound-email", email);

    /// <summary>Forgets everything but the keys: messages, faults, settings, recipients, callbacks and the clock.</summary>
    public Task ResetAsync() => PostAsync("/control/reset", new { });

    public void Dispose() => http.Dispose();

    private async Task<T> GetAsync<T>(string path) => (await http.GetFromJsonAsync<T>(path, FakeProviderJson.Options))!;

    private async Task PostAsync<T>(string path, T body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, FakeProviderJson.Options);
        await CheckAsync(answer);
    }

    private async Task<T> SendAsync<T>(string path, object? body)
    {
        using var answer = await http.PostAsJsonAsync(path, body ?? new { }, FakeProviderJson.Options);
        await CheckAsync(answer);
        return (await answer.Content.ReadFromJsonAsync<T>(FakeProviderJson.Options))!;
    }

    private static async Task CheckAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
