using EngagementFlows.FakeProvider.Callbacks;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Faults;
using EngagementFlows.FakeProvider.Hosting;
using EngagementFlows.FakeProvider.Twilio;

namespace EngagementFlows.FakeProvider.Control;

/// <summary>What tests call; the shapes are those of the client library.</summary>
internal static class ControlApi
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/control");
        control.MapGet("/ledger", static (LedgerBook ledger) => ledger.Read());
        control.MapGet("/keys", static (ProviderArguments arguments, SendGridKey key) =>
            new ProviderKeys(arguments.Account, arguments.AuthToken, arguments.ApiKey, key.Public));
        control.MapPost("/faults", SetFaultsAsync);
        control.MapDelete("/faults", static (FaultBook faults, ConnectionGate gate) => SetFaultsAsync([], faults, gate));
        control.MapPost("/settings", static (ProviderSettings settings, SettingsBook book) => book.Set(settings));
        control.MapPost("/recipients", static (RecipientBehaviour[] recipients, RecipientBook book) => Array.ForEach(recipients, book.Set));
        control.MapPost("/clock", static (ClockSetting setting, ProviderClock clock) => clock.Set(setting.Now));
        control.MapPost("/listener", static (ListenerSetting setting, ConnectionGate gate) =>
            setting.Open ? gate.OpenAsync() : gate.CloseAsync(Milliseconds(setting.DownMilliseconds)));
        control.MapPost("/callbacks/flush", static (CallbackQueue queue, int concurrency = 1) => queue.FlushAsync(concurrency));
        control.MapPost("/inbound-sms", static (InboundSms sms, InboundSmsPost post) => post.SendAsync(sms));
        control.MapPost("/inbound-email", static (InboundEmail email, InboundEmailPost post) => post.SendAsync(email));
        control.MapPost("/reset", ResetAsync);
    }

    private static async Task<IResult> SetFaultsAsync(FaultRule[] rules, FaultBook faults, ConnectionGate gate)
    {
        if (rules.SelectMany(FaultBook.Problems).ToList() is { Count: > 0 } problems)
        {
            return Results.BadRequest(problems);
        }

        // A closed port meets every call by itself; once it is open again, the rule has done its work.
        var closings = rules.Where(static rule => rule is { Fault: FaultKind.Refused, Nth: null, Every: null, Probability: null }).ToList();
        faults.Set([.. rules.Except(closings)]);
        if (closings.Count > 0)
        {
            await gate.CloseAsync(Milliseconds(closings[0].DurationMilliseconds));
        }
        else
        {
            await gate.OpenAsync();
        }

        return Results.Ok();
    }

    private static async Task ResetAsync(
        LedgerBook ledger, FaultBook faults, SettingsBook settings, RecipientBook recipients, TwilioStore texts, CallbackQueue queue, ProviderClock clock, ConnectionGate gate)
    {
        faults.Set([]);
        settings.Set(new ProviderSettings());
        queue.Clear();
        recipients.Clear();
        texts.Clear();
        clock.Set(null);
        ledger.Clear();
        await gate.OpenAsync();
    }

    private static TimeSpan? Milliseconds(int? count) => count is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
