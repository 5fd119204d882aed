namespace EngagementFlows.Messaging;

/// <summary>The way out at the foot of every email.</summary>
public sealed class FooterTests
{
    private const string Link = "https://flows.example.org/api/unsubscribe/token";

    [Theory]
    [InlineData(Language.English, false, "Stop messages")]
    [InlineData(Language.English, true, "Stop messages")]
    [InlineData(Language.Welsh, false, "Stopio negeseuon")]
    [InlineData(Language.Welsh, true, "Stopio negeseuon")]
    public void The_foot_of_an_email_has_the_person_s_link_out(Language language, bool easyRead, string title)
    {
        var email = Email(language, easyRead, Link);
        Assert.Contains($"{title}: {Link}", email.Text, StringComparison.Ordinal);
        Assert.Matches($"<a href=\"{System.Text.RegularExpressions.Regex.Escape(Link)}\"[^>]*>{title}</a>", email.Html);
    }

    [Fact]
    public void Without_a_public_address_there_is_no_link_to_press() =>
        Assert.DoesNotContain("Stop messages", Email(Language.English, easyRead: true, "").Text, StringComparison.Ordinal);

    private static RenderedMessage Email(Language language, bool easyRead, string link)
    {
        var fields = MessageContent.Of(SampleMessages.Campaign, SampleMessages.Person(), SampleMessages.Step("tentative"), SampleMessages.Now, unsubscribe: link);
        return new Templates().Render("tentative", Channel.Email, language, fields, easyRead);
    }
}
