using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Inbox.Mail;

public sealed class InboundParseTests
{
    private const string Accepted = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=ACCEPTED:mailto:sian@example.org\nEND:VEVENT\nEND:VCALENDAR\n";

    [Fact]
    public void The_default_mode_is_read_from_its_fields()
    {
        var mail = TestMail.Read(TestMail.Vector("default_data.txt"));

        Assert.Equal("test@example.com", mail.From);
        Assert.Equal("test@example.com", mail.EnvelopeFrom);
        Assert.Equal(["inbound@inbound.example.com"], mail.EnvelopeTo);
        Assert.Equal("Testing non-raw", mail.Subject);
        Assert.Equal("Hello SendGrid!", mail.Text);
        Assert.True(mail.TextIsOwn);
        Assert.False(mail.IsAutomated);
        Assert.Equal("1.0", mail.Headers.First("mime-version"));
    }

    [Fact]
    public void The_raw_mode_is_read_from_the_message_and_its_attachment_is_noted()
    {
        var mail = TestMail.Read(TestMail.Vector("raw_data_with_attachments.txt"));

        Assert.Equal("test@example.com", mail.From);
        Assert.Equal("Inbound Parse Test Raw Data with Attachment", mail.Subject);
        Assert.Equal("Hello SendGrid!", mail.Text);
        var attachment = Assert.Single(mail.Attachments);
        Assert.Equal(("SendGrid.jpg", "image/jpeg"), (attachment.FileName, attachment.ContentType));
        Assert.InRange(attachment.Size, 10_000, 30_000);
    }

    [Fact]
    public void The_recipient_is_the_envelopes_and_not_the_headers()
    {
        var mail = TestMail.Read(TestMail.Form(("text", "Yes"), ("to", "someone-else@example.org"), ("headers", "To: someone-else@example.org\nMessage-ID: <a.b@c>")));

        Assert.Equal(["reply+token@in.example.org"], mail.EnvelopeTo);
        Assert.Equal("sian@example.org", mail.From);
        Assert.Equal("a.b@c", mail.MessageId);
    }

    [Theory]
    [InlineData("windows-1252", "Byddaf – yno", new byte[] { 0x42, 0x79, 0x64, 0x64, 0x61, 0x66, 0x20, 0x96, 0x20, 0x79, 0x6E, 0x6F })]
    [InlineData("iso-8859-14", "Tŷ", new byte[] { 0x54, 0xFE })]
    [InlineData("utf-8", "Tŷ", new byte[] { 0x54, 0xC5, 0xB7 })]
    [InlineData("no-such-charset", "Tŷ", new byte[] { 0x54, 0xC5, 0xB7 })]
    [InlineData("us-ascii", "Siân", new byte[] { 0x53, 0x69, 0xE2, 0x6E })]
    [InlineData("iso-8859-1", "“Ie”", new byte[] { 0x93, 0x49, 0x65, 0x94 })]
    [InlineData("utf-7", "Ie", new byte[] { 0x49, 0x65 })]
    [InlineData("Cp1252", "Na – £5", new byte[] { 0x4E, 0x61, 0x20, 0x96, 0x20, 0xA3, 0x35 })]
    [InlineData("Cp1250", "Łódź", new byte[] { 0xA3, 0xF3, 0x64, 0x9F })]
    [InlineData("Cp0", "Siân", new byte[] { 0x53, 0x69, 0xE2, 0x6E })]
    public void Each_field_is_in_the_charset_that_is_named_for_it(string charset, string text, byte[] bytes)
    {
        var form = TestMail.Form(("charsets", $$"""{"text":"{{charset}}","subject":"UTF-8"}"""), ("subject", "Gŵyl"));
        form["text"] = bytes;
        var mail = TestMail.Read(form);

        Assert.Equal((text, "Gŵyl"), (mail.Text, mail.Subject));
    }

    [Fact]
    public void Mail_that_is_HTML_only_is_read_and_empty_text_counts_as_none() =>
        Assert.Equal("Byddaf yno\nSiân", TestMail.Read(TestMail.Form(("text", " \n"), ("html", "<style>p{}</style><p>Byddaf&nbsp;yno<br>Si&acirc;n</p>"))).Text);

    [Theory]
    [InlineData(null, "envelope")]
    [InlineData("", "envelope")]
    [InlineData("[]", "envelope")]
    [InlineData("{", "envelope")]
    [InlineData("""{"from":"a@example.org"}""", "envelope")]
    [InlineData("""{"to":[],"from":"a@example.org"}""", "envelope")]
    [InlineData("""{"to":[7],"from":"a@example.org"}""", "envelope")]
    [InlineData("""{"to":["\ud800"]}""", "envelope")]
    [InlineData("""{"to":["a@example.org"]}""", "from")]
    public void A_post_that_cannot_be_used_names_the_field_at_fault(string? envelope, string field)
    {
        var form = new Dictionary<string, byte[]> { ["text"] = TestMail.Bytes("Yes") };
        if (envelope is not null)
            form["envelope"] = TestMail.Bytes(envelope);

        Assert.Equal(field, InboundParse.Read(form, []).Fault?.Field);
    }

    [Fact]
    public void A_post_with_no_mail_in_it_names_what_is_missing()
    {
        Assert.Equal("headers", InboundParse.Read(TestMail.Form(), []).Fault?.Field);
        Assert.Equal("email", InboundParse.Read(TestMail.Form(("email", "")), []).Fault?.Field);
    }

    [Fact]
    public void A_calendars_answer_is_kept_though_a_calendar_marks_it_automated_and_its_words_are_not_the_persons()
    {
        var info = """{"attachment1":{"filename":"invite.ics","name":"invite.ics","type":"text/calendar","charset":"utf-8"}}""";
        var form = TestMail.Form(("text", "Siân has accepted this invitation"), ("headers", "Auto-Submitted: auto-generated"), ("attachment-info", info));
        var mail = TestMail.Read(form, new FormAttachment("attachment1", "invite.ics", "application/octet-stream", 100, TestMail.Bytes(Accepted)));

        Assert.Equal((AutomatedRule.AutoSubmitted, false, true), (mail.Automated, mail.IsAutomated, mail.IsCalendarReply));
        Assert.Equal(("", Accepted.ReplaceLineEndings("\r\n")), (mail.Text, mail.Calendar));
        Assert.Empty(mail.Attachments);
    }

    [Fact]
    public void A_calendars_request_that_is_marked_automated_is_dropped() =>
        Assert.True(TestMail.Read(
            TestMail.Form(("text", "x"), ("headers", "Auto-Submitted: auto-generated")),
            new FormAttachment("attachment1", "invite.ics", "text/calendar; method=REQUEST", 9, TestMail.Bytes(Accepted.Replace("REPLY", "REQUEST", StringComparison.Ordinal)))).IsAutomated);

    [Fact]
    public void Automated_mail_says_so_even_without_a_sender_and_none_of_its_words_are_read()
    {
        var form = TestMail.Form(("text", "I am away"), ("headers", "From: MAILER-DAEMON\nSubject: Undelivered"));
        form["envelope"] = TestMail.Bytes("""{"to":["reply+token@in.example.org"],"from":""}""");
        var mail = TestMail.Read(form);

        Assert.Equal(("", "", AutomatedRule.EmptyReturnPath, true), (mail.From, mail.Text, mail.Automated, mail.IsAutomated));
    }

    [Property(MaxTest = 500)]
    public Property Whatever_the_bytes_the_result_is_a_mail_or_a_fault()
    {
        var names = Gen.Elements("envelope", "email", "headers", "text", "html", "from", "charsets", "attachment-info", "subject", "attachments");
        var vectors = new[] { "default_data.txt", "raw_data_with_attachments.txt" }.SelectMany(name => TestMail.Vector(name).Values).Where(value => value.Length < 4000).ToArray();
        var bytes = Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>(),
            Gen.Elements(vectors),
            from vector in Gen.Elements(vectors) from at in Gen.Choose(0, vector.Length) from noise in ArbMap.Default.GeneratorFor<byte[]>() select vector[..at].Concat(noise).Concat(vector[at..]).ToArray());
        var fields = names.Zip(bytes).ArrayOf();
        var file = from content in bytes from type in Gen.Elements("text/calendar", "image/png", ";", "") select new FormAttachment("attachment1", "a.ics", type, content.Length, content);
        return Prop.ForAll(Arb.From(fields), Arb.From(file), (pairs, attachment) =>
        {
            var form = TestMail.Form(("text", "Yes"));
            foreach (var (name, value) in pairs)
                form[name] = value;
            var result = InboundParse.Read(form, [attachment]);
            return result.Mail is null != result.Fault is null;
        });
    }
}
