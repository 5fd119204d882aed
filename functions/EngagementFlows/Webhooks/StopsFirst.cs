using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Does what a wish to stop asks for before the provider that brings it is answered. Other deliveries are worked on after the answer; were
/// this one, too, a process that ended in between would go on after its next start with the messages that were due, and send them to somebody
/// whose STOP had been taken.
/// </summary>
public sealed class StopsFirst(TakeInText texts, TakeInMail mails, TakeInReceipts receipts, ILogger<StopsFirst> log)
{
    /// <returns>Whether nothing is left to be done of the delivery. False also where it could not be done: it is stored, and will be tried again.</returns>
    public async Task<bool> TakeAsync(Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            switch (delivery)
            {
                case { Text: { } text } when IsWish(text):
                    await texts.TakeAsync(text, delivery, client, cancellation);
                    return true;
                case { Mail: { TextIsOwn: true } mail } when IsWish(mail.Text, Channel.Email):
                    await mails.TakeAsync(mail, delivery, client, cancellation);
                    return true;
                default:
                    // The same events say what became of our mails, which can wait.
                    await receipts.StopAsync(delivery.Events, delivery.At, client, cancellation);
                    return false;
            }
        }
#pragma warning disable CA1031 // Whatever keeps a part of it from being done, the delivery is stored and its work is started like any other's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "A wish to stop could not be done at once in all its parts; it is tried again");
            return false;
        }
    }

    private static bool IsWish(TextReceived text) => TakeInText.Stated(text) switch
    {
        null => IsWish(text.Body, Channel.Sms),
        var stated => stated is ReplyMeaning.OptOut,
    };

    private static bool IsWish(string text, Channel channel) => ReplyUnderstanding.Understand(question: null, text, channel) is ReplyMeaning.OptOut;
}
