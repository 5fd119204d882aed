using EngagementFlows.Storage;

namespace EngagementFlows.Webhooks;

/// <summary>When deliveries are looked after that a crash has left behind, from the configuration section <c>EngagementFlows:Webhooks</c>.</summary>
public sealed class WebhookSettings
{
    public const string Section = "EngagementFlows:Webhooks";

    /// <summary>How old a stored delivery has to be before a sweep takes it for left behind: younger ones are still being worked on. An ISO 8601 duration.</summary>
    public string SweepAfter { get; set; } = "PT2M";

    /// <summary>How often the sweep looks while deliveries come in; likewise. Its timer comes every five minutes, so a shorter one counts only where the function is called by hand.</summary>
    public string SweepEvery { get; set; } = "PT5M";

    public TimeSpan LeftAlone() => Durations.Of(SweepAfter);

    public TimeSpan Often() => Durations.Of(SweepEvery);

    public bool HasWaits() => Durations.Read(SweepAfter) is { Ticks: >= 0 } && Durations.Read(SweepEvery) is { Ticks: > 0 } often && often <= TimeSpan.FromDays(1);
}
