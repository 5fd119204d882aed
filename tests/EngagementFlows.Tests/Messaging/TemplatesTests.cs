using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging;

public sealed class TemplatesTests
{
    private static readonly Templates Texts = new();

    public static TheoryData<string, Channel, Language> Everything
    {
        get
        {
            var data = new TheoryData<string, Channel, Language>();
            foreach (var step in Templates.Steps)
                foreach (var channel in Enum.GetValues<Channel>())
                    foreach (var language in Enum.GetValues<Language>())
                        data.Add(step, channel, language);
            return data;
        }
    }

    [Fact]
    public void Every_step_of_the_workshop_has_its_texts() => Assert.Equal(
        [
            "access-needs-question", "confirmation", "consent-question", "consent-withdrawn", "declined", "feedback-again", "feedback-barriers", "feedback-one-thing",
            "fresh-link", "holding-reply", "in-reply", "invitation", "invitation-reminder", "materials", "meeting-cancelled", "meeting-changed", "meeting-reminder", "offer-expired",
            "opening-question", "outcomes", "supporter-copy", "supporter-reply", "team-message", "tentative", "thanks-and-feedback", "waiting-list-joined", "waiting-list-left", "waiting-list-offer", "which-question", "withdrawn-confirmation",
        ],
        Templates.Steps);

    [Theory, MemberData(nameof(Everything))]
    public void Every_message_is_whole_in_every_language_and_on_every_channel(string step, Channel channel, Language language)
    {
        var message = Texts.Render(step, channel, language, SampleMessages.Fields(step));

        Assert.All([message.Text, message.Subject ?? "", message.Html ?? ""], text => Assert.DoesNotMatch(@"\{\{|\}\}|\bnull\b", text));
        Assert.All([message.Text, message.Subject ?? ""], text => Assert.DoesNotMatch(@"[^\n]  |,\s*[,.]|\s[.,?]|\(\s*\)|\n\n\n", text));
        Assert.Equal(channel == Channel.Email, message.Subject?.Length > 0);
        Assert.Equal(channel == Channel.Email, message.Html?.Contains("<p>", StringComparison.Ordinal) ?? false);
        if (channel == Channel.Email && step is not (Aside.HoldingReply or AccessNeeds.SupporterReply.Template))
            Assert.Contains("Gwenllian", message.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Everything))]
    public void Where_the_language_is_unknown_Welsh_stands_before_English(string step, Channel channel, Language language)
    {
        var fields = SampleMessages.Fields(step);
        var one = Texts.Render(step, channel, language, fields).Text.Trim();
        var both = Texts.Render(step, channel, Language.Unknown, fields).Text.Trim();

        Assert.Contains(one, both, StringComparison.Ordinal);
        Assert.Equal(language != Language.English, both.StartsWith(one, StringComparison.Ordinal));
        Assert.Equal(language != Language.Welsh, both.EndsWith(one, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Everything))]
    public void No_text_asks_for_a_word_that_the_provider_acts_on_except_to_stop(string step, Channel channel, Language language)
    {
        var text = Texts.Render(step, channel, language, SampleMessages.Fields(step)).Text;
        var withoutOptOut = text
            .Replace("To stop texts, reply STOP.", "", StringComparison.Ordinal)
            .Replace("I stopio negeseuon, atebwch STOP.", "", StringComparison.Ordinal);

        Assert.Equal(step is "invitation" or SupporterCopies.Template && channel == Channel.Sms, text != withoutOptOut);
        Assert.DoesNotMatch(@"(?i)\b(reply|replying|atebwch|text|send|anfonwch)( (with|gyda|gydag))? ""?(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|yes|help|info)\b", withoutOptOut);
    }

    [Theory, MemberData(nameof(Everything))]
    public void An_English_text_message_costs_two_parts_at_most_where_it_carries_no_list_and_does_not_introduce_us(string step, Channel channel, Language language)
    {
        var length = SmsText.Measure(Texts.Render(step, Channel.Sms, Language.English, SampleMessages.Fields(step)).Text);

        Assert.False(length.Unicode, $"{channel} {language}");
        var most = step is "invitation" or "thanks-and-feedback" or "feedback-again" or "outcomes" or "feedback-barriers" or Aside.HoldingReply ? 459 : 306;
        Assert.InRange(length.Units, 1, most);
    }

    [Theory]
    [InlineData(Language.English, "Writing in Welsh causes no delay")]
    [InlineData(Language.Welsh, "Ni fydd ysgrifennu yn Gymraeg yn achosi oedi")]
    public void Emails_say_that_replies_in_Welsh_are_welcome_and_cause_no_delay(Language language, string words)
    {
        foreach (var step in Templates.Steps.Where(step => step is not ("withdrawn-confirmation" or Aside.HoldingReply)))
            Assert.Contains(words, Texts.Render(step, Channel.Email, language, SampleMessages.Fields(step)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(InReplies))]
    public void Each_thing_that_goes_back_to_somebody_who_wrote_is_whole_and_costs_two_parts_at_most_in_English(string block, Language language, bool easyRead)
    {
        var person = SampleMessages.Person();
        var step = new Journeys.Step($"in-reply:{block}", Replies.InReply.Template, SampleMessages.Now) { About = block };
        var answers = Replies.EverydayAnswers.Named.Keys.ToDictionary(name => name, name => new LocalizedText($"Here is what we know of {name}.", $"Dyma beth rydyn ni'n ei wybod am {name}."));
        var contact = new ContactPersonFile("Siân Lloyd", "029 2000 0000", "sian@example.org", new LocalizedText("Monday to Thursday", "Llun i Iau"));
        var campaign = SampleMessages.Campaign with { File = SampleMessages.Campaign.File with { EverydayAnswers = answers, Contact = contact } };
        var fields = MessageContent.Of(campaign, person, step, SampleMessages.Now);
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var message = Texts.Render(step.Template, channel, language, fields, easyRead);
            Assert.DoesNotMatch(@"[^\n]  |,\s*[,.]|\s[.,?]|\(\s*\)|\n\n\n|\{\{|\}\}", message.Text);
            if (channel == Channel.Sms && language == Language.English && !easyRead)
            {
                Assert.InRange(SmsText.Measure(message.Text).Units, 1, 306);
            }
        }
    }

    public static TheoryData<string, Language, bool> InReplies
    {
        get
        {
            var data = new TheoryData<string, Language, bool>();
            foreach (var (block, language, easyRead) in
                from block in Replies.InReply.Blocks from language in new[] { Language.English, Language.Welsh } from easyRead in new[] { false, true } select (block, language, easyRead))
            {
                data.Add(block, language, easyRead);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_message_is_whole_where_all_places_are_taken_and_where_who_comes_along_waits(string step, Channel channel, Language language)
    {
        foreach (var (easyRead, asksRoomOrVideo, standing) in
            from easyRead in new[] { false, true }
            from asks in new[] { false, true }
            from standing in new[] { ChangesToTheMeeting.Unsure, ChangesToTheMeeting.Unanswered, ChangesToTheMeeting.Offered }
            select (easyRead, asks, standing))
        {
            var meeting = SampleMessages.Campaign.File.Meeting with { AskRoomOrVideo = asksRoomOrVideo, VideoLink = "https://meet.example.org/x" };
            var campaign = SampleMessages.Campaign with { File = SampleMessages.Campaign.File with { Meeting = meeting } };
            var person = SampleMessages.Person() with
            {
                Partstat = Journeys.Partstat.Tentative,
                Place = new Journeys.PlaceStanding(standing == ChangesToTheMeeting.Offered ? Journeys.PlaceKind.Offered : Journeys.PlaceKind.None, Round: 3) { Size = 1, More = 1 },
                Companions = 1,
                Places = 2,
            };
            var asked = SampleMessages.Step(step);
            var fields = MessageContent.Of(campaign, person, step == ChangesToTheMeeting.Changed ? asked with { About = standing } : asked, SampleMessages.Now, full: true);
            var message = Texts.Render(step, channel, language, fields, easyRead);
            Assert.All([message.Text, message.Subject ?? ""], text => Assert.DoesNotMatch(@"\{\{|\}\}|\bnull\b|[^\n]  |,\s*[,.]|\s[.,?]|\(\s*\)|\n\n\n|\*\*", text));
            Assert.True(message.Text.Length <= SmsText.Longest || channel == Channel.Email, step);
            if (step is "invitation" or "invitation-reminder" or "tentative")
            {
                Assert.Matches(language == Language.Welsh ? "rhestr aros" : "waiting list", message.Text);
            }
        }
    }

    [Fact]
    public void A_field_that_is_not_there_is_an_error_and_not_a_gap()
    {
        var empty = new Dictionary<string, object?>();

        var error = Assert.Throws<KeyNotFoundException>(() => Texts.Render("invitation", Channel.Sms, Language.English, new MessageFields(empty, empty)));

        Assert.Contains("organisation", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-step")]
    [InlineData("../Templates/invitation")]
    [InlineData("footer")]
    public void A_step_without_texts_is_an_error_that_names_it(string step) =>
        Assert.Contains(step, Assert.Throws<ArgumentException>(() => Texts.Render(step, Channel.Sms, Language.English, SampleMessages.Fields("invitation"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Steps_that_ask_for_a_list_show_all_of_it()
    {
        var file = new CampaignFiles().Read(CampaignFilesTests.SampleJson);

        var statements = Texts.Render("thanks-and-feedback", Channel.Sms, Language.English, SampleMessages.Fields("thanks-and-feedback")).Text;
        var barriers = Texts.Render("feedback-barriers", Channel.Email, Language.Welsh, SampleMessages.Fields("feedback-barriers"));

        Assert.All(file.Feedback.Statements, (one, index) => Assert.Contains($"\n{index + 1}. {one.En}\n", statements, StringComparison.Ordinal));
        Assert.All(file.Feedback.Barriers, one => Assert.Contains($"<li>{one.Text.Cy}</li>", barriers.Html, StringComparison.Ordinal));
    }
}
