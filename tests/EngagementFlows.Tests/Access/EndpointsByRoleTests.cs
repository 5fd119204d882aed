using EngagementFlows.Testing;
using EngagementFlows.Worlds;

namespace EngagementFlows.Access;

/// <summary>The table of who may call what, <c>endpoints-by-role.md</c> beside this file, held against the app and tried over HTTP.</summary>
public sealed class EndpointsByRoleTests(TableWorld shared) : IClassFixture<TableWorld>
{
    private static readonly string[] Callers = ["nobody", "viewer", "coordinator", "privacy-officer", "administrator"];

    /// <summary>By endpoint: what the table says for each caller.</summary>
    private static readonly Dictionary<string, string[]> Table = Read();

    public static TheoryData<string> Endpoints => new(Endpoint.All.Select(endpoint => endpoint.Name));

    [Fact]
    public void Every_endpoint_says_whom_it_is_for() =>
        Assert.True(Endpoint.All.All(one => one.Access != FunctionAccess.Closed), "Neither [LeastRole] nor [OpenTo], or both: " + string.Join(", ", Endpoint.All.Where(one => one.Access == FunctionAccess.Closed).Select(one => one.Function)));

    [Fact]
    public void Every_read_that_a_viewer_may_not_make_is_recorded() =>
        Assert.Empty(Endpoint.All.Where(one => one is { Method: "GET", Access: { Least: not null and not Role.Viewer, IsRecorded: false } }).Select(one => $"{one.Function} needs [Recorded]"));

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        Assert.True(Endpoint.All.Count > 30, "The app's endpoints were not found.");
        var missing = Endpoint.All.Where(endpoint => !Table.ContainsKey(endpoint.Name)).Select(RowFor).ToList();
        Assert.True(missing.Count == 0, "Add to endpoints-by-role.md:\n" + string.Join('\n', missing));
        Assert.Empty(Table.Keys.Except(Endpoint.All.Select(endpoint => endpoint.Name)));
    }

    [Fact]
    public void Whatever_can_be_read_without_signing_in_answers_HEAD_as_well()
    {
        var open = Endpoint.All.Where(endpoint => endpoint.Access.OpenTo is not null).ToList();
        Assert.Equal(Of("GET"), Of("HEAD"));

        IEnumerable<string> Of(string method) => open.Where(one => one.Method == method).Select(one => one.Route);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Each_caller_gets_in_where_the_table_says_so_and_nowhere_else(string name)
    {
        var endpoint = Endpoint.All.Single(one => one.Name == name);
        foreach (var (caller, expected) in Callers.Zip(Table[name]))
        {
            var answer = await CallAsync(endpoint, caller);
            var got = answer.ContentType == "application/problem+json" && (string)answer.Json["title"]! is "Who are you?" or "Not with your role" or "Closed" ? $"{answer.Status}"
                : endpoint.Access.OpenTo is { } visitor ? OpenTo(visitor)
                : answer.Status is 401 or 403 ? $"{answer.Status} of its own"
                : "in";
            Assert.True(expected == got, $"{caller} at {name}: {expected} in the table, {got} in truth ({answer.Status} {answer.Text})");
        }
    }

    private Task<ApiAnswer> CallAsync(Endpoint endpoint, string caller) => shared.World.Api.SendAsync(
        new HttpMethod(endpoint.Method),
        endpoint.Path,
        body: endpoint.Method is "GET" or "HEAD" ? null : "-",
        headers: caller == "nobody" ? [Principals.Remote] : [Principals.Remote, Principals.With(caller)]);

    private static string RowFor(Endpoint endpoint) => $"| {endpoint.Name} | " + string.Join(" | ", Callers.Select(caller =>
        endpoint.Access.OpenTo is { } visitor ? OpenTo(visitor)
        : caller == "nobody" ? "401"
        : endpoint.Access.Least is { } least && Enum.GetValues<Role>().Single(role => Roles.NameOf(role) == caller).May(least) ? "in" : "403")) + " |";

    private static string OpenTo(Visitor visitor) => visitor switch
    {
        Visitor.Anybody => "open",
        Visitor.Participant => "by link",
        _ => "by signature",
    };

    private static Dictionary<string, string[]> Read() =>
        File.ReadAllLines(Path.Combine(Repository.Root, "tests", "EngagementFlows.Tests", "Access", "endpoints-by-role.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(" /", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);
}

/// <summary>One app behind App Service Authentication for the whole table. Calls that are meant to find nothing may be warned of.</summary>
public sealed class TableWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await World.StartAsync(expectsFaults: true, settings: Principals.IsOn);

    public async Task DisposeAsync() => await World.DisposeAsync();
}
