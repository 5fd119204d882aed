using System.Net;
using System.Net.Http.Json;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Tests.Samples;

namespace EngagementFlows.LocalHost.Tests;

public sealed class DurableFunctionTests
{
    private static readonly Type[] App = [typeof(Concert), typeof(Players)];

    [Fact]
    public async Task Five_activities_in_a_row_run_from_a_request_to_the_result()
    {
        await using var host = await SampleHost.StartAsync(App);

        var end = await RunAsync(host, "FiveSteps", "five?first=3");

        Assert.Equal(new Outcome("Completed", "96", null, null), end);
    }

    [Fact]
    public async Task An_orchestrator_may_return_without_awaiting_and_be_named_in_any_case()
    {
        await using var host = await SampleHost.StartAsync(App);

        Assert.Equal("\"7\"", (await RunAsync(host, "PLAIN", "plain?first=7")).Output);
    }

    [Fact]
    public async Task What_an_activity_throws_arrives_as_it_was_thrown()
    {
        await using var host = await SampleHost.StartAsync(App);

        var end = await RunAsync(host, "Breaks", "breaks");

        Assert.Equal("Failed", end.Status);
        Assert.Equal(typeof(BrokenStringException).FullName, end.Failure);
        Assert.Equal($"{typeof(BrokenStringException).FullName}: the E string", end.ErrorMessage);
    }

    [Fact]
    public async Task An_activity_gets_its_input_its_instance_and_what_every_function_may_have()
    {
        await using var host = await SampleHost.StartAsync(SampleHost.Options(App) with
        {
            Clock = new VirtualClock(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        });

        Assert.Equal("\"C3 told told True True 2031\"", (await RunAsync(host, "Describes", "told")).Output);
    }

    [Fact]
    public async Task A_month_passes_in_virtual_time_and_an_event_from_a_request_ends_the_wait()
    {
        await using var host = await SampleHost.StartAsync(SampleHost.Options(App) with
        {
            Clock = new VirtualClock(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero)),
        });
        await StartAsync(host, "Encore", "encore");
        using var applause = await host.Http.PostAsync("/api/concerts/encore/applause?times=4", content: null);

        Assert.Equal(HttpStatusCode.Accepted, applause.StatusCode);
        Assert.Equal("\"Encore:4\"", (await EndAsync(host, "encore")).Output);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.InternalServerError)]
    [InlineData("false", null, HttpStatusCode.Accepted)]
    [InlineData("false", "true", HttpStatusCode.InternalServerError)]
    [InlineData("true", "false", HttpStatusCode.Accepted)]
    public async Task Host_json_and_before_it_a_setting_say_whether_an_event_for_nobody_is_an_error(
        string? inFile, string? inSettings, HttpStatusCode expected)
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        var value = inFile is null ? "" : $"\"throwStatusExceptionsOnRaiseEvent\": {inFile}";
        var text = $$"""{ "version": "2.0", "extensions": { "durableTask": { {{value}} } } }""";
        await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), text);
        await using var host = await SampleHost.StartAsync(SampleHost.Options(App) with
        {
            Folder = folder,
            Settings = inSettings is null
                ? new Dictionary<string, string?>()
                : new Dictionary<string, string?>
                {
                    ["AzureFunctionsJobHost__extensions__durableTask__throwStatusExceptionsOnRaiseEvent"] = inSettings,
                },
        });

        using var applause = await host.Http.PostAsync("/api/concerts/nobody/applause?times=4", content: null);

        Assert.Equal(expected, applause.StatusCode);
    }

    [Fact]
    public async Task A_value_of_host_json_that_is_neither_true_nor_false_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        const string Text = """{ "extensions": { "durableTask": { "throwStatusExceptionsOnRaiseEvent": "sometimes" } } }""";
        await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), Text);

        var fault = Assert.Throws<InvalidOperationException>(() => LocalHostApp.Build(SampleHost.Options(App) with { Folder = folder }));

        Assert.Equal("host.json's throwStatusExceptionsOnRaiseEvent is 'sometimes': write true or false.", fault.Message);
    }

    internal static async Task<Outcome> RunAsync(SampleHost host, string orchestrator, string idAndQuery)
    {
        await StartAsync(host, orchestrator, idAndQuery);
        return await EndAsync(host, idAndQuery.Split('?')[0]);
    }

    internal static async Task StartAsync(SampleHost host, string orchestrator, string idAndQuery)
    {
        using var started = await host.Http.PostAsync($"/api/concerts/{orchestrator}/{idAndQuery}", content: null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
    }

    internal static async Task<Outcome> EndAsync(SampleHost host, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await host.App.Engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: false, patience.Token);
        return (await host.Http.GetFromJsonAsync<Outcome>($"/api/concerts/{id}"))!;
    }

    internal sealed record Outcome(string Status, string? Output, string? Failure, string? ErrorMessage);
}
