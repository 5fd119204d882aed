namespace EngagementFlows.Messaging;

/// <summary>What came of handing one message to a provider.</summary>
public abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>The provider has it.</summary>
    /// <param name="ProviderId">Twilio's message SID, SendGrid's message id; ours where the outbox took it.</param>
    public sealed record Accepted(string ProviderId) : HandOver;

    /// <summary>The provider does not have it and says why.</summary>
    public sealed record Refused(SendFault Fault) : HandOver;

    /// <summary>The connection broke, or the answer cannot be read: it may be on its way. Never sent again before this is resolved.</summary>
    public sealed record Unknown(string Why) : HandOver;
}

/// <summary>What a provider answers when asked whether it has a message.</summary>
public enum LookUp
{
    /// <summary>It has it.</summary>
    Found,

    /// <summary>It does not have it: proof, once long enough has passed that no request can still be under way.</summary>
    NotFound,

    /// <summary>It cannot be asked, or did not answer.</summary>
    CannotTell,
}

/// <param name="Code">As the provider gives it: <c>21610</c>, <c>429</c>.</param>
/// <param name="RetryAfter">How long the provider asks us to wait.</param>
public sealed record SendFault(FaultClass Class, string Code, TimeSpan? RetryAfter = null);

/// <summary>What follows from a provider's error.</summary>
public enum FaultClass
{
    /// <summary>The person has told the provider to stop: a withdrawal on every channel.</summary>
    OptedOut,

    /// <summary>The contact cannot take messages: stop using it and ask for another.</summary>
    BadAddress,

    /// <summary>It may work later: back off, then the other channel.</summary>
    Temporary,

    /// <summary>As <see cref="Temporary"/>, but only once.</summary>
    TemporaryOnce,

    /// <summary>A filter refused it: the team looks at it, and nothing is tried blindly.</summary>
    Blocked,

    /// <summary>The account or the sender is set up wrongly: the sender stops and one alert goes out.</summary>
    Configuration,
}
