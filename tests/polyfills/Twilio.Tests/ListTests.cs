using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Tests;

public class ListTests
{
    private const string Next = "/2010-04-01/Accounts/ACxx/Messages.json?PageSize=2&Page=1&PageToken=PASM02";

    [Fact]
    public async Task A_list_asks_by_recipient_and_date_and_follows_its_pages()
    {
        await using var service = await Service.StartAsync((200, Answers.List(Next, Answers.Message("SM01"), Answers.Message("SM02"))), (200, Answers.List(next: null, Answers.Message("SM03"))));
        var options = new ReadMessageOptions
        {
            To = "+447700900001",
            DateSentAfter = new DateTime(2026, 3, 29, 0, 30, 0, DateTimeKind.Utc),
            DateSentBefore = new DateTime(2026, 3, 30, 0, 0, 0, DateTimeKind.Utc),
            PageSize = 2,
        };

        var found = await MessageResource.ReadAsync(options, service.Client("ie1", "dublin"));

        Assert.Equal(["SM01", "SM02", "SM03"], found.Select(message => message.Sid));
        Assert.Equal(
            ["/2010-04-01/Accounts/ACxx/Messages.json?To=%2B447700900001&DateSent%3C=2026-03-30T00%3A00%3A00Z&DateSent%3E=2026-03-29T00%3A30%3A00Z&PageSize=2", Next],
            service.Requests.Select(asked => asked.PathAndQuery));
        Assert.All(service.Requests, asked => Assert.Equal("https-api.dublin.ie1.twilio.com", asked.Host));
        Assert.All(service.Requests, asked => Assert.NotEmpty(asked.Headers.Authorization.ToString()));
    }

    [Fact]
    public async Task An_exact_date_stands_alone()
    {
        await using var service = await Service.StartAsync((200, Answers.List(next: null)));
        var day = new DateTime(2026, 3, 29, 0, 0, 0, DateTimeKind.Utc);

        var found = await MessageResource.ReadAsync(new ReadMessageOptions { DateSent = day, DateSentAfter = day, From = "EngFlows" }, service.Client());

        Assert.Empty(found);
        Assert.Equal("/2010-04-01/Accounts/ACxx/Messages.json?From=EngFlows&DateSent=2026-03-29T00%3A00%3A00Z", Assert.Single(service.Requests).PathAndQuery);
    }

    [Fact]
    public async Task A_limit_is_the_size_of_a_page_and_stops_the_pages()
    {
        await using var service = await Service.StartAsync((200, Answers.List(Next, Answers.Message("SM01"), Answers.Message("SM02"))));

        var found = await MessageResource.ReadAsync(new ReadMessageOptions { Limit = 2 }, service.Client());

        Assert.Equal(2, found.Count());
        Assert.Equal("/2010-04-01/Accounts/ACxx/Messages.json?PageSize=2", Assert.Single(service.Requests).PathAndQuery);
    }

    [Fact]
    public async Task Without_auto_paging_one_page_is_all()
    {
        await using var service = await Service.StartAsync((200, Answers.List(Next, Answers.Message("SM01"))));

        var found = await MessageResource.ReadAsync(new ReadMessageOptions(), service.Client());
        found.AutoPaging = false;

        Assert.Single(found);
        Assert.Single(service.Requests);
    }
}
