using EngagementFlows.Messaging;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;

namespace EngagementFlows.Privacy.Copies;

/// <summary>The copies of texts that Twilio keeps, by their SIDs: read, redacted (an empty body), deleted.</summary>
public sealed class TwilioCopies
{
    private const int NoSuchMessage = 20404;

    private readonly TwilioRestClient? client;

    public TwilioCopies(IOptions<ProviderSettings> options, ProviderHttp http)
    {
        var settings = options.Value.Twilio;
        client = settings.AccountSid.Length == 0 || settings.AuthToken.Length == 0 ? null : new TwilioRestClient(
            settings.AccountSid,
            settings.AuthToken,
            region: settings.Region.Length == 0 ? null : settings.Region,
            httpClient: new SystemNetHttpClient(http.Client(settings.BaseUrl)),
            edge: settings.Edge.Length == 0 ? null : settings.Edge);
    }

    public bool IsConfigured => client is not null;

    /// <returns>Null where Twilio has no such message.</returns>
    public Task<MessageResource?> FindAsync(string sid) => OrNullAsync<MessageResource>(async () => await MessageResource.FetchAsync(new FetchMessageOptions(sid), client));

    /// <returns>False where Twilio has no such message: it is gone already.</returns>
    public async Task<bool> RedactAsync(string sid) =>
        await OrNullAsync<MessageResource>(async () => await MessageResource.UpdateAsync(new UpdateMessageOptions(sid) { Body = "" }, client)) is not null;

    public async Task DeleteAsync(string sid) =>
        await OrNullAsync<object>(async () => await MessageResource.DeleteAsync(new DeleteMessageOptions(sid), client));

    private static async Task<T?> OrNullAsync<T>(Func<Task<T?>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (ApiException e) when (e.Code == NoSuchMessage || e.Status == 404)
        {
            return null;
        }
        catch (ApiStandardException e) when (e.Code == NoSuchMessage || e.Status == 404)
        {
            return null;
        }
    }
}
