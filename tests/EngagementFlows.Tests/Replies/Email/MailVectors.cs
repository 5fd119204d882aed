using System.Text.Json;
using EngagementFlows.Inbox.Mail;

namespace EngagementFlows.Replies.Email;

/// <summary>Whole mails in the manner of as many programs, and what a person typed in each.</summary>
internal static class MailVectors
{
    internal static JsonElement.ArrayEnumerator All => Vector.Read("mails/expected.json").EnumerateArray();

    internal static JsonElement Of(string file) => All.Single(mail => mail.GetProperty("file").GetString() == file);

    internal static byte[] Bytes(string file) => File.ReadAllBytes(Vector.PathOf("vectors", "mails", file));

    internal static InboundMail Read(string file) => TestMail.Raw(Bytes(file));
}
