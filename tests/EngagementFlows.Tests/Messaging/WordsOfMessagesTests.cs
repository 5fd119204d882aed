using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>
/// What is wrong with a text whatever its campaign and whoever reads it: every message of the flow in every wording, by both channels, for campaigns
/// with all that titles, places, questions and numbers can be.
/// </summary>
public sealed partial class WordsOfMessagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);
    private static readonly Templates Texts = new();
    private static readonly string Page = $"https://flows.example.org/p/{new string('x', 120)}";
    private static readonly string WayOut = $"https://flows.example.org/api/unsubscribe/{new string('y', 90)}";

    /// <summary>Each is hard in a way of its own.</summary>
    private static readonly (string Title, string Place, string Start, string End, int Statements, int Barriers, string Question, string Name, string Greeting)[] Cases =
    [
        ("What matters to you?", "Riverside Hall, High Street.", "2026-12-15T13:30", "2026-12-15T15:00", 1, 1, "Tell us what you think", "Dr Anna Jones", "Anna"),
        ("Working together.", "Riverside Ltd.", "2026-12-15T09:00", "2026-12-15T12:00", 2, 2, "What helps?", "Mrs Jones", "Mrs Jones"),
        ("Nothing about us without us!", "Online", "2027-01-20T12:00", "2027-01-21T00:00", 6, 9, "What is it (to you)", "van der Berg", "van der Berg"),
        ("A \"garden\" for everyone", "The Hall (room 2)", "2028-03-01T00:00", "2028-03-01T00:30", 3, 3, "Why?!", "Madonna", "Madonna"),
        ("Beth sy'n bwysig...", "St. Mary's", "2026-12-31T23:30", "2027-01-01T01:00", 4, 7, "Say \"yes\" or \"no\"", "REES, SIÂN", "Siân"),
    ];

    public static TheoryData<int, Language, bool, Channel> Everything
    {
        get
        {
            var data = new TheoryData<int, Language, bool, Channel>();
            foreach (var (index, language, easyRead, channel) in
                from index in Enumerable.Range(0, Cases.Length)
                from language in new[] { Language.English, Language.Welsh }
                from easyRead in new[] { false, true }
                from channel in Enum.GetValues<Channel>()
                select (index, language, easyRead, channel))
            {
                data.Add(index, language, easyRead, channel);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void No_sentence_is_broken_by_what_stands_in_it(int index, Language language, bool easyRead, Channel channel) =>
        All(index, language, easyRead, channel, (step, message) => Assert.All(TextsOf(message), text =>
        {
            Assert.DoesNotMatch("""[?!]["”*]*[.,]\s|\?["”*]*\?\s|(?<!\.)\.["”*]*\.(\s|$)|[?!]["”]?\.$""", text);
            Assert.DoesNotMatch(@"[^\n]  |,\s*[,.]|\s[.,?](\s|$)|\(\s*\)|\n\n\n|\{\{|\}\}|\bnull\b", text);
            Assert.All(Sentences(text), line => Assert.False(char.IsPunctuation(line[0]) && line[0] is not ('"' or '-' or '“' or '(' or '*'), $"{step}: {line}"));
        }));

    [Theory, MemberData(nameof(Everything))]
    public void Times_are_said_as_people_say_them_and_one_is_not_several(int index, Language language, bool easyRead, Channel channel) =>
        All(index, language, easyRead, channel, (step, message) => Assert.All(TextsOf(message), text =>
        {
            // The sample of an outcome is a campaign's own text.
            Assert.DoesNotMatch(@"\b\d\d:\d\d(?! ?[ap]m)|\b12(?::00)?(am|pm)\b|\b[0-9]+:00", text.Replace("18:00", "6pm", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"\b1 (numbers|places|more are|people)\b|There are 1\b|\b[2-9] (number|place|person)\b", text);
            Assert.DoesNotMatch(@"\b2 (lle|rhif|person)\b", text);
        }));

    /// <summary>"What makes it easier for you to take part: 1."</summary>
    [Theory, MemberData(nameof(Everything))]
    public void No_question_ends_up_as_a_mere_number(int index, Language language, bool easyRead, Channel channel) =>
        All(index, language, easyRead, channel, (step, message) => Assert.All(
            Sentences(message.Text).Where(line => MereNumber().IsMatch(line)), line => Assert.Matches(@"like this|fel hyn|^Dates?|116 123|85258|999|111|0808", line)));

    [Theory, MemberData(nameof(Everything))]
    public void An_email_greets_by_the_first_name(int index, Language language, bool easyRead, Channel channel) =>
        All(index, language, easyRead, channel, (step, message) =>
        {
            if (channel == Channel.Email && step is not (Aside.HoldingReply or AccessNeeds.SupporterCopies.Template or AccessNeeds.SupporterReply.Template or Replies.InReply.Template))
            {
                Assert.Matches($@"^(?:👋 )?(?:Hello|Helo) {Regex.Escape(Cases[index].Greeting)},\n", message.Text);
                Assert.True(Cases[index].Name == Cases[index].Greeting || !message.Text.Contains(Cases[index].Name, StringComparison.Ordinal), step);
            }
        });

    [Theory, MemberData(nameof(Everything))]
    public void The_HTML_of_an_email_says_the_same_as_its_text_and_fits_a_phone(int index, Language language, bool easyRead, Channel channel)
    {
        if (channel == Channel.Sms)
        {
            return;
        }

        All(index, language, easyRead, channel, (step, message) =>
        {
            using var page = new HtmlParser().ParseDocument(message.Html!);
            Assert.Equal(WordsOf(message.Text), WordsOf(page.Body!.TextContent));
            var links = page.QuerySelectorAll("a").ToList();
            Assert.All(links, link => Assert.Contains(link.GetAttribute("href")!, message.Text, StringComparison.Ordinal));
            Assert.All(links, link => Assert.Matches(@"max-width: 100%|overflow-wrap: anywhere", link.GetAttribute("style")!));
            var toPage = links.Where(link => link.GetAttribute("href") == Page).ToList();
            Assert.Equal(message.Text.Contains(Page, StringComparison.Ordinal) ? 2 : 0, toPage.Count);
            if (toPage.Count > 0)
            {
                Assert.Contains("background: #1d4f91; color: #ffffff", toPage[0].GetAttribute("style")!, StringComparison.Ordinal);
                Assert.Equal(Page, toPage[1].TextContent);
                Assert.Contains("word-break: break-all", toPage[1].GetAttribute("style")!, StringComparison.Ordinal);
            }
        });
    }

    [Theory, MemberData(nameof(Everything))]
    public void Dates_of_another_year_say_so_and_others_do_not(int index, Language language, bool easyRead, Channel channel) =>
        All(index, language, easyRead, channel, (step, message) => Assert.DoesNotMatch(
            Cases[index].Start.StartsWith("2028", StringComparison.Ordinal) ? @"1 (March|Mawrth)(?! 2028)" : @"\b20(2[6-9]|3\d)\b", message.Text));

    private static void All(int index, Language language, bool easyRead, Channel channel, Action<string, RenderedMessage> check)
    {
        var campaign = CampaignOf(index);
        var person = PersonOf(index, language, easyRead);
        foreach (var (step, at) in FlowMessages.Of(campaign, Now).Select(message => (message.Step, message.At)))
        {
            foreach (var most in step.Template == "outcomes" ? [1, 2, 9] : new[] { 9 })
            {
                var fields = MessageContent.Of(campaign, person, step, Now, most, WayOut, first: 1, page: Page);
                check(step.Template, Texts.Render(step.Template, channel, language, fields, easyRead));
            }
        }
    }

    private static Campaign CampaignOf(int index)
    {
        var one = Cases[index];
        var file = SampleMessages.Campaign.File;
        var text = new LocalizedText(one.Question, one.Question);
        var answers = Replies.EverydayAnswers.Named.Keys.ToDictionary(name => name, _ => text);
        var start = DateOnly.Parse(one.Start[..10], System.Globalization.CultureInfo.InvariantCulture);
        return SampleMessages.Campaign with
        {
            File = file with
            {
                Meeting = file.Meeting with
                {
                    Title = new(one.Title, one.Title), Place = new(one.Place, one.Place), Start = one.Start, End = one.End, ReplyBy = start.AddDays(-5).ToString("yyyy-MM-dd"),
                },
                OpeningQuestion = file.OpeningQuestion with { Text = text },
                Consents = [.. file.Consents.Select(consent => consent with { Wording = text })],
                Feedback = file.Feedback with
                {
                    Statements = [.. Enumerable.Range(1, one.Statements).Select(n => new LocalizedText($"It was fine {n}", $"Roedd yn iawn {n}"))],
                    Barriers = [.. Enumerable.Range(1, one.Barriers).Select(n => new BarrierFile($"b{n}", new($"It was hard {n}", $"Roedd yn anodd {n}")))],
                    OneThing = text,
                },
                EverydayAnswers = answers,
                Contact = new ContactPersonFile("Siân Lloyd", "029 2000 0000", "sian@example.org", new LocalizedText("Monday to Thursday", "Llun i Iau")),
            },
            Materials = new Materials([new MaterialLink(new("Notes", "Nodiadau"), $"https://example.org/{new string('z', 140)}")], Now),
            Outcomes = new Outcomes([.. Enumerable.Repeat(new OutcomeItem(text, text), 3)], Now),
        };
    }

    private static Participant PersonOf(int index, Language language, bool easyRead) => SampleMessages.Person(Cases[index].Name, places: 1 + (index % 2)) with
    {
        Partstat = index % 2 == 0 ? Partstat.NeedsAction : Partstat.Declined,
        Details = SampleMessages.Person(Cases[index].Name).Details with
        {
            Language = language,
            AccessNeeds = easyRead ? ["easy read"] : [],
            Supporter = new Supporter("Mair Siôn", PhoneNumber.FromE164("+447700900108"), null),
        },
        Unclear = new UnclearReply("u", "yes", Channel.Sms, "+447700900107", Now,
        [
            .. from key in new[] { "rsvp", "offer", "consent:photo", "statements", "barriers", "access-needs", "opening-question" }
               let words = key is "consent:photo" or "opening-question" ? new LocalizedText(Cases[index].Question, Cases[index].Question) : null
               let numbers = key == "rsvp" ? 3 : key is "offer" or "consent:photo" ? 2 : 1
               select new UnclearQuestion("c", "p", key, 1, numbers, null, new(Cases[index].Title, Cases[index].Title), words),
        ]),
    };

    private static IEnumerable<string> TextsOf(RenderedMessage message) => new[] { message.Text, message.Subject }.OfType<string>();

    private static IEnumerable<string> Sentences(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Without addresses, marks and the numbers of lists, which HTML has as such.</summary>
    private static string WordsOf(string text) => string.Join(' ', Letters().Matches(Address().Replace(text, " ")).Select(word => word.Value));

    [GeneratedRegex(@":\s*\d+\.?$")]
    private static partial Regex MereNumber();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
