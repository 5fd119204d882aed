namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// The time by which orchestrations live. Leases and retries of storage requests are not its business: they go by real
/// time always.
/// </summary>
public abstract class HostClock : TimeProvider
{
    /// <summary>
    /// Says that something is being done until the handle is disposed; virtual time stands still while any handle is
    /// held. Who holds one must not wait for this clock: it would wait for itself.
    /// </summary>
    public abstract IDisposable Busy();
}

/// <summary>The machine's own time.</summary>
public sealed class RealClock : HostClock, IDisposable
{
    public override IDisposable Busy() => this;

    /// <summary>Nothing to release: real time waits for nobody.</summary>
    public void Dispose()
    {
    }
}
