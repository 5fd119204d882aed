#nullable enable
namespace Twilio.Rest;

/// <summary>A product's part of the host name. Not public here, unlike in the real package: only the messages API is there.</summary>
internal sealed class Domain(string name)
{
    public static readonly Domain Api = new("api");

    public string Address(string path) => $"https://{name}.twilio.com{path}";
}
