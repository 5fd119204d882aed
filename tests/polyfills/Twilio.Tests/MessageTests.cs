using System.Text;
using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Tests;

public class MessageTests
{
    [Fact]
    public async Task A_text_is_posted_as_a_form_and_its_answer_is_read()
    {
        await using var service = await Service.StartAsync((201, Answers.Message()));

        var message = await MessageResource.CreateAsync(
            new CreateMessageOptions("+447700900001") { MessagingServiceSid = "MG01", Body = "Bore da â 😀 & 1+1", StatusCallback = new Uri("https://example.org/status?id=m%201"), ValidityPeriod = 3600 },
            service.Client());

        var asked = Assert.Single(service.Requests);
        Assert.Equal("POST /2010-04-01/Accounts/ACxx/Messages.json", $"{asked.Method} {asked.PathAndQuery}");
        Assert.Equal("https-api.twilio.com", asked.Host);
        Assert.Equal("application/x-www-form-urlencoded", asked.Headers.ContentType.ToString());
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("SKxx:secret"))}", asked.Headers.Authorization.ToString());
        Assert.Equal("application/json", asked.Headers.Accept.ToString());
        Assert.StartsWith("twilio-csharp/7.14.9 (", asked.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, string> { ["To"] = "+447700900001", ["StatusCallback"] = "https://example.org/status?id=m%201", ["ValidityPeriod"] = "3600", ["MessagingServiceSid"] = "MG01", ["Body"] = "Bore da â 😀 & 1+1" },
            asked.Form);

        Assert.Equal(("SM01", "+447700900001", "0", "Bore da â 😀"), (message.Sid, message.To, message.NumSegments, message.Body));
        Assert.True(message.Status == MessageResource.StatusEnum.Queued);
        Assert.True(message.Direction == MessageResource.DirectionEnum.OutboundApi);
        Assert.Null(message.ErrorCode);
        Assert.Null(message.DateSent);
        Assert.Equal(new DateTime(2023, 8, 24, 5, 1, 45, DateTimeKind.Utc), message.DateCreated!.Value.ToUniversalTime());
        Assert.Equal("/2010-04-01/Accounts/ACxx/Messages/SM01/Media.json", message.SubresourceUris["media"]);
    }

    [Theory]
    [InlineData("ie1", "dublin", "https-api.dublin.ie1.twilio.com")]
    [InlineData("ie1", null, "https-api.ie1.twilio.com")]
    [InlineData(null, "dublin", "https-api.dublin.us1.twilio.com")]
    public async Task Region_and_edge_are_in_the_host(string? region, string? edge, string host)
    {
        await using var service = await Service.StartAsync((200, Answers.Message()));

        await MessageResource.FetchAsync(new FetchMessageOptions("SM01"), service.Client(region, edge));

        Assert.Equal(host, Assert.Single(service.Requests).Host);
    }

    [Fact]
    public async Task One_text_is_fetched_changed_and_deleted_by_its_sid()
    {
        await using var service = await Service.StartAsync((200, Answers.Message(status: "delivered")), (200, Answers.Message()), (200, Answers.Message(status: "canceled")), (204, string.Empty));
        var client = service.Client();

        var fetched = await MessageResource.FetchAsync(new FetchMessageOptions("SM01") { PathAccountSid = "ACother" }, client);
        await MessageResource.UpdateAsync(new UpdateMessageOptions("SM01") { Body = string.Empty }, client);
        await MessageResource.UpdateAsync(new UpdateMessageOptions("SM01") { Status = MessageResource.UpdateStatusEnum.Canceled }, client);
        var deleted = await MessageResource.DeleteAsync(new DeleteMessageOptions("SM01"), client);

        Assert.Equal("delivered", fetched.Status.ToString());
        Assert.True(deleted);
        Assert.Equal(
            ["GET /2010-04-01/Accounts/ACother/Messages/SM01.json ", "POST /2010-04-01/Accounts/ACxx/Messages/SM01.json Body=", "POST /2010-04-01/Accounts/ACxx/Messages/SM01.json Status=canceled", "DELETE /2010-04-01/Accounts/ACxx/Messages/SM01.json "],
            service.Requests.Select(asked => $"{asked.Method} {asked.PathAndQuery} {asked.Body}"));
    }

    [Fact]
    public async Task Words_and_members_that_are_new_to_us_are_no_failure()
    {
        await using var service = await Service.StartAsync((200, Answers.Message(status: "teleported", extra: "\"tags\": [{ \"a\": 1 }],")));

        var message = await MessageResource.FetchAsync(new FetchMessageOptions("SM01"), service.Client());

        Assert.Equal("teleported", message.Status.ToString());
        Assert.True(message.Status != MessageResource.StatusEnum.Sent);
    }
}
