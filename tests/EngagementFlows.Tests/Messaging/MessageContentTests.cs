using AngleSharp.Html.Parser;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

public sealed class MessageContentTests
{
    private static readonly Composer Composer = new(new Templates());

    [Fact]
    public void The_invitation_of_the_sample_reads_as_its_team_meant_it() => Assert.Equal(
        "Cardiff Together invites you to \"The Power of Co-production\" on Thursday 10 December, 10am to 12:30pm, at Baltic House, Mount Stuart Square, Cardiff. "
        + "You can also join by video. Can you come? Reply 1 for yes, 2 for no, 3 for not sure, by 1 December. To stop texts, reply STOP.\n"
        + "You are on our list of people who want to shape services.\nQuestions? Sian Evans, 029 2018 0555.\nPrivacy: https://cardiff-together.example.org/privacy",
        Text("invitation", Language.English));

    [Fact]
    public void The_same_in_Welsh() => Assert.Equal(
        "Mae Caerdydd Gyda'n Gilydd yn eich gwahodd i \"Grym Cydgynhyrchu\" ddydd Iau 10 Rhagfyr, 10am tan 12:30pm. Lle: Baltic House, Sgwâr Mount Stuart, Caerdydd. "
        + "Gallwch chi ymuno drwy fideo hefyd. Allwch chi ddod? Atebwch 1 am \"gallaf\", 2 am \"na allaf\", 3 am \"efallai\", erbyn 1 Rhagfyr. I stopio negeseuon, atebwch STOP.\n"
        + "Rydych chi ar ein rhestr o bobl sydd am lywio gwasanaethau.\nCwestiynau? Sian Evans, 029 2018 0555.\nEich data: https://cardiff-together.example.org/cy/preifatrwydd",
        Text("invitation", Language.Welsh));

    [Theory]
    [InlineData("2026-12-03T10:00Z", "is on Thursday 10 December at 10am")]
    [InlineData("2026-12-08T10:00Z", "is on Thursday 10 December at 10am")]
    [InlineData("2026-12-09T10:00Z", "is tomorrow at 10am")]
    [InlineData("2026-12-10T09:00Z", "is today at 10am")]
    public void A_reminder_is_true_on_the_day_on_which_it_is_sent(string now, string words) =>
        Assert.Contains(words, Compose(SampleMessages.Person(), "meeting-reminder", Language.English, DateTimeOffset.Parse(now, null)).Text, StringComparison.Ordinal);

    [Fact]
    public void On_a_shared_phone_a_message_says_at_its_start_whom_it_is_for()
    {
        var shared = Compose(SampleMessages.Person("Ash Brown", shares: true), "opening-question", Language.Unknown).Text;

        Assert.StartsWith("Caerdydd Gyda'n Gilydd at Ash Brown: Rydyn ni'n gofyn", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("Ash Brown", Compose(SampleMessages.Person("Ash Brown"), "opening-question", Language.Unknown).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_brings_a_supporter_hears_of_both_places()
    {
        Assert.Contains("You and the person who comes with you have places", Compose(SampleMessages.Person(places: 2), "confirmation", Language.English).Text, StringComparison.Ordinal);
        Assert.Contains("lle i chi ac i'r person sy'n dod gyda chi", Compose(SampleMessages.Person(places: 2), "confirmation", Language.Welsh).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_can_be_neither_HTML_nor_a_link_nor_a_header()
    {
        const string Name = "<script>alert(1)</script> [x](http://evil.example) **b**\r\nBcc: all@example.org";
        var message = Compose(SampleMessages.Person(Name), "invitation", Language.English, channel: Channel.Email);
        var page = new HtmlParser().ParseDocument(message.Html!);

        Assert.Empty(page.QuerySelectorAll("script, p > strong > em, a[href*=evil]"));
        Assert.Contains("Hello <script>alert(1)</script> [x](http://evil.example) **b** Bcc: all@example.org,", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello <script>alert(1)</script> [x]", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message.Subject!);
    }

    [Fact]
    public void A_title_with_a_line_break_stays_in_the_subject()
    {
        var file = SampleMessages.Campaign.File;
        var campaign = SampleMessages.Campaign with { File = file with { Meeting = file.Meeting with { Title = new("One\r\nBcc: all@example.org", "Un") } } };

        var message = Composer.Compose(campaign, SampleMessages.Person(), SampleMessages.Step("declined"), Channel.Email, "m", SampleMessages.Now);

        Assert.Equal("Diolch am roi gwybod i ni: Un", message.Subject);
        Assert.Equal("Thank you for telling us: One Bcc: all@example.org", Compose(SampleMessages.Person(), "declined", Language.English, channel: Channel.Email, campaign: campaign).Subject);
    }

    [Fact]
    public void Links_can_be_clicked_on_in_HTML_and_read_in_text()
    {
        var message = Compose(SampleMessages.Person(), "materials", Language.English, channel: Channel.Email);
        var link = new HtmlParser().ParseDocument(message.Html!).QuerySelector("li a");

        Assert.Equal(("https://example.org/slides?a=1&b=2", "Slides"), (link?.GetAttribute("href"), link?.TextContent));
        Assert.Contains("Slides: https://example.org/slides?a=1&b=2", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_outcomes_fits_a_text_by_counting_the_last_ones()
    {
        var items = Enumerable.Range(1, 40).Select(n => new Campaigns.OutcomeItem(new($"Idea {n} of many people", $"Syniad {n}"), new($"Answer {n}", $"Ateb {n}"))).ToList();
        var campaign = SampleMessages.Campaign with { Outcomes = new(items, SampleMessages.Now) };

        var text = Compose(SampleMessages.Person(), "outcomes", Language.Unknown, campaign: campaign).Text;
        var email = Compose(SampleMessages.Person(), "outcomes", Language.Unknown, channel: Channel.Email, campaign: campaign).Text;

        Assert.InRange(text.Length, 1_000, SmsText.Longest);
        Assert.Contains("Idea 1 of many", text, StringComparison.Ordinal);
        Assert.Matches(@"There are \d+ more: ask us for them\.", text);
        Assert.Contains("Idea 40 of many", email, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invitation", false)]
    [InlineData("invitation-reminder", false)]
    [InlineData("waiting-list-offer", false)]
    [InlineData("meeting-changed", false)]
    [InlineData("confirmation", true)]
    [InlineData("meeting-reminder", true)]
    public void The_link_to_the_video_is_for_those_who_have_a_place(string step, bool has)
    {
        foreach (var channel in Enum.GetValues<Channel>())
            Assert.Equal(has, Compose(SampleMessages.Person(), step, Language.Unknown, channel: channel).Text.Contains("https://meet.example.org", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plain_text_of_an_email_has_no_marks_for_bold_type() =>
        Assert.All(Templates.Steps, step => Assert.DoesNotContain("**", Compose(SampleMessages.Person(), step, Language.Unknown, channel: Channel.Email).Text, StringComparison.Ordinal));

    [Fact]
    public void An_email_marks_the_language_of_each_part_for_screen_readers()
    {
        var page = new HtmlParser().ParseDocument(Compose(SampleMessages.Person(), "invitation", Language.Unknown, channel: Channel.Email).Html!);

        Assert.Equal(["cy", "en"], page.QuerySelectorAll("body > div").Select(part => part.GetAttribute("lang")));
    }

    private static string Text(string step, Language language) => Compose(SampleMessages.Person(), step, language).Text;

    private static OutboundMessage Compose(Participant person, string step, Language language, DateTimeOffset? now = null, Channel channel = Channel.Sms, Campaigns.Campaign? campaign = null) =>
        Composer.Compose(campaign ?? SampleMessages.Campaign, person with { Details = person.Details with { Language = language } }, SampleMessages.Step(step), channel, "m", now ?? SampleMessages.Now);
}
