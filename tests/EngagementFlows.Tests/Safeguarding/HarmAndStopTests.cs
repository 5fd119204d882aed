using System.Text.Json.Nodes;
using EngagementFlows.Api;
using EngagementFlows.Messaging;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;

namespace EngagementFlows.Safeguarding;

/// <summary>Words of harm that have words in them with which people stop, found by people who had not seen the reader.</summary>
public sealed class HarmAndStopTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Theory]
    [InlineData("Dw i ddim eisiau byw ddim mwy")]
    [InlineData("dwi'm isio byw rhagor")]
    [InlineData("dw i ddim eisiau bod yma ddim mwy")]
    [InlineData("dw i wedi cael digon ar fywyd")]
    [InlineData("he won't leave me alone, I am afraid of him")]
    [InlineData("I don't want to be here any more")]
    [InlineData("dw i eisiau i bopeth stopio")]
    [InlineData("alla i ddim cario mlaen")]
    public async Task Whoever_does_not_want_to_live_is_not_taken_to_want_no_messages(string words)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["kind"]! == "safeguarding");
    }

    [Theory]
    [InlineData("stop messaging me, he checks my phone and hits me when he sees it")]
    [InlineData("please take me off your list, I want to die")]
    [InlineData("STOP. he hits me")]
    [InlineData("dim mwy o negeseuon, mae o'n fy nharo i")]
    public void A_stop_that_names_messages_stands_beside_words_of_harm(string words)
    {
        var reading = ReplyReaders.BuiltIn.Read(words, question: null, Channel.Sms);
        Assert.True(reading.TellsOfHarm);
        Assert.Equal(OptOutScope.All, reading.OptOut);
    }

    [Theory]
    [InlineData("no more texts please, you can email me", Channel.Sms, OptOutScope.Texts)]
    [InlineData("please email me, no more texts", Channel.Sms, OptOutScope.Texts)]
    [InlineData("stop emailing me please", Channel.Sms, OptOutScope.Emails)]
    [InlineData("peidiwch ag anfon e-byst ata i", Channel.Sms, OptOutScope.Emails)]
    [InlineData("STOP EMAILS", Channel.Sms, OptOutScope.Emails)]
    [InlineData("don't text me again", Channel.Email, OptOutScope.Texts)]
    [InlineData("peidiwch â thecstio fi eto", Channel.Email, OptOutScope.Texts)]
    [InlineData("no more texts please", Channel.Sms, OptOutScope.Texts)]
    [InlineData("stop texting me", Channel.Sms, OptOutScope.Texts)]
    [InlineData("No more emails please.", Channel.Email, OptOutScope.Emails)]
    [InlineData("unsubscribe me from emails only", Channel.Sms, OptOutScope.Emails)]
    [InlineData("unsubscribe me from texts only", Channel.Email, OptOutScope.Texts)]
    [InlineData("dim mwy o e-byst plis", Channel.Sms, OptOutScope.Emails)]
    [InlineData("dim mwy o negeseuon testun plis", Channel.Email, OptOutScope.Texts)]
    [InlineData("please take me off the email list but text me", Channel.Email, OptOutScope.Emails)]
    [InlineData("No photos no texts no nothing, I want out", Channel.Sms, OptOutScope.All)]
    [InlineData("death by text message. take me off", Channel.Sms, OptOutScope.All)]
    [InlineData("no emails or texts, just post", Channel.Sms, OptOutScope.All)]
    [InlineData("please stop all texts and emails", Channel.Sms, OptOutScope.All)]
    public void The_channel_that_words_name_is_the_one_that_is_closed(string words, Channel by, OptOutScope closed) =>
        Assert.Equal(closed, ReplyReaders.BuiltIn.Read(words, question: null, by).OptOut);

    [Theory]
    [InlineData("dont stop asking me mind! just this weeks no good, got the grandbairns")]
    [InlineData("peidiwch â thynnu fi oddi ar y rhestr plis, dwi jyst heb benderfynu eto")]
    public void Whoever_asks_us_not_to_stop_is_not_stopped(string words)
    {
        var reading = ReplyReaders.BuiltIn.Read(words, new Inbox.ReplyQuestion.Attendance(), Channel.Sms);
        Assert.Equal((OptOutScope.None, false), (reading.OptOut, reading.MayBeStop));
    }
}
