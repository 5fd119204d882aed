using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>Orchestrations that put the table store through its paces: short, waiting, with a status, and in a loop.</summary>
internal static class StoreFunctions
{
    public static TestFunctions Functions() => new TestFunctions()
        .Activity<string, string>("Echo", static text => text)
        .Orchestrator("Five", static async context =>
        {
            for (var i = 0; i < 5; i++)
            {
                await context.CallActivityAsync<string>("Echo", $"{i}");
            }

            return "done";
        })
        .Orchestrator("Wait", static context => context.WaitForExternalEvent<string>("end"))
        .Orchestrator("Status", static async context =>
        {
            context.SetCustomStatus(await context.WaitForExternalEvent<string>("status"));
            context.SetCustomStatus(await context.WaitForExternalEvent<string>("status"));
            return await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
        })
        .Orchestrator("Loop", static async context =>
        {
            var n = context.GetInput<int>();
            await context.CallActivityAsync<string>("Echo", new string('x', n == 3 ? 50_000 : 3));
            if (n < 6)
            {
                context.ContinueAsNew(n + 1);
            }

            return n;
        });
}
