using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Internal;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    /// <summary>Sends: the answer's status is accepted or queued, and says nothing of the person's telephone.</summary>
    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient client = null) =>
        FromJson(await AnswerAsync(HttpMethod.Post, MessagePaths.All(options.PathAccountSid, client), options.GetParams(), client));

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient client = null) =>
        FromJson(await AnswerAsync(HttpMethod.Get, MessagePaths.One(options.PathAccountSid, options.PathSid, client), options.GetParams(), client));

    public static async Task<MessageResource> UpdateAsync(UpdateMessageOptions options, ITwilioRestClient client = null) =>
        FromJson(await AnswerAsync(HttpMethod.Post, MessagePaths.One(options.PathAccountSid, options.PathSid, client), options.GetParams(), client));

    /// <summary>True, since every other answer is an exception.</summary>
    public static async Task<bool> DeleteAsync(DeleteMessageOptions options, ITwilioRestClient client = null)
    {
        await AnswerAsync(HttpMethod.Delete, MessagePaths.One(options.PathAccountSid, options.PathSid, client), options.GetParams(), client);
        return true;
    }

    /// <summary>Reads the first page; the set reads the others while it is enumerated.</summary>
    public static async Task<ResourceSet<MessageResource>> ReadAsync(ReadMessageOptions options, ITwilioRestClient client = null)
    {
        var content = await AnswerAsync(HttpMethod.Get, MessagePaths.All(options.PathAccountSid, client), options.GetParams(), client);
        return new ResourceSet<MessageResource>(Page<MessageResource>.FromJson("messages", content), options, client ?? TwilioClient.GetRestClient());
    }

    public static Page<MessageResource> GetPage(string targetUrl, ITwilioRestClient client) =>
        Page<MessageResource>.FromJson("messages", (client ?? TwilioClient.GetRestClient()).Request(new Request(HttpMethod.Get, targetUrl)).Content);

    public static Page<MessageResource> NextPage(Page<MessageResource> page, ITwilioRestClient client) => GetPage(page.GetNextPageUrl(Domain.Api), client);

    public static Page<MessageResource> PreviousPage(Page<MessageResource> page, ITwilioRestClient client) => GetPage(page.GetPreviousPageUrl(Domain.Api), client);

    private static async Task<string> AnswerAsync(HttpMethod method, string path, List<KeyValuePair<string, string>> parameters, ITwilioRestClient client)
    {
        var request = new Request(method, Domain.Api.Address(path));
        (method.Equals(HttpMethod.Post) ? request.PostParams : request.QueryParams).AddRange(parameters);
        return (await (client ?? TwilioClient.GetRestClient()).RequestAsync(request)).Content;
    }
}
