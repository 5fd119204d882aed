using System.CommandLine;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Commands.Bench;
using EngagementFlows.LocalHost.Commands.Demo;

var root = new RootCommand("Runs the EngagementFlows function app on this machine.")
{
    BenchCommand.Create(),
    DemoCommand.Create(),
    RunCommand.Create(),
};

// The host itself drains on Ctrl-C and SIGTERM; the command line must not cut that short.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
