using System.Net.Http.Headers;
using SendGrid.Helpers.Reliability;

namespace SendGrid;

/// <summary>Where requests go, with what, and what happens when they fail.</summary>
public class BaseClientOptions
{
    private ReliabilitySettings reliability = new();

    /// <summary>Retries: none by default, and none where the caller brings an HttpClient.</summary>
    public ReliabilitySettings ReliabilitySettings
    {
        get => reliability;
        set => reliability = value ?? throw new ArgumentNullException(nameof(value));
    }

    public Dictionary<string, string> RequestHeaders { get; set; } = [];

    public string Host { get; set; }

    public string Version { get; set; } = "v3";

    public string UrlPath { get; set; }

    public AuthenticationHeaderValue Auth { get; set; }

    /// <summary>Whether a status outside 200-299 is an exception; else it is in the response.</summary>
    public bool HttpErrorAsException { get; set; }
}
