using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Worlds;

/// <summary>Everything that the app and its host log, for looking at afterwards.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> lines = new();

    public IReadOnlyList<string> All => [.. lines.Select(line => line.Line)];

    public IReadOnlyList<string> Faults => [.. lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Line)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // What was captured is looked at after the host has ended.
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            logs.lines.Enqueue((LogLevel.Trace, $"scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
