using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Invocations;

/// <summary>
/// Logs that a function failed. An exception's message may hold what a person wrote, so the log says the type
/// and, for those who debug, where it came from, and never the message.
/// </summary>
internal static class FunctionFailures
{
    public static void Log(ILogger logger, string function, Exception failure)
    {
        logger.LogError("{Function} failed with {ExceptionType}.", function, failure.GetType().Name);
        logger.LogDebug("{Function} failed at: {StackTrace}", function, failure.StackTrace);
    }
}
