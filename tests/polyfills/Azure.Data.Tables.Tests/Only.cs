namespace Azure.Data.Tables.Tests;

/// <summary>The trait of tests that the real package does not pass, because it asks the service where the polyfill knows the answer.</summary>
internal static class Only
{
    public const string Trait = "Only";
    public const string Polyfill = "polyfill";
}
