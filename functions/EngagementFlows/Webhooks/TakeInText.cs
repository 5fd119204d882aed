using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Webhooks;

/// <summary>A text message on its way to the person's journey.</summary>
public sealed class TakeInText(ReceiveMessage receiver, TeamInbox inbox)
{
    public async Task TakeAsync(TextReceived text, Delivery delivery, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = new InboundMessage(text.MessageSid, Channel.Sms, text.From, text.To, text.Body, delivery.At)
        {
            Stated = Stated(text),
            Attached = text.NumMedia == 0 ? null : $"{text.NumMedia} pictures or files",
        };
        if (!await receiver.ReceiveAsync(message, client, cancellation))
        {
            await inbox.PutAsync(null, new InboxItem(message.Id, [], Channel.Sms, text.From, text.Body, delivery.At, "It came from no phone number that can be answered.") { Attached = message.Attached }, cancellation);
        }
    }

    /// <summary>
    /// The provider has acted on the word, whichever words its account knows, and has answered it. That "yes" opts in there
    /// does not make it more than an answer here: only START undoes a STOP.
    /// </summary>
    public static ReplyMeaning? Stated(TextReceived text) => text.OptOutType?.ToUpperInvariant() switch
    {
        "STOP" => new ReplyMeaning.OptOut(OptOutKind.ProviderWord),
        "START" when !text.Body.Trim().TrimEnd('.', '!').Equals("yes", StringComparison.OrdinalIgnoreCase) => new ReplyMeaning.OptIn(),
        _ => null,
    };
}
