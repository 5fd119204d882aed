using System.Net;

namespace Azure.Data.Tables.Internal;

/// <summary>Reads the account and the table out of an address, in Azure's style (account in the host) or the emulator's (account in the path).</summary>
internal static class AccountAddress
{
    public static string NameIn(Uri endpoint)
    {
        if (IsPathStyle(endpoint))
        {
            return endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? string.Empty;
        }

        var dot = endpoint.Host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? string.Empty : endpoint.Host[..dot];
    }

    /// <summary>Splits <c>https://account.host/table?sas</c> into the account's address and the table's name.</summary>
    public static (Uri Endpoint, string TableName) Split(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var segments = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var before = IsPathStyle(address) ? 1 : 0;
        if (segments.Length <= before)
        {
            throw new ArgumentException($"The address {address.GetLeftPart(UriPartial.Path)} names no table. Put the table's name at its end.", nameof(address));
        }

        var endpoint = new UriBuilder(address) { Path = string.Join('/', segments[..before]) }.Uri;
        return (endpoint, Uri.UnescapeDataString(segments[before]));
    }

    private static bool IsPathStyle(Uri address) => address.IsLoopback || IPAddress.TryParse(address.Host, out _);
}
