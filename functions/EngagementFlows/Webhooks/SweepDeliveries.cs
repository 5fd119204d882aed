using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Starts the work again of deliveries that are stored and that nobody works on, as after a crash: at once when the app starts, since a STOP
/// may be among them and a message due. Forgets, once a day, what is too old to be repeated. Where nothing comes in it looks less and less
/// often, down to once a day.
/// </summary>
public sealed class SweepDeliveries(Deliveries deliveries, Mailroom mailroom, SweepTimes times, IOptions<WebhookSettings> settings, TimeProvider clock)
{
    [Function(nameof(SweepDeliveries))]
    public async Task Run([TimerTrigger("0 */5 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (mailroom.HasHeard || times.IsTimeToLook(now))
        {
            // What has just been stored is left alone for a while, so the next look must come soon, too.
            var isBusy = mailroom.HasHeard;
            mailroom.HasHeard = false;
            var before = times.HasLooked ? now - settings.Value.LeftAlone() : now.AddTicks(1);
            await foreach (var row in deliveries.WaitingAsync(before, cancellation))
            {
                isBusy = true;
                await StartAgainAsync(row, now, client, cancellation);
            }

            times.Looked(now, isBusy);
        }

        if (SweepTimes.IsTimeToForget(now))
        {
            await deliveries.ForgetAsync(now, cancellation);
        }
    }

    private static async Task StartAgainAsync(PendingRow row, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        // Under one id an hour, so that sweeps do not start twice what has only just been started again.
        var (first, again) = (TakeIn.InstanceId(row), $"{TakeIn.InstanceId(row)}:{now:yyyyMMddHH}");
        foreach (var id in new[] { first, again })
        {
            if (await client.GetInstanceAsync(id, cancellation) is { IsCompleted: false })
            {
                return;
            }
        }

        await client.StartOnceAsync(nameof(TakeIn), row, again, cancellation);
    }
}

/// <summary>When the sweep last looked, in this process.</summary>
public sealed class SweepTimes(IOptions<WebhookSettings> settings)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromDays(1);

    private TimeSpan wait = settings.Value.Often();
    private DateTimeOffset looked;

    /// <summary>Since this process started, before which nobody here can be at work on anything.</summary>
    public bool HasLooked => looked != default;

    public bool IsTimeToLook(DateTimeOffset now) => now - looked >= wait;

    public void Looked(DateTimeOffset now, bool isBusy)
    {
        looked = now;
        wait = isBusy ? settings.Value.Often() : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, Seldom.Ticks));
    }

    /// <summary>By the clock and not by this process's age: on a host that starts and ends processes as it likes, none may grow a day old.</summary>
    public static bool IsTimeToForget(DateTimeOffset now) => now is { Hour: 3, Minute: < 5 };
}
