using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Remembers where each timer's schedule stands, so that a run missed while the host was down is made up for once.</summary>
public interface ITimerStatuses
{
    Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellation);

    Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellation);
}

/// <summary>Remembers for as long as it lives itself.</summary>
public sealed class InMemoryTimerStatuses : ITimerStatuses
{
    private readonly ConcurrentDictionary<string, ScheduleStatus> statuses = new(StringComparer.OrdinalIgnoreCase);

    public Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellation) =>
        Task.FromResult(statuses.GetValueOrDefault(function));

    public Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellation)
    {
        statuses[function] = status;
        return Task.CompletedTask;
    }
}
