using EngagementFlows.Orchestrating;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Where verified deliveries go: stored, then answered; the work happens after, but for opt-outs (<see cref="ImmediateOptOuts"/>). A crash
/// between storing and starting the work loses nothing, since <see cref="SweepDeliveries"/> starts it again.
/// </summary>
public sealed class Mailroom(Deliveries deliveries, ImmediateOptOuts optOuts, ILogger<Mailroom> log)
{
    /// <summary>Whether anything came in here since this was last set to false: if not, there is little to sweep.</summary>
    public bool HasHeard { get; set; }

    /// <summary>Stores it, unless it is known, and starts the work.</summary>
    public async Task TakeAsync(Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        // A repetition too: it may be one because whoever stored the first died before they could start its work or answer.
        HasHeard = true;
        var row = await deliveries.AddAsync(delivery, cancellation);
        // Not the request's cancellation from here on: a provider that hangs up has handed over all the same.
        var isDone = await optOuts.ProcessAsync(delivery, client, CancellationToken.None);
        if (row is null)
        {
            return;
        }

        try
        {
            if (isDone)
            {
                await deliveries.EndAsync(row, CancellationToken.None);
            }
            else
            {
                await client.StartOnceAsync(nameof(TakeIn), row, TakeIn.InstanceId(row), CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // Whatever keeps the work from starting: it is stored, and the provider must not send it again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "A delivery was stored and its work could not be started; it will be within minutes");
        }
    }
}
