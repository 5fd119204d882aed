using System.Diagnostics;

namespace Azure.Data.Tables.Tests.Http;

public class DiagnosticsTests
{
    [Fact]
    public async Task Each_operation_is_an_activity_with_its_request_below_it()
    {
        var (client, _) = await TestTable.CreateAsync();

        var activities = await ListenAsync(async () =>
        {
            await client.AddEntityAsync(new TableEntity("p", "r"));
            await client.GetEntityAsync<TableEntity>("p", "r");
            await client.GetEntityIfExistsAsync<TableEntity>("p", "r");
            await client.UpsertEntityAsync(new TableEntity("p", "r"));
            await client.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All);
            await client.QueryAsync<TableEntity>().ToListAsync();
            await client.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.UpsertMerge, new TableEntity("p", "r"))]);
            await client.DeleteEntityAsync("p", "r");
        });

        var operations = activities.Where(activity => activity.Source.Name == "Azure.Data.Tables.TableClient").ToList();
        Assert.Equal(
            ["AddEntity", "GetEntity", "GetEntityIfExists", "UpsertEntity", "UpdateEntity", "Query", "SubmitTransaction", "DeleteEntity"],
            operations.Select(activity => activity.OperationName["TableClient.".Length..]));
        Assert.All(operations, activity => Assert.Equal("Microsoft.Tables", activity.GetTagItem("az.namespace")));
        Assert.All(operations, activity => Assert.Contains(activities, request => request.ParentSpanId == activity.SpanId && request.Source.Name == "Azure.Core.Http"));
    }

    [Fact]
    public async Task A_failure_marks_its_activity_with_the_error_code()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r"));

        var activities = await ListenAsync(() => Assert.ThrowsAsync<RequestFailedException>(() => client.AddEntityAsync(new TableEntity("p", "r"))));

        var failed = Assert.Single(activities, activity => activity.OperationName == "TableClient.AddEntity");
        Assert.Equal(ActivityStatusCode.Error, failed.Status);
        Assert.Equal("EntityAlreadyExists", failed.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Tracing_may_be_turned_off()
    {
        var service = new FakeService(FakeService.NoContent());
        var options = service.Options;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        var client = new TableClient("AccountName=a;AccountKey=aGVsbG8=", "people", options);

        var activities = await ListenAsync(() => client.UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.DoesNotContain(activities, activity => activity.Source.Name.StartsWith("Azure.", StringComparison.Ordinal));
    }

    /// <summary>Only what happens within the act counts: other tests run beside this one.</summary>
    private static async Task<List<Activity>> ListenAsync(Func<Task> act)
    {
        using var source = new ActivitySource(nameof(DiagnosticsTests));
        var stopped = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate == source || candidate.Name.StartsWith("Azure.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (stopped)
                {
                    stopped.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var root = source.StartActivity("test")!;
        await act();
        lock (stopped)
        {
            return [.. stopped.Where(activity => activity.TraceId == root.TraceId)];
        }
    }
}
