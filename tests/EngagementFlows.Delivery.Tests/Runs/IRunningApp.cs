using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The app under test, wherever it runs and however often it has to be started again.</summary>
internal interface IRunningApp : IAsyncDisposable
{
    DateTimeOffset Now { get; }

    /// <summary>Lets virtual time run to an instant, or to shortly after the next call to a provider.</summary>
    Task AdvanceAsync(DateTimeOffset to);

    /// <summary>Asks until there is an answer, as a person would whose browser says that the site is down.</summary>
    Task<ApiAnswer> AskAsync(Func<ApiClient, Task<ApiAnswer>> question);

    /// <summary>Ends, and starts again at an instant before which nothing was to happen but that people did not answer.</summary>
    Task ComeBackAsync(DateTimeOffset at);

    /// <summary>After callbacks, which an app that has died did not take.</summary>
    Task EnsureAliveAsync();
}
