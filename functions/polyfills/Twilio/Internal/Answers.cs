#nullable enable
using System.Text.Json;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Internal;

/// <summary>Which answers are exceptions, and which exception each is.</summary>
internal static class Answers
{
    public static Response Checked(Response? response)
    {
        if (response is null)
        {
            throw new ApiConnectionException("Connection Error: No response received.");
        }

        if ((int)response.StatusCode is >= 200 and < 400)
        {
            return response;
        }

        if (Parsed(() => RestException.FromJson(response.Content)) is { } told)
        {
            throw new ApiException(told.Code, (int)response.StatusCode, told.Message ?? $"Unable to make request, {response.StatusCode}", told.MoreInfo, told.Details);
        }

        if (Parsed(() => RestApiStandardException.FromJson(response.Content)) is { } problem)
        {
            throw new ApiStandardException(problem.Code, (int)response.StatusCode, problem.Type, problem.Title, problem.Detail, problem.Instance, problem.Errors);
        }

        // As in the real client, what is no JSON leaves Status and Code at 0: only the message has the status.
        throw new ApiException($"Api Error: {response.StatusCode} - {response.Content ?? "[no content]"}");
    }

    private static T? Parsed<T>(Func<T?> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
