using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>What one turn changes: the row as it will be, the episode if one ran, and what follows once both are written.</summary>
internal sealed record Turn(InstanceRecord Row, EpisodeRecord? Episode)
{
    /// <summary>Activities to run, new ones or, after a start of the host, all without an answer.</summary>
    public IReadOnlyList<RecordedAction> Activities { get; init; } = [];

    /// <summary>Messages to deliver.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>Whether the next execution begins at once.</summary>
    public bool ContinuesAsNew { get; init; }

    /// <summary>Whether the orchestration ends with this turn.</summary>
    public bool Finishes { get; init; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsChange { get; init; }
}

/// <summary>What reached an instance since its last turn, sorted.</summary>
internal sealed class TurnInput
{
    private TurnInput()
    {
    }

    public List<IncomingEvent> Arrivals { get; } = [];

    public bool Recover { get; private set; }

    public bool MustSettle { get; private set; }

    public TerminateDelivery? Terminate { get; private set; }

    /// <summary>What the last suspend or resume in the mail asked for; null if there was none.</summary>
    public SuspensionDelivery? Suspension { get; private set; }

    public static TurnInput Sort(Slot slot, StoredInstance stored, IEnumerable<Delivery> mail)
    {
        var input = new TurnInput();
        HashSet<string>? seen = null;
        foreach (var delivery in mail)
        {
            switch (delivery)
            {
                case ArrivalDelivery { Arrival: var arrival } answer:
                    var isCurrent = answer.Generation is not { } generation || generation == stored.Row.Generation;
                    if (isCurrent && (arrival.MessageId is null || (seen ??= SeenMessages(stored)).Add(arrival.MessageId)))
                    {
                        input.Arrivals.Add(arrival);
                    }

                    break;
                case SettleDelivery { Message: var message }:
                    (slot.Settled ??= new HashSet<string>(StringComparer.Ordinal)).Add(message.Id);
                    input.MustSettle |= message.IsSettledAtOnce || stored.Row.IsFinished;
                    break;
                case TerminateDelivery terminate:
                    input.Terminate ??= terminate;
                    break;
                case SuspensionDelivery suspension:
                    input.Suspension = suspension;
                    break;
                case RecoverDelivery:
                    input.Recover = true;
                    break;
            }
        }

        return input;
    }

    private static HashSet<string> SeenMessages(StoredInstance stored) => new(
        stored.Row.Seen.Concat(stored.Row.Waiting.Concat(stored.History.SelectMany(static episode => episode.Arrivals))
            .Select(static arrival => arrival.MessageId).OfType<string>()),
        StringComparer.Ordinal);
}
