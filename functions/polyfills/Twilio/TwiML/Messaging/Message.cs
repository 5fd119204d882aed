using System.Xml.Linq;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.TwiML.Messaging;

/// <summary>A text in answer to a text.</summary>
public class Message(string body = null, string to = null, string from = null, Uri action = null, HttpMethod method = null, Uri statusCallback = null) : TwiML("Message")
{
    public string BodyAttribute { get; set; } = body;

    public string To { get; set; } = to;

    public string From { get; set; } = from;

    public Uri Action { get; set; } = action;

    public HttpMethod Method { get; set; } = method;

    public Uri StatusCallback { get; set; } = statusCallback;

    public new Message Append(TwiML childElem) => (Message)base.Append(childElem);

    protected override string GetElementBody() => BodyAttribute ?? string.Empty;

    protected override List<XAttribute> GetElementAttributes()
    {
        (string Name, string Value)[] attributes =
        [
            ("to", To), ("from", From), ("action", Action?.OriginalString), ("method", Method?.ToString()), ("statusCallback", StatusCallback?.OriginalString),
        ];
        return [.. attributes.Where(attribute => attribute.Value is not null).Select(attribute => new XAttribute(attribute.Name, attribute.Value))];
    }
}
