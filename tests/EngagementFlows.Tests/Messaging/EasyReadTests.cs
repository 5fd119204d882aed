using AngleSharp.Html.Parser;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

public sealed class EasyReadTests
{
    private static readonly Templates Texts = new();

    public static TheoryData<string, Channel, Language> Everything => TemplatesTests.Everything;

    [Fact]
    public void Every_step_has_every_wording_on_every_channel() => Assert.All(Templates.Steps, step => Assert.All(Wording.All, wording =>
    {
        foreach (var channel in Enum.GetValues<Channel>())
            Assert.True(TemplateSources.BuiltIn(step, wording, channel) is { Length: > 0 }, TemplateSources.FileName(step, wording, channel));
    }));

    [Theory, MemberData(nameof(Everything))]
    public void Every_easy_read_message_is_whole_and_another_than_the_standard_one(string step, Channel channel, Language language)
    {
        var message = Texts.Render(step, channel, language, SampleMessages.Fields(step), easyRead: true);

        Assert.NotEqual(Texts.Render(step, channel, language, SampleMessages.Fields(step)).Text, message.Text);
        Assert.All([message.Text, message.Subject ?? ""], text => Assert.DoesNotMatch(@"\{\{|\}\}|\bnull\b|[^\n]  |,\s*[,.]|\s[.,?]|\(\s*\)|\n\n\n|\*\*", text));
        if (channel == Channel.Email && step is not (Aside.HoldingReply or AccessNeeds.SupporterReply.Template))
            Assert.Contains("Gwenllian", message.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Everything))]
    public void Where_the_language_is_unknown_both_halves_are_easy_read(string step, Channel channel, Language language)
    {
        var one = Texts.Render(step, channel, language, SampleMessages.Fields(step), easyRead: true).Text.Trim();

        Assert.Contains(one, Texts.Render(step, channel, Language.Unknown, SampleMessages.Fields(step), easyRead: true).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_easy_read_text_message_has_no_emoji_and_costs_three_parts_at_most_in_English_and_four_where_it_introduces_us() => Assert.All(Templates.Steps, step =>
    {
        var length = SmsText.Measure(Texts.Render(step, Channel.Sms, Language.English, SampleMessages.Fields(step), easyRead: true).Text);
        Assert.False(length.Unicode, step);
        Assert.True(length.Segments <= (step == "invitation" ? 4 : 3), $"{step} has {length.Segments} parts");
        Assert.DoesNotMatch(@"\p{So}|\p{Cs}", Texts.Render(step, Channel.Sms, Language.Welsh, SampleMessages.Fields(step), easyRead: true).Text);
    });

    [Fact]
    public void Every_picture_beside_the_text_is_hidden_from_screen_readers() => Assert.All(Templates.Steps, step =>
    {
        var page = new HtmlParser().ParseDocument(Texts.Render(step, Channel.Email, Language.Unknown, SampleMessages.Fields(step), easyRead: true).Html!);
        var pictures = page.QuerySelectorAll("span[aria-hidden=true]");
        Assert.NotEmpty(pictures);
        foreach (var picture in pictures)
            picture.Remove();
        Assert.DoesNotMatch(@"\p{So}|\p{Cs}", page.Body!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("strong"));
    });

    [Theory]
    [InlineData("easy read", true)]
    [InlineData("Easy-Read please", true)]
    [InlineData("EasyRead", true)]
    [InlineData("testun hawdd ei ddeall", true)]
    [InlineData("Hawdd ei ddarllen", true)]
    [InlineData("deunydd darllen hawdd", true)]
    [InlineData("hawdd i'w ddarllen, os gwelwch yn dda", true)]
    [InlineData("large print", false)]
    [InlineData("print bras", false)]
    [InlineData("step-free access, easy parking", false)]
    [InlineData("no easy read needed", false)]
    [InlineData("does not need easy read", false)]
    [InlineData("dim angen testun hawdd ei ddeall", false)]
    public void Who_asks_for_easy_read_gets_it(string need, bool easy)
    {
        var person = SampleMessages.Person();
        var recorded = person with { Details = person.Details with { AccessNeeds = ["BSL interpreter", need] } };
        var answered = person with { Answers = new GivenAnswers { AccessNeeds = need } };

        Assert.Equal((easy, easy, false), (recorded.ReadsEasyRead, answered.ReadsEasyRead, person.ReadsEasyRead));
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var text = new Composer(Texts).Compose(SampleMessages.Campaign, recorded, SampleMessages.Step("tentative"), channel, "m", SampleMessages.Now).Text;
            Assert.Equal(Texts.Render("tentative", channel, Language.Welsh, SampleMessages.Fields("tentative"), easy).Text, text);
        }
    }
}
