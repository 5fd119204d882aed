namespace EngagementFlows.Messaging;

/// <summary>What a message costs in pounds, from the configuration section <c>EngagementFlows:Prices</c>: for estimates, not for bills.</summary>
public sealed class MessagePrices
{
    public const string Section = "EngagementFlows:Prices";

    /// <summary>One part of a text message, as the provider bills it.</summary>
    public decimal SmsSegment { get; set; } = 0.04m;

    /// <summary>One email.</summary>
    public decimal Email { get; set; } = 0m;

    public decimal Of(SmsLength text) => SmsSegment * text.Segments;
}
