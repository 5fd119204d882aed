using System.Text.Json;
using System.Text.Json.Serialization;
using SendGrid.Internal;

namespace SendGrid.Helpers.Mail;

/// <summary>A message for POST mail/send.</summary>
public partial class SendGridMessage
{
    [JsonPropertyName("from")]
    public EmailAddress From { get; set; }

    [JsonPropertyName("subject")]
    public string Subject { get; set; }

    [JsonPropertyName("personalizations")]
    public List<Personalization> Personalizations { get; set; }

    [JsonPropertyName("content")]
    public List<Content> Contents { get; set; }

    /// <summary>With <see cref="HtmlContent"/>, replaces <see cref="Contents"/> when the message is written.</summary>
    [JsonIgnore]
    public string PlainTextContent { get; set; }

    [JsonIgnore]
    public string HtmlContent { get; set; }

    [JsonPropertyName("attachments")]
    public List<Attachment> Attachments { get; set; }

    [JsonPropertyName("headers")]
    public Dictionary<string, string> Headers { get; set; }

    [JsonPropertyName("categories")]
    public List<string> Categories { get; set; }

    [JsonPropertyName("custom_args")]
    public Dictionary<string, string> CustomArgs { get; set; }

    [JsonPropertyName("send_at")]
    public long? SendAt { get; set; }

    [JsonPropertyName("mail_settings")]
    public MailSettings MailSettings { get; set; }

    [JsonPropertyName("tracking_settings")]
    public TrackingSettings TrackingSettings { get; set; }

    [JsonPropertyName("reply_to")]
    public EmailAddress ReplyTo { get; set; }

    [JsonPropertyName("reply_to_list")]
    public List<EmailAddress> ReplyTos { get; set; }

    public static SendGridMessage Deserialize(string json) => JsonSerializer.Deserialize<SendGridMessage>(json, MailJson.Options);

    /// <summary>As JSON. It puts the contents in order, plain text first and then HTML, in the message itself too.</summary>
    public string Serialize(bool useDefaultSerialization = true)
    {
        if (PlainTextContent is not null || HtmlContent is not null)
        {
            (string Type, string Text)[] both = [(MimeType.Text, PlainTextContent), (MimeType.Html, HtmlContent)];
            Contents = [.. both.Where(form => form.Text is not null).Select(form => new Content(form.Type, form.Text))];
            (PlainTextContent, HtmlContent) = (null, null);
        }

        // A single content goes as it is, even an empty one; SendGrid refuses that with a reason.
        if (Contents is { Count: > 1 })
        {
            Contents.RemoveAll(content => string.IsNullOrEmpty(content.Type) || string.IsNullOrEmpty(content.Value));
            Contents = [.. Contents.OrderBy(content => content.Type == MimeType.Text ? 0 : content.Type == MimeType.Html ? 1 : 2)];
        }

        return JsonSerializer.Serialize(this, MailJson.Options);
    }
}
