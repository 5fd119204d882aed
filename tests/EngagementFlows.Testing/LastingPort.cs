using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace EngagementFlows.Testing;

/// <summary>
/// Ports below those that the system gives to outgoing calls: between the choice and the server's start (or two of its starts) they do not
/// go to somebody else's call, nor to a caller of ours, who would be connected with itself. Azurite was refused its port by one of those
/// calls in one of some thirty runs of all suites.
/// </summary>
public static class LastingPort
{
    /// <summary>One that nobody listens on.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 29_999);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one then.
            }
        }
    }

    /// <summary>So many different ones.</summary>
    public static int[] Free(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            ports.Add(Free());
        }

        return [.. ports];
    }
}
