using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// How often forms may come by one link and from one address, and how often one address may try links that are not ours: counted in
/// windows, by our clock. Each process counts for itself, so that several instances allow as many times as much.
/// </summary>
public sealed class PageLimits(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public const int FormsOfALink = 30;

    /// <summary>Many: people at a meeting share one address, and all of them are asked at its end.</summary>
    public const int FormsOfAnAddress = 300;

    public const int BadLinksOfAnAddress = 60;

    private const int MostCounted = 20_000;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long window;

    /// <returns>How long to wait; null where it may go on.</returns>
    public TimeSpan? TakeForm(string token, HttpContext http) =>
        Take($"link {token}", FormsOfALink) ?? Take($"forms {AddressOf(http)}", FormsOfAnAddress);

    public TimeSpan? TakeBadLink(HttpContext http) => Take($"bad {AddressOf(http)}", BadLinksOfAnAddress);

    private TimeSpan? Take(string key, int most)
    {
        var now = clock.GetUtcNow();
        var current = now.UtcTicks / Window.Ticks;
        // A crowd of made-up addresses may empty the count, and must not fill the memory.
        if (Interlocked.Exchange(ref window, current) != current || counts.Count > MostCounted)
        {
            counts.Clear();
        }

        return counts.AddOrUpdate(key, 1, (_, count) => count + 1) > most ? new TimeSpan(((current + 1) * Window.Ticks) - now.UtcTicks) : null;
    }

    /// <summary>The last address of X-Forwarded-For, which is the one that App Service's front end adds; others in it are the caller's own words. Of IPv6 the /64.</summary>
    private static string AddressOf(HttpContext http)
    {
        var forwarded = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        var address = IPEndPoint.TryParse(forwarded, out var point) ? point.Address : http.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
            : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
