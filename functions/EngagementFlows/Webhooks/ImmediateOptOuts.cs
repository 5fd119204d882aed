using EngagementFlows.Messaging;
using EngagementFlows.Replies;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Processes an opt-out before the provider that brings it is answered; other deliveries are processed after the answer. A process that is
/// killed between answer and processing sends the messages that are due as soon as it starts again, and nobody may get one after their
/// STOP was answered with 200 (ADR 7).
/// </summary>
public sealed class ImmediateOptOuts(TakeInText texts, TakeInMail mails, TakeInReceipts receipts, ILogger<ImmediateOptOuts> log)
{
    /// <returns>
    /// True where nothing is left to be done of the delivery. False where it is no opt-out, where it has other parts, and where processing
    /// failed: the stored delivery is then processed like any other.
    /// </returns>
    public async Task<bool> ProcessAsync(Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            switch (delivery)
            {
                case { Text: { } text } when IsOptOut(text):
                    await texts.TakeAsync(text, delivery, client, cancellation);
                    return true;
                case { Mail: { TextIsOwn: true } mail } when IsOptOut(mail.Text, Channel.Email):
                    await mails.TakeAsync(mail, delivery, client, cancellation);
                    return true;
                default:
                    // The same events say what became of our mails, which can wait.
                    await receipts.StopAsync(delivery.Events, delivery.At, client, cancellation);
                    return false;
            }
        }
#pragma warning disable CA1031 // Whatever fails: the delivery is stored, and is processed like any other.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "An opt-out could not be processed before its provider was answered; it is stored and tried again");
            return false;
        }
    }

    private static bool IsOptOut(TextReceived text) => TakeInText.Stated(text) switch
    {
        null => IsOptOut(text.Body, Channel.Sms),
        var stated => stated is Inbox.ReplyMeaning.OptOut,
    };

    /// <summary>What only may be a wish to stop, or is one about a channel, is processed at once too: it pauses or closes something.</summary>
    private static bool IsOptOut(string text, Channel channel) =>
        ReplyReaders.BuiltIn.Read(text, question: null, channel) is { MayBeStop: true } or { OptOut: not Replies.Reading.OptOutScope.None };
}
