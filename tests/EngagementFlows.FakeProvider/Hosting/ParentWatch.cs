using System.Diagnostics;

namespace EngagementFlows.FakeProvider.Hosting;

/// <summary>Ends this process with another: a test run that was killed leaves nothing behind.</summary>
internal static class ParentWatch
{
    public static void Start(int? parentPid)
    {
        if (parentPid is { } id)
        {
            new Thread(() => Watch(id)) { IsBackground = true }.Start();
        }
    }

    private static void Watch(int id)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            while (!parent.WaitForExit(TimeSpan.FromMilliseconds(500)))
            {
            }
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }

        Environment.Exit(0);
    }
}
