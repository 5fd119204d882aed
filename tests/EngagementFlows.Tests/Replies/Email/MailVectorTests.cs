using System.Text.RegularExpressions;
using EngagementFlows.Inbox.Mail;

namespace EngagementFlows.Replies.Email;

public sealed partial class MailVectorTests
{
    public static TheoryData<string> Mails => [.. MailVectors.All.Select(mail => mail.GetProperty("file").GetString()!)];

    [Theory]
    [MemberData(nameof(Mails))]
    public void The_own_words_of_each_programs_mail_are_what_the_person_typed(string file)
    {
        var expected = MailVectors.Of(file).GetProperty("ownWords").GetString();
        var mail = MailVectors.Read(file);

        if (expected is null)
        {
            Assert.True(mail.IsAutomated || mail.IsCalendarReply);
            Assert.Equal("", mail.Text);
        }
        else
        {
            Assert.False(mail.IsAutomated);
            Assert.True(mail.TextIsOwn);
            Assert.Equal(Folded(expected), Folded(mail.Text));
        }
    }

    [Theory]
    [InlineData("google-calendar-accept.eml")]
    [InlineData("teams-accept.eml")]
    public void A_calendars_answer_goes_the_calendars_path(string file)
    {
        var mail = MailVectors.Read(file);

        Assert.True(mail.IsCalendarReply);
        Assert.False(mail.IsAutomated);
    }

    [Fact]
    public void A_copy_from_a_mailing_list_looks_automatic_and_is_not_dropped()
    {
        var mail = MailVectors.Read("list-copy.eml");

        Assert.Equal((true, false), (mail.LooksAutomatic, mail.IsAutomated));
    }

    [Theory]
    [InlineData("gmail-dsn.eml", AutomatedRule.AutoSubmitted)]
    [InlineData("groupware-absence-no-headers.eml", AutomatedRule.AbsenceSubject)]
    public void A_machines_mail_is_known_by_its_headers_or_its_subject(string file, AutomatedRule rule) =>
        Assert.Equal((rule, true), (MailVectors.Read(file).Automated, MailVectors.Read(file).IsAutomated));

    private static string Folded(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
