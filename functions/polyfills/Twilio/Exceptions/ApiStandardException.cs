namespace Twilio.Exceptions;

/// <summary>A refusal in the form of RFC 9457, where it could not be read as an <see cref="ApiException"/>.</summary>
public class ApiStandardException : TwilioException
{
    public ApiStandardException(string message)
        : base(message)
    {
    }

    public ApiStandardException(string message, Exception exception)
        : base(message, exception)
    {
    }

    public ApiStandardException(int code, int status, string type, string title, string detail, string instance, List<ErrorDetail> errors, Exception exception = null)
        : base(detail ?? title, exception)
    {
        Code = code;
        Status = status;
        Type = type;
        Title = title;
        Detail = detail;
        Instance = instance;
        Errors = errors;
    }

    public int Code { get; }

    public int Status { get; }

    public string Type { get; }

    public string Title { get; }

    public string Detail { get; }

    public string Instance { get; }

    public List<ErrorDetail> Errors { get; }
}

public class ErrorDetail
{
    public string Detail { get; set; }

    public string Pointer { get; set; }
}
