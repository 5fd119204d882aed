using System.Text;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>The keys in an address such as <c>.../Table(PartitionKey='p',RowKey='r')</c>.</summary>
internal sealed record RowAddress(string PartitionKey, string RowKey)
{
    private const string BeforePartition = "(PartitionKey='";
    private const string BeforeRow = ",RowKey='";

    /// <returns>Null where the address is no row's.</returns>
    public static RowAddress? Read(string address)
    {
        var text = Uri.UnescapeDataString(address);
        var start = text.IndexOf(BeforePartition, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var partition = Quoted(text, start + BeforePartition.Length, out var end);
        return text.AsSpan(end).StartsWith(BeforeRow, StringComparison.Ordinal) ? new RowAddress(partition, Quoted(text, end + BeforeRow.Length, out _)) : null;
    }

    /// <summary>Text up to its closing quotation mark; a doubled mark stands for one.</summary>
    /// <param name="end">Behind the closing mark.</param>
    private static string Quoted(string text, int start, out int end)
    {
        var quoted = new StringBuilder();
        for (end = start; end < text.Length; end++)
        {
            if (text[end] == '\'')
            {
                end++;
                if (end == text.Length || text[end] != '\'')
                {
                    break;
                }
            }

            quoted.Append(text[end]);
        }

        return quoted.ToString();
    }
}
