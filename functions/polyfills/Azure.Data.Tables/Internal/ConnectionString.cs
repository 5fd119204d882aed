#nullable enable
using Azure.Core;

namespace Azure.Data.Tables.Internal;

/// <summary>A storage connection string: <c>name=value</c> pairs with semicolons between them, names without case.</summary>
internal sealed record ConnectionString(Uri Endpoint, string AccountName, TableSharedKeyCredential? Key, AzureSasCredential? Sas)
{
    /// <summary>The published account of Azurite and the old emulator; it opens nothing but a machine's own loopback.</summary>
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int EmulatorPort = 10002;

    public static ConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var use) && bool.TryParse(use, out var emulator) && emulator)
        {
            var proxy = settings.TryGetValue("DevelopmentStorageProxyUri", out var address) ? new Uri(address) : new Uri("http://127.0.0.1");
            var endpoint = new UriBuilder(proxy.Scheme, proxy.Host, EmulatorPort, EmulatorAccount).Uri;
            return new ConnectionString(endpoint, EmulatorAccount, new TableSharedKeyCredential(EmulatorAccount, EmulatorKey), Sas: null);
        }

        settings.TryGetValue("AccountName", out var name);
        settings.TryGetValue("AccountKey", out var key);
        var sas = settings.TryGetValue("SharedAccessSignature", out var signature) ? new AzureSasCredential(signature) : null;
        var hasKey = !string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(key);
        if ((!hasKey && sas is null) || Address(settings, name) is not { } table)
        {
            throw new ArgumentException("The connection string names no account with its key, nor a table endpoint with a shared access signature. Give AccountName and AccountKey, or TableEndpoint and SharedAccessSignature, or UseDevelopmentStorage=true.", nameof(connectionString));
        }

        var account = AccountAddress.NameIn(table);
        return new ConnectionString(table, account.Length > 0 ? account : name!, hasKey ? new TableSharedKeyCredential(name!, key!) : null, sas);
    }

    private static Uri? Address(Dictionary<string, string> settings, string? name)
    {
        if (settings.TryGetValue("TableEndpoint", out var endpoint))
        {
            return new UriBuilder(endpoint).Uri;
        }

        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{protocol}://{name}.table.{suffix}/");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Values (keys, signatures, addresses) hold equals signs themselves: only the first one separates.
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new InvalidOperationException("A part of the connection string has no '=' between its name and its value. Check the semicolons.");
            }

            if (!settings.TryAdd(pair[..equals].TrimEnd(), pair[(equals + 1)..].TrimStart()))
            {
                throw new InvalidOperationException($"The connection string says '{pair[..equals]}' more than once. Keep one of them.");
            }
        }

        return settings;
    }
}
