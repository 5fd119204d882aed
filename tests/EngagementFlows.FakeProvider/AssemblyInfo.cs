using System.Runtime.CompilerServices;

// Its suite holds the fake's answers to the contracts with the fake's own readers of them.
[assembly: InternalsVisibleTo("EngagementFlows.FakeProvider.Tests")]
