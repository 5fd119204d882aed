using Twilio.TwiML.Messaging;

namespace Twilio.TwiML;

/// <summary>An answer to an incoming text; an empty one sends nothing back.</summary>
public class MessagingResponse() : TwiML("Response")
{
    public new MessagingResponse Append(TwiML childElem) => (MessagingResponse)base.Append(childElem);

    public MessagingResponse Message(string body = null, string to = null, string from = null, Uri action = null, Http.HttpMethod method = null, Uri statusCallback = null) =>
        Append(new Message(body, to, from, action, method, statusCallback));
}
