using Microsoft.Extensions.Configuration;

namespace EngagementFlows.Messaging;

/// <summary>What one part of a text message costs, for estimates; the provider's bill is what counts.</summary>
/// <param name="PerSegment">Pounds sterling for each part.</param>
public sealed record SmsPrice(decimal PerSegment)
{
    public const string Setting = "EngagementFlows:Sms:PricePerSegment";

    /// <summary>About what a part to a UK mobile cost in 2026.</summary>
    public static SmsPrice Default { get; } = new(0.04m);

    /// <exception cref="InvalidOperationException">The setting is no amount of money.</exception>
    public static SmsPrice From(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => Default,
        var text when decimal.TryParse(text, out var price) && price >= 0 => new SmsPrice(price),
        var text => throw new InvalidOperationException($"{Setting} is \"{text}\". Write pounds for one part of a text message, such as 0.04."),
    };

    public decimal Of(SmsLength length) => PerSegment * length.Segments;
}
