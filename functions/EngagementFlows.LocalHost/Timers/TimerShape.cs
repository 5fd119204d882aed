using System.Reflection;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Which timer functions can be run.</summary>
internal static class TimerShape
{
    private static readonly ParameterBinder Info = static context => ValueTask.FromResult<object?>((TimerInfo)context.Trigger);

    public static TimerFunction? Read(FunctionCandidate candidate, ParameterInfo trigger, TimerTriggerAttribute attribute, FunctionAppSettings settings)
    {
        if (trigger.ParameterType != typeof(TimerInfo))
        {
            candidate.RefuseParameter(trigger, "a [TimerTrigger] parameter cannot have here: take TimerInfo");
        }

        var schedule = Schedule(candidate, attribute.Schedule, settings);
        var body = candidate.Bind("timerTrigger", parameter => parameter == trigger
            ? Info
            : candidate.RefuseParameter(parameter, "a timer cannot fill: take TimerInfo, [DurableClient] DurableTaskClient, FunctionContext or CancellationToken"));
        return body is null ? null : new TimerFunction(body, schedule!, attribute.RunOnStartup, attribute.UseMonitor);
    }

    private static TimerSchedule? Schedule(FunctionCandidate candidate, string text, FunctionAppSettings settings)
    {
        var resolved = settings.Resolve(text, out var missing);
        if (missing is not null)
        {
            candidate.Refuse($"its schedule names the setting %{missing}%, which has no value");
            return null;
        }

        var schedule = TimerSchedule.Parse(resolved, out var fault);
        if (schedule is null)
        {
            candidate.Refuse($"its schedule \"{resolved}\" cannot be read: {fault}");
        }

        return schedule;
    }
}
