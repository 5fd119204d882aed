using Twilio.Internal;

namespace Twilio.Exceptions;

/// <summary>The body of a refusal as RFC 9457 has it.</summary>
public class RestApiStandardException : TwilioException
{
    public string Type { get; private set; }

    public string Title { get; private set; }

    public int Code { get; private set; }

    public int Status { get; private set; }

    public string Detail { get; private set; }

    public string Instance { get; private set; }

    public List<ErrorDetail> Errors { get; private set; }

    /// <summary>Null for an empty body or null.</summary>
    public static RestApiStandardException FromJson(string json) => Json.Read(json, body => new RestApiStandardException
    {
        Type = body.Text("type"),
        Title = body.Text("title"),
        Code = body.Int("code") ?? 0,
        Status = body.Int("status") ?? 0,
        Detail = body.Text("detail"),
        Instance = body.Text("instance"),
        Errors = body.List("errors", error => new ErrorDetail { Detail = error.Text("detail"), Pointer = error.Text("pointer") }),
    });
}
