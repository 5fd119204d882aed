using System.Globalization;
using System.Text.Json.Nodes;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Made-up participants for measuring, and the sample campaign with room for them.</summary>
internal static class BenchPeople
{
    /// <summary>Every number is one of those that Ofcom keeps for drama, or an address under example.org; the latter are unique.</summary>
    public static string Csv(int count) =>
        "name,email,preferred contact,language\n"
        + string.Concat(Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"Person {n},person{n}@example.org,email,{(n % 3 == 0 ? "cy" : "en")}\n")));

    public static string Campaign(string id, int places)
    {
        var campaign = JsonNode.Parse(SampleCampaign.CampaignJson())!.AsObject();
        campaign["id"] = id;
        campaign["meeting"]!["places"] = places;
        return campaign.ToJsonString();
    }

    /// <summary>Six in ten take part and answer everything, two in ten cannot come, two in ten stay silent.</summary>
    public static string? Answer(string address, string step) => (address[address.IndexOf('@', StringComparison.Ordinal) - 1] - '0') switch
    {
        < 6 => step switch
        {
            "invitation" => "1",
            "access-needs" => "Nothing, thank you",
            "opening-question" => "Being asked before it is decided.",
            "feedback" => "5 4 5 4",
            "barriers" => "1 6",
            "one-thing" => "Start earlier.",
            _ when step.StartsWith("consent:", StringComparison.Ordinal) => "Yes",
            _ => null,
        },
        < 8 => step == "invitation" ? "2" : null,
        _ => null,
    };
}
