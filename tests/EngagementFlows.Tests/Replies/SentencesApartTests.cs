using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Replies;

/// <summary>Replies that are two things at once, a sentence each.</summary>
public sealed class SentencesApartTests
{
    private static readonly ReplyQuestion Needs = new ReplyQuestion.FreeText(IsAboutNeeds: true);
    private static readonly ReplyQuestion OwnWords = new ReplyQuestion.FreeText();

    [Theory]
    [InlineData("I need a hearing loop. Where do I park?", "I need a hearing loop.", EverydayQuestion.ParkingAccessOrTransport)]
    [InlineData("Step-free access please. What time does it start?", "Step-free access please.", EverydayQuestion.When)]
    [InlineData("BSL interpreter please, and is there parking?", "BSL interpreter please", EverydayQuestion.ParkingAccessOrTransport)]
    [InlineData("Dwi angen cyfieithydd BSL, a faint o'r gloch mae'n gorffen?", "Dwi angen cyfieithydd BSL", EverydayQuestion.When)]
    public void A_need_is_noted_without_the_question_beside_it_and_the_question_is_answered(string words, string need, EverydayQuestion asked)
    {
        var reading = Read(words, Needs);
        Assert.Equal(need, Assert.IsType<ReplyMeaning.FreeText>(reading.Answer).Text);
        Assert.Equal([asked], reading.Asks);
    }

    [Theory]
    [InlineData("More biscuits. Please do not use my photo.", "More biscuits.", ConsentPurposes.Photo)]
    [InlineData("We need more benches. Please do not quote me.", "We need more benches.", ConsentPurposes.Quote)]
    [InlineData("Mae angen mwy o feinciau. Peidiwch â fy nyfynnu.", "Mae angen mwy o feinciau.", ConsentPurposes.Quote)]
    public void A_consent_is_taken_back_beside_an_answer_and_what_is_left_is_the_answer(string words, string answer, string purpose)
    {
        var reading = Read(words, OwnWords);
        Assert.Equal((purpose, answer), (reading.TakesBack, Assert.IsType<ReplyMeaning.FreeText>(reading.Answer).Text));
        Assert.Equal((OptOutScope.None, false), (reading.OptOut, reading.MayBeStop));
    }

    [Theory]
    [InlineData("Working together means nobody is left out. I cannot come after all though.", "Working together means nobody is left out.")]
    [InlineData("More buses. Sorry I can't be there", "More buses.")]
    public void Not_coming_counts_beside_an_answer(string words, string answer)
    {
        var reading = Read(words, OwnWords);
        Assert.Equal((YesNoAnswer.No, answer), (reading.Coming, Assert.IsType<ReplyMeaning.FreeText>(reading.Answer).Text));
    }

    [Theory]
    [InlineData("I won't be able to make it, my mother has been taken ill. Sian")]
    [InlineData("Sorry, I am ill and can't make it. Best wishes, Jo")]
    public void A_name_below_a_no_is_no_answer(string words)
    {
        var reading = Read(words, OwnWords);
        Assert.Equal(YesNoAnswer.No, reading.Coming);
        Assert.Null(reading.Answer);
    }

    [Theory]
    [InlineData("Stop sending letters to people who moved house. That is all.")]
    [InlineData("People listening. Why can't they do that?")]
    public void An_opinion_opts_nobody_out(string words) => Assert.Equal(OptOutScope.None, Read(words, OwnWords).OptOut);

    [Fact]
    public void An_answer_of_before_is_no_answer_now() => Assert.Null(
        Read("I've just turned the offer down and now my shift's been cancelled. Is it still going? I'd have it like a shot.",
            new ReplyQuestion.Attendance(MayBeUnsure: false)).Coming);

    [Fact]
    public void Numbers_count_beside_a_question()
    {
        var options = Enumerable.Range(1, 8).Select(static number => new ReplyOption($"key-{number}", $"option {number}")).ToList();
        var reading = Read("2 and 5. Can you ring me about the childcare one?", new ReplyQuestion.Choices(options));
        Assert.Equal(["key-2", "key-5"], Assert.IsType<ReplyMeaning.Choices>(reading.Answer).Keys);
        Assert.Equal([EverydayQuestion.Human], reading.Asks);
    }

    [Fact]
    public async Task Whoever_names_a_need_and_asks_something_has_both_done()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("I need a hearing loop. What time does it start?");

        Assert.Equal(["I need a hearing loop."], (await world.StoredAsync(campaign, person)).Needs.Where(need => need.Holds).Select(need => need.Wording));
        Assert.Contains(await person.SentAsync(), message => message.Step.StartsWith("in-reply", StringComparison.Ordinal)
            && message.Text.Contains("10am", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("More biscuits. Please do not use my photo.", ConsentPurposes.Photo)]
    [InlineData("More biscuits. No more emails please.", ConsentPurposes.Email)]
    public async Task What_is_taken_back_beside_an_answer_is_done_and_the_answer_is_kept_without_it(string words, string purpose)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        // Whoever cannot come is asked no other question before this one.
        await person.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        Assert.Contains(await person.StepsAsync(), step => step == "opening-question");
        await person.TextAsync(words);

        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal("More biscuits.", stored.Answers.Opening);
        Assert.True(stored.Consents[purpose].IsNo);
    }

    private static ReplyReading Read(string words, ReplyQuestion question) => new ReplyInHand(
        new InboundMessage("id", Channel.Sms, "+447700900111", "", words, World.Monday), ReplyReaders.BuiltIn, static _ => false).Read(question);
}
