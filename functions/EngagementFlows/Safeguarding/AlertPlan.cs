using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Safeguarding;

/// <param name="To">E.164 or an email address.</param>
public readonly record struct AlertDestination(Channel Channel, string To);

/// <summary>Whom to tell that a reply needs somebody, in which order and how. Pure.</summary>
public static class AlertPlan
{
    /// <summary>How often the alert goes out again while nobody looks.</summary>
    public const int MostEscalations = 3;

    /// <summary>Within one round, tries that are handed over to nobody: within about an hour and a half.</summary>
    public const int MostTries = 8;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30)];

    /// <summary>The named person first, by the channel that was set; then by their other one; then whoever the app names for all campaigns.</summary>
    public static IReadOnlyList<AlertDestination> Destinations(SafeguardingFile? named, SafeguardingFile? fallback) => [.. Of(named).Concat(Of(fallback)).Distinct()];

    /// <summary>At first one message is enough, and a second destination is for when the first fails. Once nobody has looked, all are told.</summary>
    public static bool TellsAll(int round) => round > 0;

    /// <param name="tries">So far in this round.</param>
    public static TimeSpan PauseAfter(int tries) => Pauses[Math.Clamp(tries - 1, 0, Pauses.Length - 1)];

    /// <summary>No word of what was written, and no name: only where to look.</summary>
    public static string Text(string? organisation, string? campaignId, string where) =>
        $"{(organisation is null ? "EngagementFlows" : Characters.OneLine(organisation))}: a reply needs you now. Mae ateb sydd angen eich sylw nawr. {(campaignId is null ? "" : $"{campaignId}: ")}{where}";

    private static IEnumerable<AlertDestination> Of(SafeguardingFile? contact)
    {
        AlertDestination? sms = PhoneNumber.Parse(contact?.Phone ?? "").Number is { } phone ? new AlertDestination(Channel.Sms, phone.E164) : null;
        AlertDestination? email = EmailAddress.Parse(contact?.Email ?? "").Address is { } address ? new AlertDestination(Channel.Email, address.Value) : null;
        return (contact?.Channel == "email" ? new[] { email, sms } : [sms, email]).OfType<AlertDestination>();
    }
}
