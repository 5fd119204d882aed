using System.Text.Json.Serialization;

namespace EngagementFlows.Journeys;

/// <summary>Participation status, in RFC 5545's terms (3.2.12).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Partstat>))]
public enum Partstat
{
    [JsonStringEnumMemberName("NEEDS-ACTION")]
    NeedsAction,

    [JsonStringEnumMemberName("ACCEPTED")]
    Accepted,

    [JsonStringEnumMemberName("DECLINED")]
    Declined,

    [JsonStringEnumMemberName("TENTATIVE")]
    Tentative,
}

public static class PartstatNames
{
    /// <summary>The name as RFC 5545 writes it, for rows, reports and the API.</summary>
    public static string Wire(this Partstat partstat) => partstat switch
    {
        Partstat.Accepted => "ACCEPTED",
        Partstat.Declined => "DECLINED",
        Partstat.Tentative => "TENTATIVE",
        _ => "NEEDS-ACTION",
    };

    public static Partstat? Read(string? wire) => wire?.ToUpperInvariant() switch
    {
        "ACCEPTED" => Partstat.Accepted,
        "DECLINED" => Partstat.Declined,
        "TENTATIVE" => Partstat.Tentative,
        "NEEDS-ACTION" => Partstat.NeedsAction,
        _ => null,
    };
}
