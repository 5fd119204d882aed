using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Replies;

namespace EngagementFlows.Messaging;

/// <summary>Each text message says who it is from.</summary>
public sealed class SmsSenderTests
{
    private static readonly LocalizedText Short = new("Together", "Gyda'n Gilydd");

    private static readonly Campaign Long = SampleMessages.Campaign with
    {
        File = SampleMessages.Campaign.File with { Organisation = new LocalizedText("Cardiff and Vale Council for Everybody", "Cyngor Caerdydd a’r Fro i Bawb"), ShortName = Short },
    };

    public static TheoryData<string, string?> Texts { get; } = Everything();

    [Theory, MemberData(nameof(Texts))]
    public void Every_text_in_every_language_and_wording_names_the_organisation(string template, string? about)
    {
        foreach (var campaign in new[] { SampleMessages.Campaign, Long, Long with { File = Long.File with { ShortName = null } } })
        {
            foreach (var (language, easyRead) in new[] { (Language.English, false), (Language.Welsh, false), (Language.English, true), (Language.Welsh, true) })
            {
                var code = language == Language.Welsh ? "cy" : "en";
                var text = Render(campaign, template, about, language, easyRead);
                var names = new[] { campaign.File.Organisation, campaign.File.NameInTexts }.Select(name => SmsText.Normalise(name.In(code)));
                Assert.Contains(names, name => text.Contains(name, StringComparison.Ordinal));
            }

            var both = Render(campaign, template, about, Language.Unknown, easyRead: false);
            foreach (var code in new[] { "cy", "en" })
            {
                var names = new[] { campaign.File.Organisation, campaign.File.NameInTexts }.Select(name => SmsText.Normalise(name.In(code)));
                Assert.Contains(names, name => both.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_text_that_names_it_by_itself_does_not_name_it_twice() => Assert.All(
        Templates.Steps,
        step => Assert.InRange(Render(SampleMessages.Campaign, step, null, Language.English, easyRead: false).Split("Cardiff Together").Length - 1, 1, step == SupporterCopyTemplate ? 2 : 1));

    [Fact]
    public void Words_of_a_campaigns_own_say_it_too()
    {
        var own = new Dictionary<string, IReadOnlyDictionary<string, MessageTexts>>(StringComparer.Ordinal)
        {
            ["tentative"] = new Dictionary<string, MessageTexts>(StringComparer.Ordinal) { ["en"] = new(Sms: "There is no hurry."), ["cy"] = new(Sms: "Does dim brys.") },
        };
        var fields = MessageContent.Of(Long, SampleMessages.Person(), SampleMessages.Step("tentative"), SampleMessages.Now);

        Assert.Equal("Together: There is no hurry.", new Templates().Render("tentative", Channel.Sms, Language.English, fields, own: own).Text);
        Assert.Equal("Gyda'n Gilydd: Does dim brys.\n\nTogether: There is no hurry.", new Templates().Render("tentative", Channel.Sms, Language.Unknown, fields, own: own).Text);
    }

    [Fact]
    public void On_a_shared_phone_a_text_says_whom_it_is_for_and_who_it_is_from()
    {
        var fields = MessageContent.Of(Long, SampleMessages.Person(shares: true), SampleMessages.Step("tentative"), SampleMessages.Now);

        Assert.StartsWith("Together to Gwenllian Thomas: ", new Templates().Render("tentative", Channel.Sms, Language.English, fields).Text, StringComparison.Ordinal);
        Assert.StartsWith("Gyda'n Gilydd at Gwenllian Thomas: ", new Templates().Render("tentative", Channel.Sms, Language.Welsh, fields).Text, StringComparison.Ordinal);
        Assert.Contains("\n\nTogether: ", new Templates().Render("tentative", Channel.Sms, Language.Unknown, fields).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_consent_that_another_body_asks_for_says_who_writes_as_well()
    {
        var file = SampleMessages.Campaign.File;
        var asked = SampleMessages.Campaign with
        {
            File = file with { Consents = [.. file.Consents.Select(consent => consent with { Controller = new LocalizedText("The Health Board", "Y Bwrdd Iechyd") })] },
        };

        var text = Render(asked, "consent-question", null, Language.English, easyRead: false);

        Assert.StartsWith("Cardiff Together: ", text, StringComparison.Ordinal);
        Assert.Contains("The Health Board", text, StringComparison.Ordinal);
    }

    private const string SupporterCopyTemplate = AccessNeeds.SupporterCopies.Template;

    private static string Render(Campaign campaign, string template, string? about, Language language, bool easyRead)
    {
        var step = SampleMessages.Step(template);
        return new Templates().Render(
            template, Channel.Sms, language, MessageContent.Of(campaign, SampleMessages.Person(), about is null ? step : step with { About = about }, SampleMessages.Now), easyRead).Text;
    }

    private static TheoryData<string, string?> Everything()
    {
        var all = new TheoryData<string, string?>();
        foreach (var template in Templates.Steps.Where(template => template != InReply.Template))
        {
            all.Add(template, null);
        }

        foreach (var block in InReply.Blocks)
        {
            all.Add(InReply.Template, block);
        }

        return all;
    }
}
