#nullable enable
namespace Twilio.Internal;

/// <summary>Twilio's host names: <c>product.twilio.com</c>, <c>product.region.twilio.com</c> or <c>product.edge.region.twilio.com</c>.</summary>
internal static class Hosts
{
    /// <summary>An edge is always followed by a region, and this is the one where none is said.</summary>
    private const string DefaultRegion = "us1";

    /// <summary>What is given replaces what the host has; without either, the address stays as it is.</summary>
    public static Uri Of(Uri address, string? edge, string? region)
    {
        if (edge is null && region is null)
        {
            return address;
        }

        var names = address.Host.Split('.');
        edge ??= names.Length == 5 ? names[1] : null;
        region ??= names.Length is 4 or 5 ? names[^3] : null;
        region ??= edge is null ? null : DefaultRegion;
        string?[] parts = [names[0], edge, region, .. names.TakeLast(2)];
        return new UriBuilder(address) { Host = string.Join('.', parts.Where(part => !string.IsNullOrEmpty(part))) }.Uri;
    }
}
