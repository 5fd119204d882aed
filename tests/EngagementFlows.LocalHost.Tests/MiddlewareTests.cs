using System.Net;
using EngagementFlows.Access;
using EngagementFlows.LocalHost.Tests.Samples;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EngagementFlows.LocalHost.Tests;

/// <summary>A function app's middleware runs as the Functions worker runs it.</summary>
public sealed class MiddlewareTests
{
    [Fact]
    public async Task The_first_is_the_outermost_and_what_one_leaves_the_next_and_the_function_find()
    {
        var steps = new List<string>();
        await using var host = await StartAsync(worker => worker
            .UseMiddleware(async (context, next) =>
            {
                context.Items["word"] = "of the first";
                steps.Add($"first: {context.FunctionDefinition.Name} {context.GetHttpContext()!.Request.Path} {context.BindingContext.BindingData["id"]}");
                await next();
                steps.Add($"first: {((ContentResult)context.GetInvocationResult().Value!).Content}");
            })
            .UseMiddleware<Second>());
        steps.AddRange(await ReadAsync(host));

        Assert.Equal(["first: Guarded /api/guarded/7 7", "first: 7 of the first, second", "7 of the first, second"], steps);
    }

    [Fact]
    public async Task One_that_does_not_go_on_answers_by_the_result_and_nothing_is_bound()
    {
        await using var host = await StartAsync(worker => worker.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = new ContentResult { Content = "not you", StatusCode = 403 };
            return Task.CompletedTask;
        }));
        Guarded.Runs = 0;

        // As a number this could not be bound, which would be 400.
        using var answer = await host.Http.GetAsync("/api/guarded/seven");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("not you", await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, Guarded.Runs);
    }

    [Fact]
    public async Task One_that_does_not_go_on_may_write_the_response_itself()
    {
        await using var host = await StartAsync(worker => worker.UseMiddleware(async (context, _) =>
        {
            context.GetHttpContext()!.Response.StatusCode = 418;
            await context.GetHttpContext()!.Response.WriteAsync("by hand");
        }));

        using var answer = await host.Http.GetAsync("/api/guarded/7");

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("by hand", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task One_may_put_another_result_in_the_place_of_the_functions()
    {
        await using var host = await StartAsync(worker => worker.UseMiddleware(async (context, next) =>
        {
            await next();
            context.GetInvocationResult().Value = new ContentResult { Content = "another" };
        }));

        Assert.Equal("another", await host.Http.GetStringAsync("/api/guarded/7"));
    }

    [Fact]
    public async Task What_one_throws_fails_the_request_and_what_the_function_throws_passes_through_it()
    {
        var seen = "";
        await using var host = await StartAsync(worker => worker.UseMiddleware(async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (BrokenStringException fault)
            {
                seen = fault.Message;
                throw;
            }
        }));

        using var answer = await host.Http.GetAsync("/api/guarded/0");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("nought", seen);
    }

    [Fact]
    public async Task Orchestrators_and_activities_run_through_it_too_and_a_predicate_picks_among_them()
    {
        var all = new System.Collections.Concurrent.ConcurrentBag<string>();
        var some = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var host = await SampleHost.StartAsync(SampleHost.Options(typeof(Concert), typeof(Players)) with
        {
            ConfigureWorker = worker => worker
                .UseMiddleware(async (context, next) =>
                {
                    all.Add(context.FunctionDefinition.Name);
                    await next();
                })
                .UseWhen(context => context.GetHttpContext() is not null, async (context, next) =>
                {
                    some.Add(context.FunctionDefinition.Name);
                    await next();
                }),
        });

        using var started = await host.Http.PostAsync("/api/concerts/FiveSteps/by-middleware?first=3", content: null);
        await host.App.Engine.Client.WaitForInstanceCompletionAsync("by-middleware");
        var output = await host.Http.GetStringAsync("/api/concerts/by-middleware");

        Assert.Contains("96", output, StringComparison.Ordinal);
        Assert.Contains("FiveSteps", all);
        Assert.Equal(5, all.Count(name => name == "Double"));
        Assert.Equal(["Concert", "StartConcert"], some.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_apps_own_door_refuses_a_function_that_does_not_say_whom_it_is_for()
    {
        await using var host = await SampleHost.StartAsync(SampleHost.Options(typeof(Guarded), typeof(Doors)) with
        {
            ConfigureServices = static (services, _) => services.AddSingleton<ISignIn, Everybody>(),
            ConfigureWorker = static worker => worker.UseAccess(),
        });

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/api/guarded/7"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/api/contradicting"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/for-the-team"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/for-all"));

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await host.Http.GetAsync(path);
            return answer.StatusCode;
        }
    }

    private static Task<SampleHost> StartAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        SampleHost.StartAsync(SampleHost.Options(typeof(Guarded)) with { ConfigureWorker = configure });

    private static async Task<string[]> ReadAsync(SampleHost host) => [await host.Http.GetStringAsync("/api/guarded/7")];

    private sealed class Second : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.Items["word"] = $"{context.Items["word"]}, second";
            return next(context);
        }
    }

    private sealed class Everybody : ISignIn
    {
        public ValueTask<Proof?> FindAsync(HttpRequest request, CancellationToken cancellation) => ValueTask.FromResult<Proof?>(new Proof.Of("id", "name", [Role.Administrator]));
    }
}
