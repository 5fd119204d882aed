using System.Diagnostics;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// A process that no other can be taken for: its machine, its number and its start. Numbers are used again, so a
/// process of the same number that started at another time is another one.
/// </summary>
public sealed record ProcessIdentity(string Machine, int ProcessId, string Started)
{
    public static ProcessIdentity Current { get; } = new(Environment.MachineName, Environment.ProcessId, StartOf(Environment.ProcessId) ?? "");

    /// <summary>True only if the process ran on this machine and is known to have ended; of other machines nothing is known.</summary>
    public bool IsKnownDead => Machine == Environment.MachineName && StartOf(ProcessId) != Started;

    public override string ToString() => $"process {ProcessId} on {Machine}";

    /// <returns>Null if there is no such process, or only what is left of one that has ended.</returns>
    private static string? StartOf(int processId) => OperatingSystem.IsLinux() ? StartOnLinux(processId) : StartElsewhere(processId);

    /// <summary>Boot and start in clock ticks since boot: field 22 of /proc/PID/stat, proc_pid_stat(5).</summary>
    private static string? StartOnLinux(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            // The second field, the name, is in brackets and may hold blanks and brackets of its own.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{fields[19]}";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? StartElsewhere(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? null : $"{process.StartTime.ToUniversalTime():O}";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
