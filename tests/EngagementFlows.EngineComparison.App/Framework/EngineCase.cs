namespace EngagementFlows.EngineComparison.Framework;

/// <summary>
/// Something that code may ask of durable orchestrations. Its code drives the client that it is given and notes what it sees;
/// what it notes is the same in every run on one engine, and is to be the same on both.
/// </summary>
/// <param name="Name">Names the case in addresses, tests and the table of wanted disagreements: lower case, digits and hyphens.</param>
public sealed record EngineCase(string Name, Func<CaseRun, Task> RunAsync);
