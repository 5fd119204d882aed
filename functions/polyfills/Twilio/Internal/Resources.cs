#nullable enable
using Twilio.Base;
using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Internal;

/// <summary>How each kind of resource is read and its lists are followed.</summary>
internal static class Resources
{
    public static Func<Json, T> Reader<T>()
        where T : Resource => typeof(T) == typeof(MessageResource)
            ? json => (T)(Resource)MessageResource.Of(json)
            : throw new NotSupportedException($"Lists of {typeof(T).Name} are not part of this polyfill.");

    public static Page<T> Next<T>(Page<T> page, ITwilioRestClient client)
        where T : Resource => (Page<T>)(object)MessageResource.NextPage((Page<MessageResource>)(object)page, client);
}
