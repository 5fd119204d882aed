using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Tests.Samples;
using EngagementFlows.LocalHost.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Tests;

public sealed class TimerFunctionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_cron_schedule_runs_at_its_seconds_minutes_and_hours_in_UTC()
    {
        var log = await RunAsync(TimeSpan.FromHours(3), typeof(Hourly));

        Assert.Equal([Start.AddMinutes(30), Start.AddMinutes(90), Start.AddMinutes(150)], log.TimesOf("EveryHour"));
    }

    [Fact]
    public async Task A_schedule_may_be_a_setting_that_holds_a_TimeSpan()
    {
        var log = await RunAsync(TimeSpan.FromMinutes(35), typeof(Interval));

        Assert.Equal([Start.AddMinutes(10), Start.AddMinutes(20), Start.AddMinutes(30)], log.TimesOf("EveryTenMinutes"));
    }

    [Fact]
    public async Task A_wait_longer_than_a_system_timer_can_wait_ends_on_time()
    {
        var log = await RunAsync(TimeSpan.FromDays(50), typeof(Yearly));

        Assert.Equal([new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)], log.TimesOf("NewYear"));
    }

    [Fact]
    public async Task Run_on_startup_runs_at_once_and_then_on_schedule()
    {
        var log = await RunAsync(TimeSpan.FromDays(1), typeof(AtStart));

        Assert.Equal([Start, Start.AddHours(15)], log.TimesOf("AtStart"));
    }

    [Fact]
    public async Task A_timer_is_told_when_it_ran_last_and_runs_next()
    {
        var log = await RunAsync(TimeSpan.FromHours(2), typeof(Hourly));

        var (first, second) = (log.Ticks[0].Timer, log.Ticks[1].Timer);
        Assert.False(first.IsPastDue);
        Assert.Equal(default, first.ScheduleStatus!.Last);
        Assert.Equal(Start.AddMinutes(30).UtcDateTime, first.ScheduleStatus.Next);
        Assert.Equal(Start.AddMinutes(30).UtcDateTime, second.ScheduleStatus!.Last);
        Assert.Equal(Start.AddMinutes(90).UtcDateTime, second.ScheduleStatus.Next);
    }

    [Fact]
    public async Task A_timer_that_fails_runs_again_and_never_twice_at_a_time()
    {
        var log = await RunAsync(TimeSpan.FromMinutes(5.5), typeof(Failing));

        Assert.Equal(5, log.TimesOf("FailsEveryMinute").Count);
        Assert.Equal(1, log.MostAtOnce);
    }

    [Fact]
    public async Task Runs_missed_while_the_host_was_down_are_made_up_for_once_and_called_past_due()
    {
        var statuses = new InMemoryTimerStatuses();
        await RunAsync(Start, TimeSpan.FromHours(1), statuses, typeof(Hourly));
        var log = await RunAsync(Start.AddHours(5), TimeSpan.FromHours(1), statuses, typeof(Hourly));

        Assert.Equal([Start.AddHours(5), Start.AddHours(5).AddMinutes(30)], log.TimesOf("EveryHour"));
        Assert.Equal([true, false], log.Ticks.Select(tick => tick.Timer.IsPastDue));
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("1", 0)]
    [InlineData("false", 3)]
    public async Task A_timer_that_the_settings_disable_does_not_run(string disabled, int runs)
    {
        var log = await RunAsync(Start, TimeSpan.FromHours(3), new InMemoryTimerStatuses(), [typeof(Hourly)], ("AzureWebJobs.EveryHour.Disabled", disabled));

        Assert.Equal(runs, log.TimesOf("EveryHour").Count);
    }

    private static Task<TickLog> RunAsync(TimeSpan span, params Type[] classes) => RunAsync(Start, span, new InMemoryTimerStatuses(), classes);

    private static Task<TickLog> RunAsync(DateTimeOffset start, TimeSpan span, ITimerStatuses statuses, params Type[] classes) => RunAsync(start, span, statuses, classes, ("TEN", "00:10:00"));

    /// <summary>Hosts the classes from <paramref name="start"/> for <paramref name="span"/> of virtual time.</summary>
    private static async Task<TickLog> RunAsync(DateTimeOffset start, TimeSpan span, ITimerStatuses statuses, Type[] classes, (string Name, string Value) setting)
    {
        var clock = new VirtualClock(start);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new TickLog();
        var options = SampleHost.Options(classes) with
        {
            Clock = clock,
            TimerStatuses = statuses,
            Settings = new Dictionary<string, string?> { [setting.Name] = setting.Value },
            ConfigureServices = (services, _) => services.AddSingleton(log),
        };
        await using var app = LocalHostApp.Build(options);
        using (clock.Busy())
        {
            await app.StartAsync();
            clock.Schedule(start + span, async () =>
            {
                await app.StopAsync();
                over.SetResult();
            });
        }

        await over.Task;
        return log;
    }
}
