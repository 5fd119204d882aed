namespace SendGrid.Helpers.Errors.Model;

/// <summary>The request is at fault: 4xx.</summary>
public class RequestErrorException : Exception
{
    public RequestErrorException()
    {
    }

    public RequestErrorException(string message)
        : base(message)
    {
    }

    public RequestErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>400.</summary>
public class BadRequestException : RequestErrorException
{
    public BadRequestException()
    {
    }

    public BadRequestException(string message)
        : base(message)
    {
    }

    public BadRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>401: the API key.</summary>
public class UnauthorizedException : RequestErrorException
{
    public UnauthorizedException()
    {
    }

    public UnauthorizedException(string message)
        : base(message)
    {
    }

    public UnauthorizedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>403: what the API key may do.</summary>
public class ForbiddenException : RequestErrorException
{
    public ForbiddenException()
    {
    }

    public ForbiddenException(string message)
        : base(message)
    {
    }

    public ForbiddenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>404.</summary>
public class NotFoundException : RequestErrorException
{
    public NotFoundException()
    {
    }

    public NotFoundException(string message)
        : base(message)
    {
    }

    public NotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>429.</summary>
public class TooManyRequestsException : RequestErrorException
{
    public TooManyRequestsException()
    {
    }

    public TooManyRequestsException(string message)
        : base(message)
    {
    }

    public TooManyRequestsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
