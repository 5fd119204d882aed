using System.Net;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Worlds;
using Microsoft.AspNetCore.Http;

namespace EngagementFlows.Access;

/// <summary>Who is taken for whom, where App Service Authentication is on and where it is not.</summary>
public sealed class SignInTests
{
    private const string Campaigns = "/api/campaigns";
    private const string Resume = "/api/senders/sms/resume";

    [Fact]
    public async Task Where_App_Service_Authentication_is_on_its_header_says_who_calls_and_what_they_may_do()
    {
        await using var world = await Principals.WorldAsync();

        (await CallAsync(world, Campaigns, Principals.Remote, Principals.With("viewer"))).Ok();
        var refused = await PostAsync(world, Resume, Principals.Remote, Principals.With("coordinator", "privacy-officer"));
        refused.IsProblem(403);
        Assert.Contains("the role administrator", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        (await PostAsync(world, Resume, Principals.Remote, Principals.With("administrator"))).Ok();
        (await CallAsync(world, Campaigns, Principals.Remote, Principals.With("no-role-of-ours"))).IsProblem(403);
        (await CallAsync(world, Campaigns, Principals.Remote, (ClientPrincipal.Header, "garbage"))).IsProblem(401);
        (await CallAsync(world, Campaigns, Principals.Remote, Principals.With("administrator"), Principals.With("administrator"))).IsProblem(401);
        (await CallAsync(world, Campaigns, Principals.Remote)).IsProblem(401);
    }

    [Fact]
    public async Task A_viewer_sees_what_sample_people_would_get_and_not_what_a_real_one_does()
    {
        await using var world = await Principals.WorldAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled");

        (await CallAsync(world, $"{campaign.Path}/preview", Principals.Remote, Principals.With("viewer"))).Ok();
        (await CallAsync(world, $"{campaign.Path}/preview?participant={person.Id}", Principals.Remote, Principals.With("viewer"))).IsProblem(403);
        (await CallAsync(world, $"{campaign.Path}/preview?participant={person.Id}", Principals.Remote, Principals.With("viewer", "coordinator"))).Ok();
    }

    [Fact]
    public async Task Who_is_announced_by_the_header_is_not_taken_for_the_local_developer()
    {
        await using var world = await Principals.WorldAsync();

        (await PostAsync(world, Resume, Principals.With("viewer"))).IsProblem(403);
        (await PostAsync(world, Resume, (ClientPrincipal.Header, "garbage"))).IsProblem(401);
    }

    [Fact]
    public async Task Where_App_Service_Authentication_is_off_its_header_is_anybodys_and_counts_for_nothing()
    {
        await using var world = await World.StartAsync();

        (await CallAsync(world, Campaigns, Principals.Remote, Principals.With("administrator"))).IsProblem(401);
        // Nor does it take anything from the local developer.
        (await PostAsync(world, Resume, Principals.With("viewer"))).Ok();
    }

    [Theory]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("yes")]
    public async Task Only_the_word_of_the_platform_turns_the_header_on(string value)
    {
        await using var world = await World.StartAsync(settings: new Dictionary<string, string?> { [AppServiceSignIn.IsOnSetting] = value });

        (await CallAsync(world, Campaigns, Principals.Remote, Principals.With("administrator"))).IsProblem(401);
    }

    [Theory]
    [InlineData("Host", "flows.example.org")] // a name of somebody's that resolves to 127.0.0.1
    [InlineData("Host", "localhost.example.org")]
    [InlineData("Host", "127.0.0.1.example.org")]
    [InlineData("Host", "203.0.113.9")]
    public async Task A_page_whose_name_resolves_to_this_machine_is_not_its_developer(string header, string value)
    {
        await using var world = await World.StartAsync();

        (await CallAsync(world, Campaigns, (header, value))).IsProblem(401);
        (await CallAsync(world, "/local/outbox", (header, value))).IsProblem(403);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_site_does_nothing_with_somebodys_session(string header, string value)
    {
        await using var world = await Principals.WorldAsync();

        (await PostAsync(world, Resume, (header, value))).IsProblem(401);
        (await PostAsync(world, Resume, Principals.Remote, Principals.With("administrator"), (header, value))).IsProblem(401);
        (await PostAsync(world, "/local/inbox", (header, value))).IsProblem(403);
        (await PostAsync(world, Resume, Principals.Remote, Principals.With("administrator"), ("Origin", "https://flows.example.org"))).Ok();
        (await PostAsync(world, Resume, ("Sec-Fetch-Site", "same-origin"))).Ok();
    }

    [Theory]
    [InlineData("203.0.113.9", "localhost", false)]
    [InlineData("203.0.113.9", "127.0.0.1:7071", false)]
    [InlineData("::ffff:203.0.113.9", "localhost", false)]
    [InlineData("127.0.0.1", "localhost:7071", true)]
    [InlineData("::1", "[::1]:7071", true)]
    [InlineData("127.0.0.1", "", false)]
    public async Task The_local_developer_comes_by_loopback_whatever_headers_say(string remote, string host, bool isDeveloper)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        http.Request.Method = "GET";
        http.Request.Host = new HostString(host);
        http.Request.Headers["X-Forwarded-For"] = "127.0.0.1";
        http.Request.Headers["X-Forwarded-Host"] = "localhost";
        http.Request.Headers["Forwarded"] = "for=127.0.0.1;host=localhost";
        http.Request.Headers["X-Real-IP"] = "127.0.0.1";

        Assert.Equal(isDeveloper, await new LocalDeveloper().FindAsync(http.Request, CancellationToken.None) is Proof.Of);
    }

    [Fact]
    public async Task Whoever_is_unknown_is_told_how_to_become_known()
    {
        await using var world = await World.StartAsync();

        var answer = await CallAsync(world, Campaigns, Principals.Remote);

        answer.IsProblem(401);
        Assert.Contains("Authorization: Bearer", (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    private static Task<ApiAnswer> CallAsync(World world, string path, params (string, string)[] headers) => world.Api.SendAsync(HttpMethod.Get, path, body: null, headers: headers);

    private static Task<ApiAnswer> PostAsync(World world, string path, params (string, string)[] headers) => world.Api.SendAsync(HttpMethod.Post, path, body: null, headers: headers);
}
