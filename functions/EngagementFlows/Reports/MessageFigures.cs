using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Reports;

/// <summary>What became of a campaign's messages, and what they cost by our own prices.</summary>
/// <param name="Sent">Handed to a provider.</param>
/// <param name="Captured">Kept in the outbox, so that nobody got them: no provider is set up, or safe mode spared somebody who is not on the allow list.</param>
/// <param name="Delivered">Of those sent, said by the provider to have arrived.</param>
/// <param name="NotDelivered">Could not be sent or did not arrive, each with the reason in the timeline and in the team's inbox.</param>
/// <param name="NotKnown">May have gone; nobody could find out.</param>
/// <param name="Segments">Parts of text messages handed to a provider.</param>
/// <param name="EstimatedCost">Pounds.</param>
/// <param name="AtNight">Messages that went in quiet hours: confirmations of a withdrawal, replies with helplines, and a move or a cancellation that could not wait for the morning.</param>
public sealed record MessageFigures(int Sent, int Captured, int Delivered, int NotDelivered, int NotKnown, int Segments, decimal EstimatedCost, int AtNight)
{
    public static MessageFigures Of(IEnumerable<Participant> people, MessagePrices prices)
    {
        var records = people.SelectMany(person => person.Steps.Values).ToList();
        var real = records.Where(one => one is { State: StepState.Sent, Captured: false }).ToList();
        var segments = real.Sum(one => one.Segments);
        return new(
            real.Count,
            records.Count(one => one is { State: StepState.Sent, Captured: true }),
            real.Count(one => one.Delivery is DeliveryStatus.Delivered or DeliveryStatus.Read),
            records.Count(one => one.State == StepState.Failed),
            records.Count(one => one.State is StepState.Unknown or StepState.Unresolved),
            segments,
            (segments * prices.SmsSegment) + (real.Count(one => one.Channel == Channel.Email) * prices.Email),
            records.Count(one => one is { State: StepState.Sent, Exception: "night" }));
    }
}
