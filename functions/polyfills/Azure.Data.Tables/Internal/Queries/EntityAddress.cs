#nullable enable
using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Internal;

/// <summary>The addresses of tables, rows and queries, with keys and filters escaped.</summary>
internal static class EntityAddress
{
    public static string Table(TableRest rest, string table) => $"{rest.Root}/{table}";

    public static string TableEntry(TableRest rest, string table) => $"{rest.Root}/Tables('{table}')";

    public static string Row(TableRest rest, string table, string partitionKey, string rowKey, IEnumerable<string>? select = null)
    {
        var address = $"{rest.Root}/{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";
        return select is null ? address : $"{address}?$select={Uri.EscapeDataString(string.Join(',', select))}";
    }

    /// <param name="path">What is asked: <c>table()</c>, or <c>Tables</c> for the tables themselves.</param>
    public static string Query(TableRest rest, string path, string? filter, int? top, string? select, Continuation next)
    {
        var address = new StringBuilder($"{rest.Root}/{path}");
        var separator = '?';
        Add("$top", top?.ToString(CultureInfo.InvariantCulture));
        Add("$select", select);
        Add("$filter", string.IsNullOrEmpty(filter) ? null : filter);
        Add("NextTableName", next.TableName);
        Add("NextPartitionKey", next.PartitionKey);
        Add("NextRowKey", next.RowKey);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }
    }

    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
