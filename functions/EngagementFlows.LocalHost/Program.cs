using System.CommandLine;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Commands.Bench;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.LocalHost.Commands.Replies;

var root = new RootCommand("Runs the EngagementFlows function app on this machine.")
{
    BenchCommand.Create(),
    DemoCommand.Create(),
    LintCommand.Create(),
    LoadSampleCommand.Create(),
    RepliesCommand.Create(),
    RunCommand.Create(),
    VerifyConsentCommand.Create(),
};

// Ctrl-C and SIGTERM cancel the command, whose host drains within four seconds; what lasts longer is given up.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(4.3) });
