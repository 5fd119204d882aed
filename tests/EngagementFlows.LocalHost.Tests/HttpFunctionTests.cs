using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EngagementFlows.LocalHost.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Tests;

public sealed class HttpFunctionTests : IAsyncLifetime
{
    private SampleHost host = null!;

    public async Task InitializeAsync() => host = await SampleHost.StartAsync(SampleHost.Options(typeof(Requests)) with
    {
        ConfigureServices = static (services, _) => services.AddScoped<Visit>(),
    });

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_function_without_route_and_methods_answers_all_methods_at_its_name_under_api(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/Plain");
        using var response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(method, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("method").GetString());
    }

    [Fact]
    public async Task Route_values_bind_by_name_and_optional_ones_may_be_absent()
    {
        var with = await host.Http.GetFromJsonAsync<JsonElement>("/api/rooms/Town%20Hall/seats/7/left");
        var without = await host.Http.GetFromJsonAsync<JsonElement>("/api/rooms/Town%20Hall/seats/7");

        Assert.Equal("Town Hall", with.GetProperty("room").GetString());
        Assert.Equal(7, with.GetProperty("number").GetInt32());
        Assert.Equal("left", with.GetProperty("side").GetString());
        Assert.Equal(JsonValueKind.Null, without.GetProperty("side").ValueKind);
    }

    [Theory]
    [InlineData("/api/rooms/a/seats/0", HttpStatusCode.NotFound)]
    [InlineData("/api/rooms/a/seats/x", HttpStatusCode.NotFound)]
    [InlineData("/rooms/a/seats/7", HttpStatusCode.NotFound)]
    [InlineData("/api/typed/not-a-guid", HttpStatusCode.BadRequest)]
    [InlineData("/api/typed/a5a7b1a0-0000-4000-8000-000000000001?big=1e3", HttpStatusCode.BadRequest)]
    [InlineData("/api/missing", HttpStatusCode.BadRequest)]
    public async Task What_does_not_fit_a_route_or_a_parameter_is_refused(string path, HttpStatusCode expected)
    {
        using var response = await host.Http.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_value_that_cannot_be_converted_is_named_and_not_repeated()
    {
        using var response = await host.Http.GetAsync("/api/typed/secret-word");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadAsStringAsync();
        Assert.Contains("id is not of the type Guid", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_values_bind_by_name_after_the_route_and_defaults_fill_the_rest()
    {
        var id = "a5a7b1a0-0000-4000-8000-000000000001";
        var given = await host.Http.GetFromJsonAsync<JsonElement>($"/api/typed/{id}?id=ignored&big=9000000000&ratio=0.25&yes=true&at=2026-11-16T09:00:00Z");
        var absent = await host.Http.GetFromJsonAsync<JsonElement>($"/api/typed/{id}");

        Assert.Equal(id, given.GetProperty("id").GetString());
        Assert.Equal(9_000_000_000, given.GetProperty("big").GetInt64());
        Assert.Equal(0.25, given.GetProperty("ratio").GetDouble());
        Assert.True(given.GetProperty("yes").GetBoolean());
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero), given.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(0.5, absent.GetProperty("ratio").GetDouble());
        Assert.Equal(JsonValueKind.Null, absent.GetProperty("big").ValueKind);
    }

    [Theory]
    [InlineData("/api/files", "en::GET")]
    [InlineData("/api/files/cy", "cy::GET")]
    [InlineData("/api/files/cy/a/b.txt", "cy:a/b.txt:GET")]
    public async Task Routes_have_defaults_and_catch_alls_and_an_IResult_is_written(string path, string expected) =>
        Assert.Equal(expected, await host.Http.GetStringAsync(path));

    [Fact]
    public async Task A_method_that_is_not_listed_is_an_empty_404_as_on_the_Functions_host()
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Options])
        {
            using var request = new HttpRequestMessage(method, "/api/rooms/a/seats/7");
            using var response = await host.Http.SendAsync(request);

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_body_binds_from_JSON()
    {
        using var response = await host.Http.PostAsJsonAsync("/api/seats", new Seat("B", 4));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/POST/B", response.Headers.Location?.ToString());
        Assert.Equal(new Seat("B", 4), await response.Content.ReadFromJsonAsync<Seat>());
    }

    [Theory]
    [InlineData("""{"row":"B","number":"four"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"row":""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("row=B", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_not_the_JSON_of_the_type_is_refused(string body, string type, HttpStatusCode expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var response = await host.Http.PostAsync("/api/seats", content);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_function_without_a_result_may_write_the_response_itself()
    {
        using var response = await host.Http.PostAsync("/api/silent", content: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_function_that_throws_answers_500_and_tells_nothing_more()
    {
        using var response = await host.Http.GetAsync("/api/broken?number=07700900123");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Ada", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("07700900123", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_function_context_tells_of_the_invocation()
    {
        var context = await host.Http.GetFromJsonAsync<JsonElement>("/api/context/hello?colour=blue");

        Assert.Equal("Context", context.GetProperty("name").GetString());
        Assert.Equal("EngagementFlows.LocalHost.Tests.Samples.Requests.Context", context.GetProperty("entryPoint").GetString());
        Assert.Equal("httpTrigger", context.GetProperty("trigger").GetString());
        Assert.Equal("hello", context.GetProperty("word").GetString());
        Assert.Equal("blue", context.GetProperty("colour").GetString());
        Assert.True(context.GetProperty("sameRequest").GetBoolean());
        Assert.True(context.GetProperty("sameScope").GetBoolean());
        Assert.True(context.GetProperty("canBeCancelled").GetBoolean());
        Assert.Equal(0, context.GetProperty("retryCount").GetInt32());
    }

    [Fact]
    public async Task Every_request_has_services_of_its_own_that_end_with_it()
    {
        var first = (await host.Http.GetFromJsonAsync<JsonElement>("/api/context/a?colour=blue")).GetProperty("number").GetInt32();
        var second = (await host.Http.GetFromJsonAsync<JsonElement>("/api/context/b?colour=blue")).GetProperty("number").GetInt32();
        await host.App.StopAsync();

        Assert.NotEqual(first, second);
        Assert.Contains(first, Visit.Ended);
        Assert.Contains(second, Visit.Ended);
    }
}
