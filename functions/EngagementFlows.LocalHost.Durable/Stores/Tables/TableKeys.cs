using System.Text;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Row keys within an instance's partition. A partition holds one instance and nothing else, so that it stays small:
/// Azurite finds a partition by index and scans within it.
/// </summary>
internal static class TableKeys
{
    public const string Instance = "i";

    /// <summary>Says that long texts are being written or removed: whoever finds it after a crash clears up.</summary>
    public const string Staging = "s";

    /// <summary>No instance's partition: an escaped id has four hex digits after an exclamation mark.</summary>
    public const string LeasePartition = "!lease";

    public const string LeaseRow = "lease";

    private const char Escape = '!';

    public static string History(int generation, int segment) => $"h{generation:D8}-{segment:D8}";

    public static string Text(string reference, int number) => $"t{reference}-{number:D4}";

    public static string TextReference(long revision, string column) => $"{revision:D12}-{column}";

    /// <summary>A partition key for any instance id: what keys may not hold, and the escape itself, as ! and four hex digits.</summary>
    public static string Partition(string instanceId)
    {
        if (!instanceId.Any(MustEscape))
        {
            return instanceId;
        }

        var key = new StringBuilder(instanceId.Length + 16);
        foreach (var c in instanceId)
        {
            _ = MustEscape(c) ? key.Append($"{Escape}{(int)c:X4}") : key.Append(c);
        }

        return key.ToString();
    }

    /// <summary>The least key greater than all that begin with <paramref name="prefix"/>.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static bool MustEscape(char c) => c is '/' or '\\' or '#' or '?' or '%' or Escape || char.IsControl(c) || char.IsSurrogate(c);
}
