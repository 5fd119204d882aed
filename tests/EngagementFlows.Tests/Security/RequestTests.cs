using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using EngagementFlows.Worlds;
using Xunit.Abstractions;

namespace EngagementFlows.Security;

/// <summary>Requests that are too large, too deep or too slow cost little, and hold nobody else up.</summary>
public sealed class RequestTests(ITestOutputHelper output)
{
    private const int FourMiB = 4 * 1024 * 1024;

    [Fact]
    public async Task A_body_that_is_too_large_or_too_deep_is_refused_by_every_endpoint_that_reads_one()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Large Lena");
        var description = (await world.Api.GetAsync("/api/openapi.json")).Ok().Json;
        string[] bodies =
        [
            $"{{ \"reason\": \"{new string('a', FourMiB)}\" }}",
            new string('[', 200_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
            $"[{string.Join(',', Enumerable.Repeat("null", 200_000))}]",
        ];
        var tried = 0;
        foreach (var (path, operations) in description["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject().Where(one => one.Value?["requestBody"] is not null))
            {
                foreach (var body in bodies)
                {
                    var target = path.Replace("{id}", campaign.Id, StringComparison.Ordinal).Replace("{pid}", person.Id, StringComparison.Ordinal).Replace("{template}", "invitation", StringComparison.Ordinal);
                    var answer = await world.Api.SendAsync(new HttpMethod(method.ToUpperInvariant()), target, body, headers: ("If-Match", "*"));
                    // An import names each of its rows; all others refuse the whole.
                    Assert.True(answer.Status is >= 400 and < 500 || (string?)operation!["operationId"] == "ImportParticipants", $"{method} {target} with {body.Length} characters: {answer.Status}");
                    Assert.True(answer.Status < 500);
                    tried++;
                }
            }
        }

        output.WriteLine($"Oversized and deep: {tried} requests.");
    }

    [Fact]
    public async Task Requests_that_never_end_hold_nobody_else_up()
    {
        const int Slow = 200;
        await using var world = await World.StartAsync();
        var address = world.Api.Address;
        var sockets = new List<TcpClient>();
        try
        {
            for (var n = 0; n < Slow; n++)
            {
                var client = new TcpClient();
                sockets.Add(client);
                await client.ConnectAsync(address.Host, address.Port);
                var begun = n % 2 == 0
                    ? "POST /api/campaigns HTTP/1.1\r\nHost: x\r\nContent-Ty"
                    : $"POST /api/campaigns HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{ \"id\":";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun));
            }

            var watch = Stopwatch.StartNew();
            (await world.Api.GetAsync("/api/health")).Ok();
            output.WriteLine($"Slow: with {Slow} requests begun and never ended, another was answered in {watch.ElapsedMilliseconds} ms.");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
