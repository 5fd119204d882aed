using System.Text.Json.Serialization;

namespace EngagementFlows.Messaging;

/// <summary>What kind of message one is, by which the law asks more or less of the sender.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageClass>))]
public enum MessageClass
{
    /// <summary>Neutral, about something that the person has to do with: a place confirmed, a meeting moved.</summary>
    [JsonStringEnumMemberName("service")]
    Service,

    /// <summary>Asks what the person thinks or how it was, and promotes nothing.</summary>
    [JsonStringEnumMemberName("research")]
    Research,

    /// <summary>Encourages people to take part or support: PECR reg. 22 asks for consent to the channel, or a charity's soft opt-in.</summary>
    [JsonStringEnumMemberName("marketing")]
    Marketing,
}

/// <summary>What allows a message: a basis of the UK GDPR (Article 6), or PECR's soft opt-in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LawfulBasis>))]
public enum LawfulBasis
{
    [JsonStringEnumMemberName("public-task")]
    PublicTask,

    [JsonStringEnumMemberName("legitimate-interests")]
    LegitimateInterests,

    [JsonStringEnumMemberName("consent")]
    Consent,

    /// <summary>For charities only.</summary>
    [JsonStringEnumMemberName("soft-opt-in")]
    SoftOptIn,

    [JsonStringEnumMemberName("legal-obligation")]
    LegalObligation,

    [JsonStringEnumMemberName("contract")]
    Contract,

    [JsonStringEnumMemberName("vital-interests")]
    VitalInterests,
}
