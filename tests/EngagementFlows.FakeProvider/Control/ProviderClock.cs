namespace EngagementFlows.FakeProvider.Control;

/// <summary>The time that the provider shows and records: real, or as set for tests in virtual time.</summary>
internal sealed class ProviderClock
{
    private long fixedTicks;

    public DateTimeOffset Now => Interlocked.Read(ref fixedTicks) is var ticks and not 0 ? new(ticks, TimeSpan.Zero) : DateTimeOffset.UtcNow;

    public void Set(DateTimeOffset? now) => Interlocked.Exchange(ref fixedTicks, now?.UtcTicks ?? 0);
}
