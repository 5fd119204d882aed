#nullable enable
using System.Diagnostics;

namespace Azure.Data.Tables.Internal;

#pragma warning disable CA1001 // Clients are not disposable in the real package either; an activity source costs nothing while it is unheard.
/// <summary>The trace activities of a client's operations, named as the real client names them: <c>TableClient.AddEntity</c>.</summary>
internal sealed class Scope(string client, bool enabled)
#pragma warning restore CA1001
{
    private readonly ActivitySource source = new($"Azure.Data.Tables.{client}");

    public async Task<T> RunAsync<T>(string operation, Func<Task<T>> body)
    {
        using var activity = Start(operation);
        try
        {
            return await body();
        }
        catch (Exception e)
        {
            Fail(activity, e);
            throw;
        }
    }

    private Activity? Start(string operation)
    {
        var activity = enabled && source.HasListeners() ? source.StartActivity($"{client}.{operation}") : null;
        activity?.SetTag("az.namespace", "Microsoft.Tables");
        activity?.SetTag("az.schema_url", "https://opentelemetry.io/schemas/1.23.0");
        return activity;
    }

    private static void Fail(Activity? activity, Exception e)
    {
        var type = e is RequestFailedException { ErrorCode.Length: > 0 } failed ? failed.ErrorCode : e.GetType().FullName;
        activity?.SetTag("error.type", type);
        activity?.SetStatus(ActivityStatusCode.Error, e.Message);
    }
}
