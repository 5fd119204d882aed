using System.Net;
using System.Text;
using Twilio.Internal;

namespace Twilio.Http;

/// <summary>A request before it is sent: parameters apart from the address, and the address before region and edge.</summary>
public class Request(HttpMethod method, string url)
{
    public HttpMethod Method { get; } = method;

    public Uri Uri { get; private set; } = new(url);

    public string Username { get; set; }

    public string Password { get; set; }

    public string Region { get; set; }

    public string Edge { get; set; }

    public string[] UserAgentExtensions { get; set; }

    public List<KeyValuePair<string, string>> QueryParams { get; private set; } = [];

    public List<KeyValuePair<string, string>> PostParams { get; private set; } = [];

    public List<KeyValuePair<string, string>> HeaderParams { get; private set; } = [];

    /// <summary>The address with region, edge and query.</summary>
    public Uri ConstructUrl()
    {
        var address = buildUri().AbsoluteUri;
        return new Uri(QueryParams.Count == 0 ? address : $"{address}?{Encoded(QueryParams)}");
    }

    public Uri buildUri() => Hosts.Of(Uri, Edge, Region);

    public void SetAuth(string username, string password) => (Username, Password) = (username, password);

    public void AddQueryParam(string name, string value) => QueryParams.Add(new(name, value));

    public void AddPostParam(string name, string value) => PostParams.Add(new(name, value));

    public void AddHeaderParam(string name, string value) => HeaderParams.Add(new(name, value));

    public byte[] EncodePostParams() => Encoding.UTF8.GetBytes(Encoded(PostParams));

    private static string Encoded(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(pair.Value)}"));
}
