using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, diagnostics, policies and the service version of a client.</summary>
public class TableClientOptions : ClientOptions
{
    private const ServiceVersion Latest = ServiceVersion.V2020_12_06;

    public TableClientOptions(ServiceVersion serviceVersion = Latest)
    {
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };

        // What the service sends back and holds nothing private, so that it may be shown in logs and exceptions.
        foreach (var name in new[] { "x-ms-error-code", "x-ms-version", "Preference-Applied", "DataServiceVersion" })
        {
            Diagnostics.LoggedHeaderNames.Add(name);
        }
    }

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }

    public bool EnableTenantDiscovery { get; set; }

    public TableAudience? Audience { get; set; }

    internal string VersionText { get; }
}
