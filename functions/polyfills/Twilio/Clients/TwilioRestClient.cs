using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Internal;
using HttpClient = Twilio.Http.HttpClient;

namespace Twilio.Clients;

/// <summary>Twilio's REST API for one account: <c>https://api.{edge}.{region}.twilio.com</c>, one attempt a call.</summary>
public class TwilioRestClient(string username, string password, string accountSid = null, string region = null, HttpClient httpClient = null, string edge = null) : ITwilioRestClient
{
    public HttpClient HttpClient { get; } = httpClient ?? new SystemNetHttpClient();

    public string AccountSid { get; } = accountSid ?? username;

    public string Region { get; } = region;

    public string Edge { get; set; } = edge;

    public string[] UserAgentExtensions { get; set; }

    /// <exception cref="ApiConnectionException">No answer came, for whatever reason, a time limit among them: whether the request was carried out is not known.</exception>
    /// <exception cref="ApiException">The answer was a refusal or a failure: any status outside 200-399.</exception>
    public Response Request(Request request)
    {
        Prepare(request);
        Response response;
        try
        {
            response = HttpClient.MakeRequest(request);
        }
        catch (Exception failure)
        {
            throw NoAnswer(request, failure);
        }

        return Answers.Checked(response);
    }

    /// <inheritdoc cref="Request(Http.Request)"/>
    public async Task<Response> RequestAsync(Request request)
    {
        Prepare(request);
        Response response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw NoAnswer(request, failure);
        }

        return Answers.Checked(response);
    }

    private static ApiConnectionException NoAnswer(Request request, Exception failure) =>
        new($"Connection Error: {request.Method}{request.ConstructUrl()}", failure);

    private void Prepare(Request request)
    {
        if (username is not null && password is not null)
        {
            request.SetAuth(username, password);
        }

        request.Region = Region ?? request.Region;
        request.Edge = Edge ?? request.Edge;
        request.UserAgentExtensions = UserAgentExtensions ?? request.UserAgentExtensions;
    }
}
