using System.Net;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Tests.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task The_route_prefix_and_the_settings_come_from_the_apps_files_and_what_is_given_comes_first()
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } }, /* as the tools allow */ }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), """{ "Values": { "TELLER": "tell", "One": "from the file", "Two": "from the file", "Deep__Three": "3" } }""");
        await using var host = await SampleHost.StartAsync(SampleHost.Options(typeof(SettingTeller)) with
        {
            Folder = folder,
            Settings = new Dictionary<string, string?> { ["Two"] = "given" },
        });

        Assert.Equal("from the file", await host.Http.GetStringAsync("/tell/One"));
        Assert.Equal("given", await host.Http.GetStringAsync("/tell/Two"));
        Assert.Equal("3", await host.Http.GetStringAsync("/tell/Deep:Three"));
    }

    [Fact]
    public async Task An_environment_variable_comes_before_the_settings_file()
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), """{ "Values": { "TELLER": "tell", "PATH": "from the file" } }""");
        await using var host = await SampleHost.StartAsync(SampleHost.Options(typeof(SettingTeller)) with { Folder = folder });

        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), await host.Http.GetStringAsync("/api/tell/PATH"));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), "{\n \"Values\": [ }");

        var fault = Assert.Throws<InvalidOperationException>(() => LocalHostApp.Build(SampleHost.Options() with { Folder = folder }));

        Assert.Equal($"{Path.Combine(folder, "local.settings.json")} is no JSON (line 2).", fault.Message);
    }

    [Fact]
    public async Task A_service_of_one_invocation_is_had_in_its_scope_and_not_from_the_apps_provider()
    {
        await using var host = await SampleHost.StartAsync(SampleHost.Options(typeof(ScopedSample)) with
        {
            ConfigureServices = static (services, _) => services.AddScoped<ScopedThing>().AddSingleton<LongLived>(),
        });

        using var inScope = await host.Http.GetAsync("/api/scopes/own");
        using var fromRoot = await host.Http.GetAsync("/api/scopes/root");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.InternalServerError), (inScope.StatusCode, fromRoot.StatusCode));
    }

    [Fact]
    public void Services_that_could_never_be_made_are_named_before_the_host_starts()
    {
        var fault = Assert.ThrowsAny<AggregateException>(() => LocalHostApp.Build(SampleHost.Options(typeof(ScopedSample)) with
        {
            // Nobody registers what it needs.
            ConfigureServices = static (services, _) => services.AddSingleton<ScopedSample>(),
        }));

        Assert.Contains(nameof(ScopedSample), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_waits_for_the_request_under_way()
    {
        var (host, gate) = await WaitingAsync(new RealClock());
        await using var _ = host;
        var answer = host.Http.GetStringAsync("/api/wait");
        await gate.Entered.Task;
        var stop = host.App.StopAsync();
        gate.Opened.SetResult();

        await answer;
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Http.GetStringAsync("/api/wait"));
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_given_up_at_the_stop()
    {
        var (host, gate) = await WaitingAsync(new RealClock());
        await using var _ = host;
        var answer = host.Http.GetStringAsync("/api/wait");
        await gate.Entered.Task;

        await host.App.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task Virtual_time_stands_still_while_a_request_runs()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero));
        var (host, gate) = await WaitingAsync(clock);
        await using var _ = host;
        var answer = host.Http.GetStringAsync("/api/wait");
        await gate.Entered.Task;
        var later = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Schedule(clock.GetUtcNow().AddDays(1), () =>
        {
            later.SetResult();
            return Task.CompletedTask;
        });
        gate.Opened.SetResult();

        Assert.Equal("00:00:00", await answer);
        await later.Task;
    }

    [Fact]
    public async Task Endpoints_of_this_machine_only_are_added_beside_the_functions()
    {
        await using var host = await SampleHost.StartAsync(SampleHost.Options() with
        {
            MapLocal = static endpoints => endpoints.MapGet("/local/word", static () => "hello"),
        });

        Assert.Equal("hello", await host.Http.GetStringAsync("/local/word"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/local/other")).StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start()
    {
        await using var first = await SampleHost.StartAsync();
        await using var second = LocalHostApp.Build(SampleHost.Options() with { Port = first.App.Address.Port });

        await Assert.ThrowsAsync<IOException>(() => second.StartAsync());
    }

    private static async Task<(SampleHost Host, Gate Gate)> WaitingAsync(HostClock clock)
    {
        var gate = new Gate();
        var host = await SampleHost.StartAsync(SampleHost.Options(typeof(Waiting)) with
        {
            Clock = clock,
            ConfigureServices = (services, _) => services.AddSingleton(gate),
        });
        return (host, gate);
    }
}
