using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;

namespace EngagementFlows.Consent;

/// <summary>That somebody asks to hear nothing more, however it came: a reply, a link, a report of spam, a provider's refusal.</summary>
/// <param name="EventId">The same for every delivery of the same wish.</param>
/// <param name="How"><see cref="Withdrawal.InOwnWords"/> is confirmed once on the channel; <see cref="Withdrawal.ByProviderWord"/> has been already.</param>
/// <param name="Channel">The channel that it is about: its contact is the one that is closed.</param>
/// <param name="Reason">For the timeline.</param>
public sealed record WishToStop(string EventId, DateTimeOffset At, Withdrawal How, Channel Channel, string Reason)
{
    /// <summary>What the person wrote, where they wrote.</summary>
    public string? Text { get; init; }

    /// <summary>A message of theirs, which is counted as received; a click or a provider's refusal is none.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Another message to the person says already that nothing more is sent.</summary>
    public bool IsConfirmed { get; init; }

    public static WishToStop From(InboundMessage message, OptOutKind kind) =>
        new(message.Id, message.At, kind == OptOutKind.ProviderWord ? Withdrawal.ByProviderWord : Withdrawal.InOwnWords, message.Channel, "withdraws") { Text = message.Text, IsMessage = true };
}
