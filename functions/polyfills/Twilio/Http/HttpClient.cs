using System.Text;

namespace Twilio.Http;

/// <summary>What sends a request: the place to put another way of sending.</summary>
public abstract class HttpClient
{
    public Request LastRequest { get; protected set; }

    public Response LastResponse { get; protected set; }

    public abstract Response MakeRequest(Request request);

    public abstract Task<Response> MakeRequestAsync(Request request);

    /// <summary>What follows "Basic " in the Authorization header.</summary>
    public string Authentication(string username, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
}
