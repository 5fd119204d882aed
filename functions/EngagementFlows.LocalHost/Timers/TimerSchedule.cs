using System.Globalization;
using NCrontab;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>When a timer function runs: an NCRONTAB expression (six fields, seconds first; five without them) or a TimeSpan, in UTC.</summary>
internal abstract class TimerSchedule
{
    /// <summary>The first occurrence after <paramref name="after"/>.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset after);

    /// <returns>Null, with the reason, for text that is no schedule.</returns>
    public static TimerSchedule? Parse(string text, out string? fault)
    {
        fault = null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval))
        {
            fault = interval > TimeSpan.Zero ? null : "an interval must be longer than nothing";
            return fault is null ? new Interval(interval) : null;
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (5 or 6))
        {
            fault = $"it has {fields.Length} fields, where NCRONTAB has six ({{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}), and it is no TimeSpan either";
            return null;
        }

        try
        {
            var cron = CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 });
            // A leap year from its start, so that 29 February counts and 30 February does not.
            var never = cron.GetNextOccurrence(new DateTime(1999, 12, 31)) == DateTime.MaxValue;
            fault = never ? "no such date ever comes" : null;
            return never ? null : new Cron(cron);
        }
        catch (CrontabException reason)
        {
            fault = reason.Message;
            return null;
        }
    }

    private sealed class Interval(TimeSpan interval) : TimerSchedule
    {
        public override DateTimeOffset Next(DateTimeOffset after) => after + interval;
    }

    private sealed class Cron(CrontabSchedule schedule) : TimerSchedule
    {
        public override DateTimeOffset Next(DateTimeOffset after) => new(schedule.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);
    }
}
