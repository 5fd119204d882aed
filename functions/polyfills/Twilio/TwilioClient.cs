using Twilio.Clients;
using Twilio.Exceptions;

namespace Twilio;

/// <summary>The client that calls take when none is given.</summary>
public class TwilioClient
{
    private static ITwilioRestClient client;

    private TwilioClient()
    {
    }

    public static ITwilioRestClient GetRestClient() =>
        client ?? throw new AuthenticationException("Credentials have not been initialized or changed, please call TwilioClient.init()");

    public static void SetRestClient(ITwilioRestClient restClient) => client = restClient;

    public static void Invalidate() => client = null;
}
