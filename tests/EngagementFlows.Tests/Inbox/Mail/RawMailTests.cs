using System.Text;

namespace EngagementFlows.Inbox.Mail;

public sealed class RawMailTests
{
    private const string From = "From: =?UTF-8?B?U2nDom4=?= <sian@example.org>\nMIME-Version: 1.0\n";

    [Theory]
    [InlineData("android.eml")]
    [InlineData("comcast.eml")]
    [InlineData("gmail.eml")]
    [InlineData("outlook.eml")]
    [InlineData("yahoo.eml")]
    public void In_each_style_of_reply_the_person_says_hello(string name)
    {
        var mail = TestMail.Raw(File.ReadAllBytes(Vector.PathOf("vectors", "email-replies", name)));

        Assert.Equal(("Hello", true), (mail.Text, mail.TextIsOwn));
    }

    [Fact]
    public void Headers_are_unfolded_and_their_encoded_words_read()
    {
        var mail = TestMail.Raw(From + "Subject: =?UTF-8?Q?Gweithdy_T=C5=B7?=\n =?UTF-8?Q?_Hwnt?= and\n more\nMessage-ID: <1@example.org>\n\nYes");

        Assert.Equal(("Gweithdy Tŷ Hwnt and more", "sian@example.org", "1@example.org"), (mail.Subject, mail.From, mail.MessageId));
    }

    [Theory]
    [InlineData("quoted-printable", "utf-8", "Bydda i=\n yn y t=C5=B7")]
    [InlineData("base64", "utf-8", "QnlkZGEgaSB5biB5IHTFtw==")]
    [InlineData("base64", "iso-8859-14", "QnlkZGEgaSB5biB5IHT+")]
    [InlineData("8bit", "utf-8", "Bydda i yn y tŷ")]
    [InlineData("no-such-encoding", "utf-8", "Bydda i yn y tŷ")]
    public void Text_is_decoded_by_its_encoding_and_charset(string encoding, string charset, string body) =>
        Assert.Equal("Bydda i yn y tŷ", TestMail.Raw($"{From}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n{body}").Text);

    [Fact]
    public void Flowed_text_is_joined_and_its_quotes_stay_quotes()
    {
        var mail = TestMail.Raw(From + "Content-Type: text/plain; charset=utf-8; format=flowed\n\nI will come \non Thursday.\n\nOn 2 Dec 2026 at 10:00, Team <t@example.org> wrote:\n> Will you \n> come?\n");

        Assert.Equal("I will come on Thursday.", mail.Text);
    }

    [Fact]
    public void Parts_are_found_however_deep_and_a_file_with_an_encoded_name_is_noted()
    {
        var mail = TestMail.Raw(From + """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/related; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain

            Plain
            --c
            Content-Type: text/html

            <p>Rich</p>
            --c--
            --b--
            --a
            Content-Type: text/plain
            Content-Disposition: attachment; filename*0*=UTF-8''t%C5%B7; filename*1=.txt

            A file
            --a
            Content-Type: message/rfc822

            Subject: Forwarded

            Not mine
            """);

        Assert.Equal("Plain", mail.Text);
        Assert.Equal([("tŷ.txt", "text/plain"), ("", "message/rfc822")], mail.Attachments.Select(file => (file.FileName, file.ContentType)));
    }

    [Theory]
    [InlineData("--a\n\nYes\n")]
    [InlineData("Yes\n")]
    [InlineData("--a\nContent-Type: text/plain\n\nYes\n--b--\n", "Yes\n--b--")]
    public void A_broken_or_missing_boundary_loses_no_words(string body, string text = "Yes")
    {
        var mail = TestMail.Raw($"{From}Content-Type: multipart/mixed; boundary=a\n\n{body}");

        Assert.Equal(text, mail.Text);
    }

    [Fact]
    public void A_calendar_is_found_among_the_alternatives()
    {
        var mail = TestMail.Raw(From + "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nYes\n--a\nContent-Type: text/calendar; method=REPLY; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + Convert.ToBase64String(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n")) + "\n--a--\n");

        Assert.True(mail.IsCalendarReply);
        Assert.Equal(("Yes", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"), (mail.Text, mail.Calendar));
    }

    [Fact]
    public void Nesting_without_end_is_read_no_deeper_than_mail_goes()
    {
        var message = new StringBuilder(From);
        for (var level = 0; level < 5_000; level++)
            message.Append($"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
        message.Append("\nYes");

        Assert.InRange(TestMail.Raw(message.ToString()).Attachments.Count, 0, 20);
    }
}
