namespace SendGrid.Helpers.Errors.Model;

/// <summary>405.</summary>
public class MethodNotAllowedException : RequestErrorException
{
    public MethodNotAllowedException()
    {
    }

    public MethodNotAllowedException(string message)
        : base(message)
    {
    }

    public MethodNotAllowedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>413.</summary>
public class PayloadTooLargeException : RequestErrorException
{
    public PayloadTooLargeException()
    {
    }

    public PayloadTooLargeException(string message)
        : base(message)
    {
    }

    public PayloadTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>415.</summary>
public class UnsupportedMediaTypeException : RequestErrorException
{
    public UnsupportedMediaTypeException()
    {
    }

    public UnsupportedMediaTypeException(string message)
        : base(message)
    {
    }

    public UnsupportedMediaTypeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
