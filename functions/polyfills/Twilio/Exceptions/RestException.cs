using Twilio.Internal;

namespace Twilio.Exceptions;

/// <summary>The body of a refusal: code, message, more_info, status and details.</summary>
public class RestException : TwilioException
{
    private string message;

    public int Code { get; private set; }

    public int Status { get; private set; }

    public override string Message => message;

    public string MoreInfo { get; private set; }

    public Dictionary<string, object> Details { get; private set; }

    /// <summary>Null for an empty body or null.</summary>
    public static RestException FromJson(string json) => Json.Read(json, body => new RestException
    {
        Code = body.Int("code") ?? 0,
        Status = body.Int("status") ?? 0,
        message = body.Text("message"),
        MoreInfo = body.Text("more_info"),
        Details = body.Values("details"),
    });
}
