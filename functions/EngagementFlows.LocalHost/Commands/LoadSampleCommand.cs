using System.CommandLine;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Access;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>
/// Loads the sample into an app that another host runs on this machine, and makes a key to look at it with. It comes as somebody whom App
/// Service has signed in, which such a host lets anybody say.
/// </summary>
internal static class LoadSampleCommand
{
    public static Command Create()
    {
        var address = new Option<Uri>("--address")
        {
            Description = "Where the app answers.",
            Required = true,
            // System.CommandLine makes no Uri by itself.
            CustomParser = static given =>
            {
                if (!Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var uri))
                {
                    given.AddError($"--address is '{given.Tokens[0].Value}'. It has to be an address such as http://127.0.0.1:7071/.");
                }

                return uri;
            },
        };
        var command = new Command("load-sample", "Loads the sample campaign into an app that runs already.") { address };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(address)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Add(ClientPrincipal.Header, Developer());
        using var made = await http.PostAsJsonAsync("/api/keys", new { name = "as-in-azure", role = "administrator", days = 1 }, cancellation);
        made.EnsureSuccessStatusCode();
        var key = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync(cancellation))!["key"]!;
        await SampleLoader.LoadAsync(http, cancellation);
        Console.WriteLine($"EngagementFlows answers at {address} (Ctrl-C stops it). The sample campaign is loaded and launched. A key for today:");
        Console.WriteLine($"  curl -H 'Authorization: Bearer {key}' {address}api/campaigns/{SampleLoader.CampaignId}");
        return 0;
    }

    private static string Developer()
    {
        var principal = new ClientPrincipal(
            "aad",
            [new("oid", "00000000-0000-4000-8000-000000000001"), new("name", "The developer"), new("roles", "administrator")],
            NameType: null,
            RoleType: null);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)));
    }
}
