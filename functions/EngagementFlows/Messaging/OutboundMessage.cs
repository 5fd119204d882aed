namespace EngagementFlows.Messaging;

/// <summary>A message ready to go.</summary>
/// <param name="Id">Made from what it is (campaign, participant, step, attempt), so that the same message always has the same id.</param>
/// <param name="To">E.164 or an email address.</param>
public sealed record OutboundMessage(string Id, string CampaignId, string ParticipantId, string Step, Channel Channel, string To, string? Subject, string Text, string? Html, DateTimeOffset At)
{
    /// <summary>For how many seconds the provider may try to deliver it: not into quiet hours, nor past its use. Null for an email.</summary>
    public int? ValidSeconds { get; init; }

    /// <summary>What an email has besides its text.</summary>
    public EmailEnvelope? Envelope { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public MessageReference Reference => new(new Contacts.ParticipantRef(CampaignId, ParticipantId), Id);
}

/// <param name="FromName">The organisation, in the person's language.</param>
/// <param name="ReplyTo">Holds a token for this one message; null where no mail is taken in.</param>
/// <param name="Unsubscribe">Where one click withdraws; null where the app has no public address.</param>
public sealed record EmailEnvelope(string FromName, string? ReplyTo, Uri? Unsubscribe, CalendarPart? Calendar = null);

/// <param name="Method"><c>REQUEST</c> or <c>CANCEL</c>.</param>
/// <param name="Text">RFC 5545.</param>
public sealed record CalendarPart(string Method, string Text);

/// <summary>One way out for messages.</summary>
public interface IMessageChannel
{
    /// <summary>How long after the hand-over to look for the first time for a message of which nothing is known.</summary>
    TimeSpan FirstLook { get; }

    /// <summary>How long after the hand-over a message that cannot be found was surely never taken; null where looking proves nothing.</summary>
    TimeSpan? ProofAfter { get; }

    /// <summary>Hands the message over. Throws only where surely nothing has been taken, or where the same id may safely be handed over again.</summary>
    Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation);

    /// <summary>Whether the provider has it, asked by what was sent and when.</summary>
    /// <param name="to">E.164 or an email address.</param>
    Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation);
}
