namespace EngagementFlows.Messaging.Linting;

public sealed class MessageLinterTests
{
    private static readonly LintContext Context = new(new HashSet<string> { "meet.example.org" }, new MessagePrices { SmsSegment = 0.05m });

    [Theory]
    [InlineData("Can you come? Reply YES or 2 for no.", "YES")]
    [InlineData("Reply CANCEL if you cannot come.", "CANCEL")]
    [InlineData("reply cancel if you cannot come", "cancel")]
    [InlineData("Text STOP to cancel the meeting.", "STOP")]
    [InlineData("STOP to leave the waiting list.", "STOP")]
    [InlineData("Reply with \"yes\" to say that you are coming.", "yes")]
    [InlineData("Send END to finish.", "END")]
    [InlineData("Reply: QUIT", "QUIT")]
    [InlineData("Answer yes or no.", "yes")]
    [InlineData("Text HELP for a map.", "HELP")]
    [InlineData("Atebwch STOP i ganslo'r cyfarfod.", "STOP")]
    [InlineData("Atebwch gyda YES os ydych chi'n dod.", "YES")]
    [InlineData("Anfonwch \"cancel\" os nad ydych chi'n dod.", "cancel")]
    [InlineData("If you cannot come, reply \"stop texting me\".", "stop texting me")]
    [InlineData("Atebwch \"dim mwy o negeseuon\" os nad ydych chi'n dod.", "dim mwy")]
    [InlineData("Reply START to join the waiting list.", "START")]
    public void A_word_that_would_opt_people_out_or_in_cannot_be_asked_for(string text, string word)
    {
        var finding = Assert.Single(Errors(text), finding => finding.Rule == "opt-out-word");
        Assert.Contains(word, finding.Excerpt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("To stop texts, reply STOP.")]
    [InlineData("Reply STOP to opt out.")]
    [InlineData("I stopio negeseuon, atebwch STOP.")]
    [InlineData("If you change your mind, send START.")]
    [InlineData("Os newidiwch chi eich meddwl, anfonwch START.")]
    [InlineData("Reply 1 for yes, 2 for no.")]
    [InlineData("If you cannot come, reply \"not coming\".")]
    [InlineData("Reply in the end of the week. We can send help. We stop at noon.")]
    [InlineData("Os nad ydych chi'n gallu dod, atebwch \"ddim yn dod\".")]
    public void Words_that_do_what_they_say_are_no_fault(string text) => Assert.DoesNotContain(Findings(text), finding => finding.Rule == "opt-out-word");

    [Theory]
    [InlineData("invitation", "Can you come to {{title}}? Reply 1 for yes, 2 for no.", true)]
    [InlineData("consent-question", "{{question}} Atebwch 1 am ie neu 2 am na.", true)]
    [InlineData("invitation", "Can you come to {{title}}? Reply {{yes}} for yes, {{no}} for no.", false)]
    [InlineData("invitation", "Come on day 1. We would like to see you.", false)]
    [InlineData("thanks-and-feedback", "Reply with a number from 1 to 5 for each.", false)]
    public void Numbers_written_out_where_there_are_fields_for_them_are_pointed_out(string template, string text, bool isPointedOut) => Assert.Equal(
        isPointedOut,
        MessageLinter.Message("here", template, new Wording(Language.English, EasyRead: false), Channel.Sms, text, SampleReader.Campaign, Context).Any(finding => finding is { Rule: "literal-number", IsError: false }));

    [Theory]
    [InlineData("Hello {{nmae}}", "unknown-field", "nmae")]
    [InlineData("{{#if videoLink}}{{nmae}}{{/if}}", "unknown-field", "nmae")]
    [InlineData("{{#each links}}{{organisation}}{{/each}}", "unknown-field", "organisation")]
    [InlineData("{{#each place}}{{url}}{{/each}}", "unknown-field", "place")]
    [InlineData("{{links}}", "unknown-field", "links")]
    [InlineData("{{#if videoLink}}open", "template-syntax", "#if")]
    [InlineData("{{/if}}", "template-syntax", "/if")]
    [InlineData("Hello {{name}", "template-syntax", "{{")]
    [InlineData("{{lookup name 0}}", "template-syntax", "lookup")]
    [InlineData("{{> header}}", "template-syntax", "header")]
    [InlineData("{{{name}}}", "field-not-escaped", "name")]
    [InlineData("{{&name}}", "field-not-escaped", "name")]
    [InlineData("You asked for {{accessNeeds}}", "personal-data", "accessNeeds")]
    [InlineData("You said {{answers}}", "personal-data", "answers")]
    public void A_template_that_cannot_be_filled_in_for_everybody_is_an_error(string text, string rule, string excerpt) =>
        Assert.Contains(Errors(text), finding => finding.Rule == rule && finding.Excerpt.Contains(excerpt, StringComparison.Ordinal));

    [Theory]
    [InlineData("{{! a note }}Hello {{name}}, {{#if videoLink}}by video: {{link videoLink}}{{else}}at {{place}}{{/if}}.")]
    [InlineData("{{#each links}}{{link url title}} {{/each}}")]
    [InlineData("{{#unless more}}{{#each items}}{{said}} {{did}}{{/each}}{{/unless}}")]
    public void What_the_built_in_texts_use_may_be_used(string text) => Assert.Empty(Findings(text));

    [Theory]
    [InlineData("Ring 07700 900123", "07700 900123")]
    [InlineData("Ring +44 7700 900123 today", "+44 7700 900123")]
    [InlineData("Write to ann@example.org", "ann@example.org")]
    [InlineData("NHS number 943 476 5919", "943 476 5919")]
    [InlineData("You live at CF10 5FH", "CF10 5FH")]
    [InlineData("Born on 1 May 1970", "Born on 1 May 1970")]
    [InlineData("DOB 01/05/1970", "DOB 01/05/1970")]
    public void Personal_data_in_a_text_message_is_an_error_and_in_an_email_is_not(string text, string excerpt)
    {
        Assert.Contains(Errors(text), finding => finding.Rule == "personal-data" && finding.Excerpt == excerpt);
        Assert.DoesNotContain(Findings($"Subject: A\n\n{text}", Channel.Email), finding => finding.Rule == "personal-data");
    }

    [Fact]
    public void The_place_of_the_meeting_has_its_postcode()
    {
        Assert.Empty(MessageLinter.Words("meeting.place.en", Wording.All[0], "Baltic House, Cardiff CF10 5FH", Context));
        Assert.Equal("phone-number", Assert.Single(Findings("Ring us on 029 2018 0000")).Rule);
    }

    [Theory]
    [InlineData("See http://meet.example.org/a", "link-not-https", Severity.Error)]
    [InlineData("See https://bit.ly/abc", "link-shortener", Severity.Error)]
    [InlineData("See bit.ly/abc", "link-shortener", Severity.Error)]
    [InlineData("See https://elsewhere.example.com/a", "link-not-ours", Severity.Warning)]
    [InlineData("See www.elsewhere.co.uk", "link-not-ours", Severity.Warning)]
    public void A_link_that_is_not_ours_or_not_safe_is_named(string text, string rule, Severity severity)
    {
        Assert.Equal((rule, severity), Assert.Single(Findings(text).Select(finding => (finding.Rule, finding.Severity))));
        Assert.Empty(Findings("See https://meet.example.org/a and https://www.meet.example.org."));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x][1]\n\n[1]: data:text/html,x")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](http://tracker.example/p.gif)")]
    public void Markdown_links_only_to_web_pages(string markdown) =>
        Assert.Contains(Findings($"Subject: A\n\n{markdown}", Channel.Email), finding => finding is { IsError: true, Rule: "link-not-https" });

    [Theory]
    [InlineData("Hello", "subject")]
    [InlineData("Subject: \n\nHello", "subject")]
    [InlineData("Subject: Hello\nBcc: all@example.org\n\nHello", "subject")]
    [InlineData("Subject: Hello", "subject")]
    [InlineData("Subject: Hel\u0007lo\n\nHello", "subject")]
    public void An_email_has_one_subject_and_no_other_header(string source, string rule) =>
        Assert.Contains(Findings(source, Channel.Email), finding => finding.IsError && finding.Rule == rule);

    [Fact]
    public void HTML_in_Markdown_is_warned_of() =>
        Assert.Contains(Findings("Subject: A\n\nSome <b>bold</b> words", Channel.Email), finding => finding is { Rule: "html", Severity: Severity.Warning, Excerpt: "<b>" });

    [Theory]
    [InlineData("Dw i ddim yn siŵr", Language.Welsh, "siŵr", "Welsh spells")]
    [InlineData("Meet in the café in Tŷ Coch", Language.English, "Tŷ", "write \"y\"")]
    [InlineData("Well done 🎉", Language.English, "🎉", "Leave it out")]
    [InlineData("Дякую", Language.English, "Дякую", "plain letters")]
    public void The_character_that_doubles_the_cost_is_named_with_what_to_do(string text, Language language, string excerpt, string advice)
    {
        var finding = Assert.Single(Findings(text, language: language), finding => finding.Rule == "costly-character");
        Assert.Equal((excerpt, Severity.Warning), (finding.Excerpt, finding.Severity));
        Assert.Contains(advice, finding.Suggestion, StringComparison.Ordinal);
        Assert.Empty(Findings("It’s “fine” – à la carte…", language: language));
    }

    [Fact]
    public void A_long_text_message_is_warned_of_with_its_price_and_one_that_cannot_be_sent_is_an_error()
    {
        var sentence = "We like to meet you all. ";
        var four = Assert.Single(Findings(string.Concat(Enumerable.Repeat(sentence, 20))));
        Assert.Equal(("segments", Severity.Warning), (four.Rule, four.Severity));
        Assert.Contains("4 parts and costs about £0.20", four.Suggestion, StringComparison.Ordinal);

        Assert.Equal("too-long", Assert.Single(Errors(string.Concat(Enumerable.Repeat(sentence, 65)))).Rule);
        Assert.Equal("too-long", Assert.Single(Errors(string.Concat(Enumerable.Repeat("{{organisation}} {{title}}. ", 40)))).Rule);
    }

    [Theory]
    [InlineData("A co-production workshop", Language.English, "co-production", "working together")]
    [InlineData("Coproduction for stakeholders", Language.English, "stakeholder", "people who have a part in it")]
    [InlineData("Gweithdy cydgynhyrchu", Language.Welsh, "cyd-gynhyrchu", "gweithio gyda'n gilydd")]
    public void Jargon_is_named_with_a_plain_word(string text, Language language, string excerpt, string plain) =>
        Assert.Contains(Findings(text, language: language), finding => finding.Rule == "jargon" && finding.Excerpt == excerpt && finding.Suggestion.Contains(plain, StringComparison.Ordinal));

    [Fact]
    public void Hard_words_and_long_sentences_are_warned_of_and_easy_read_is_held_to_shorter_ones()
    {
        const string Hard = "Participation necessitates considerable preparation, administrative coordination, and organisational responsibility among representatives of municipal and national authorities.";
        const string Twenty = "We want to hear what you and the people in your street think of the new park and its paths.";

        Assert.Contains(Findings(Hard), finding => finding is { Rule: "reading-age", Severity: Severity.Warning });
        Assert.Empty(Findings(Twenty));
        Assert.Equal("long-sentence", Assert.Single(Findings(Twenty, easyRead: true), finding => finding.Rule == "long-sentence").Rule);
        Assert.Contains(Findings("Mae cyfranogiad sefydliadol cynhwysfawr ymhlith cynrychiolwyr awdurdodau cyhoeddus rhanbarthol yn angenrheidiol. Penderfyniadau gweinyddol cymhleth sydd i ddilyn.", language: Language.Welsh),
            finding => finding.Rule == "long-words" && finding.Suggestion.Contains("no tested reading age for Welsh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("meeting", 2)]
    [InlineData("like", 1)]
    [InlineData("table", 2)]
    [InlineData("asked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("comes", 1)]
    [InlineData("places", 2)]
    [InlineData("video", 3)]
    [InlineData("people", 2)]
    [InlineData("station", 2)]
    [InlineData("remember", 3)]
    [InlineData("you", 1)]
    [InlineData("the", 1)]
    [InlineData("1", 1)]
    public void Syllables_are_counted(string word, int syllables) => Assert.Equal(syllables, Syllables.Count(word));

    [Fact]
    public void A_title_with_a_line_break_is_an_error_where_it_is_written() =>
        Assert.Equal(("line-break", "meeting.title.en"), MessageLinter.Words("meeting.title.en", Wording.All[0], "One\r\nBcc: all", Context).Where(finding => finding.IsError).Select(finding => (finding.Rule, finding.Where)).Single());

    private static IEnumerable<Finding> Errors(string source) => Findings(source).Where(finding => finding.IsError);

    private static IReadOnlyList<Finding> Findings(string source, Channel channel = Channel.Sms, Language language = Language.English, bool easyRead = false) =>
        MessageLinter.Message("here", "tentative", new Wording(language, easyRead), channel, source, SampleReader.Campaign, Context);
}
