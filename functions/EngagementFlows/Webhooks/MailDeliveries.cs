using EngagementFlows.Contacts;
using EngagementFlows.Inbox.Mail;

namespace EngagementFlows.Webhooks;

/// <summary>What is kept of a mail until it has been taken in: the person's own words and where they go, within what one row holds.</summary>
public sealed class MailDeliveries(ContactKeys keys, TimeProvider clock)
{
    /// <summary>No more than this of what somebody writes is taken in.</summary>
    public const int LongestText = 100_000;

    private const int LongestCalendar = 64_000;
    private const int MostAttachments = 50;
    private const int LongestName = 200;

    /// <param name="bodyHash">For a mail without a Message-ID: the same post is then the same mail.</param>
    public Delivery Of(InboundMail mail, byte[] bodyHash)
    {
        // The recipients belong to it: a provider may hand one mail over once for each of them.
        var identity = mail.MessageId.Length > 0
            ? $"{mail.MessageId}\n{mail.EnvelopeFrom}\n{string.Join(',', mail.EnvelopeTo.Order(StringComparer.Ordinal))}"
            : Convert.ToHexStringLower(bodyHash);
        var key = keys.Hash("delivery", $"mail\n{identity}");
        return new Delivery(DeliveryKind.Mail, key, clock.GetUtcNow())
        {
            Mail = new MailReceived(
                key,
                mail.From,
                mail.EnvelopeTo,
                Short(mail.Text, LongestText),
                mail.TextIsOwn,
                mail.IsCalendarReply ? Short(mail.Calendar!, LongestCalendar) : null,
                [.. mail.Attachments.Take(MostAttachments).Select(one => one with { FileName = Short(one.FileName, LongestName), ContentType = Short(one.ContentType, LongestName) })])
            {
                LooksAutomatic = mail.LooksAutomatic,
            },
        };
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
