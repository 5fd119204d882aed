using System.Text.Json;
using System.Text.Json.Nodes;
using SendGrid.Helpers.Mail;

namespace SendGrid.Tests;

public class MessageTests
{
    [Fact]
    public void A_message_is_written_as_the_api_takes_it()
    {
        var message = new SendGridMessage { From = new EmailAddress("team@example.org", "Y Tîm"), Subject = "Gweithdy", PlainTextContent = "Helo", HtmlContent = "<p>Helo & 😀</p>" };
        message.AddTo("ann@example.org", "Ann");
        message.SetReplyTo(new EmailAddress("reply+t@example.org"));
        message.AddHeader("Auto-Submitted", "auto-generated");
        message.AddHeaders(new() { ["Auto-Submitted"] = "auto-generated", ["X-B"] = "2" });
        message.AddCustomArg("message", "m-1");
        message.AddGlobalCustomArg("global", "g");
        message.AddCategory("workshop");
        message.AddAttachment("invite.ics", "QUJD", "text/calendar; method=REQUEST", "attachment", "c1");
        message.AddAttachment(string.Empty, "QUJD");
        message.SetSandBoxMode(enable: true);
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);

        Same(
            """
            {
              "from": { "name": "Y Tîm", "email": "team@example.org" }, "subject": "Gweithdy",
              "personalizations": [{ "to": [{ "name": "Ann", "email": "ann@example.org" }], "headers": { "Auto-Submitted": "auto-generated", "X-B": "2" }, "custom_args": { "message": "m-1" } }],
              "content": [{ "type": "text/plain", "value": "Helo" }, { "type": "text/html", "value": "<p>Helo & 😀</p>" }],
              "attachments": [{ "content": "QUJD", "type": "text/calendar; method=REQUEST", "filename": "invite.ics", "disposition": "attachment", "content_id": "c1" }],
              "categories": ["workshop"], "custom_args": { "global": "g" },
              "mail_settings": { "sandbox_mode": { "enable": true } },
              "tracking_settings": { "click_tracking": { "enable": false, "enable_text": false }, "open_tracking": { "enable": false } },
              "reply_to": { "email": "reply+t@example.org" }
            }
            """,
            message);
    }

    [Fact]
    public void Html_is_escaped_in_the_json_and_a_second_writing_is_the_same()
    {
        var message = new SendGridMessage { PlainTextContent = "a", HtmlContent = "<b>'&\"" };

        var first = message.Serialize();

        Assert.DoesNotContain('<', first);
        Assert.DoesNotContain('&', first);
        Assert.Equal(first, message.Serialize());
        Assert.Equal(first, SendGridMessage.Deserialize(first).Serialize());
    }

    [Fact]
    public void Plain_text_goes_before_html_before_the_rest_and_empty_contents_stay_away()
    {
        var message = new SendGridMessage();
        message.AddContent("text/calendar", "c");
        message.AddContent(MimeType.Html, "h");
        message.AddContent("text/x-amp-html", string.Empty);
        message.AddContent(MimeType.Text, "t");

        Same("""{ "content": [{ "type": "text/plain", "value": "t" }, { "type": "text/html", "value": "h" }, { "type": "text/calendar", "value": "c" }] }""", message);
    }

    [Fact]
    public void Each_person_gets_an_envelope_and_an_address_is_written_once()
    {
        var message = new SendGridMessage();
        message.AddTo("ann@example.org");
        message.AddTo("ANN@example.org", "again");
        message.AddTo(new EmailAddress("bob@example.org"), 1);
        message.SetSubject("Bob's", 1);
        message.AddTo(new EmailAddress("cat@example.org"), 0, new Personalization { Subject = "Cat's" });

        Assert.Throws<ArgumentException>(() => message.AddTo(new EmailAddress("dan@example.org"), 9));
        Same(
            """{ "personalizations": [{ "to": [{ "email": "ann@example.org" }] }, { "to": [{ "email": "bob@example.org" }], "subject": "Bob's" }, { "to": [{ "email": "cat@example.org" }], "subject": "Cat's" }] }""",
            message);
    }

    [Fact]
    public void Two_values_for_one_header_or_argument_are_refused()
    {
        var message = new SendGridMessage();
        message.AddHeader("A", "1");
        message.AddCustomArg("a", "1");
        message.AddGlobalHeader("A", "1");

        Assert.Throws<ArgumentException>(() => message.AddHeader("A", "2"));
        Assert.Throws<ArgumentException>(() => message.AddCustomArg("a", "2"));
        Assert.Throws<ArgumentException>(() => message.AddGlobalHeader("A", "1"));
    }

    [Fact]
    public void An_address_is_demanded()
    {
        var message = new SendGridMessage();

        Assert.Throws<ArgumentNullException>(() => message.AddTo(" "));
        Assert.Throws<ArgumentNullException>(() => message.AddTo((EmailAddress)null!));
        Assert.Throws<InvalidOperationException>(() => message.AddTos([]));
    }

    [Fact]
    public void Addresses_are_equal_in_any_case_whatever_the_name()
    {
        Assert.True(new EmailAddress("Ann@example.org", "Ann") == new EmailAddress("ann@EXAMPLE.org"));
        Assert.True(new EmailAddress("ann@example.org") != new EmailAddress("bob@example.org"));
        Assert.Equal(new EmailAddress("Ann@example.org").GetHashCode(), new EmailAddress("ann@example.org").GetHashCode());
    }

    [Fact]
    public void A_single_email_leaves_out_the_form_it_lacks()
    {
        Same(
            """{ "from": { "email": "a@example.org" }, "personalizations": [{ "to": [{ "email": "b@example.org" }], "subject": "s" }], "content": [{ "type": "text/plain", "value": "t" }] }""",
            MailHelper.CreateSingleEmail(new EmailAddress("a@example.org"), new EmailAddress("b@example.org"), "s", "t", string.Empty));
    }

    private static void Same(string expected, SendGridMessage message)
    {
        var written = message.Serialize();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(written)), JsonSerializer.Serialize(JsonNode.Parse(written)));
    }
}
