namespace SendGrid.Helpers.Mail;

public class MailHelper
{
    /// <summary>One message to one person; a text that is null or empty is left out.</summary>
    public static SendGridMessage CreateSingleEmail(EmailAddress from, EmailAddress to, string subject, string plainTextContent, string htmlContent)
    {
        var message = new SendGridMessage();
        message.SetFrom(from);
        message.SetSubject(subject);
        foreach (var (type, text) in new[] { (MimeType.Text, plainTextContent), (MimeType.Html, htmlContent) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                message.AddContent(type, text);
            }
        }

        message.AddTo(to);
        return message;
    }
}
