using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Writes texts into a row's columns. One too long for a property goes into rows of its own, which nobody sees until
/// the row that refers to them is written.
/// </summary>
internal sealed class LongTexts(string partition, long revision)
{
    /// <summary>A string property holds 64 KiB of UTF-16, which is 32,768 characters; the rest is a margin.</summary>
    public const int PropertyLimit = 32_000;

    /// <summary>An entity holds 1 MiB: 14 full properties are 875 KiB.</summary>
    private const int PropertiesPerRow = 14;
    private const string ReferenceSuffix = "Ref";
    private readonly List<TableEntity> staged = [];

    /// <summary>Rows to write before the row that refers to them.</summary>
    public IReadOnlyList<TableEntity> Staged => staged;

    public static bool IsLong(string? text) => text?.Length > PropertyLimit;

    /// <param name="previous">What the column holds at present, whose reference must go if there is one.</param>
    public void Write(TableEntity row, string column, string? text, string? previous = null)
    {
        // A merge cannot remove a property; an empty one stands for none.
        row[column] = IsLong(text) ? "" : text ?? "";
        if (IsLong(text))
        {
            var reference = TableKeys.TextReference(revision, column);
            var count = Stage(reference, text!);
            row[column + ReferenceSuffix] = $"{reference}*{count}";
        }
        else if (IsLong(previous))
        {
            row[column + ReferenceSuffix] = "";
        }
    }

    /// <param name="texts">The partition's text rows by key; only looked at where the row refers to some.</param>
    public static string? Read(TableEntity row, string column, IReadOnlyDictionary<string, TableEntity> texts)
    {
        if (Reference(row, column) is not var (reference, count))
        {
            return row.GetString(column) is { Length: > 0 } text ? text : null;
        }

        var parts = Enumerable.Range(0, count).Select(number => TableKeys.Text(reference, number)).SelectMany(key =>
            texts.TryGetValue(key, out var part)
                ? Enumerable.Range(0, PropertiesPerRow).Select(n => part.GetString(Property(n)))
                : throw new InvalidDataException($"Row {key} of instance '{row.PartitionKey}' is missing, though {row.RowKey} refers to it; purge the instance."));
        return string.Concat(parts);
    }

    public static IEnumerable<string> TextKeys(TableEntity row) => row.Keys
        .Where(static column => column.EndsWith(ReferenceSuffix, StringComparison.Ordinal))
        .SelectMany(column => Reference(row, column[..^ReferenceSuffix.Length]) is var (reference, count)
            ? Enumerable.Range(0, count).Select(number => TableKeys.Text(reference, number))
            : []);

    private static (string Reference, int Count)? Reference(TableEntity row, string column) =>
        row.TryGetValue(column + ReferenceSuffix, out var value) && value is string { Length: > 0 } text && text.Split('*') is [var reference, var count]
            ? (reference, int.Parse(count))
            : null;

    private static string Property(int number) => $"T{number:D2}";

    private int Stage(string reference, string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            var row = new TableEntity(partition, TableKeys.Text(reference, count));
            for (var n = 0; n < PropertiesPerRow && at < text.Length; n++)
            {
                var length = Math.Min(PropertyLimit, text.Length - at);
                // A surrogate pair cut in two would not survive the trip as UTF-8.
                length -= at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
                row[Property(n)] = text.Substring(at, length);
                at += length;
            }

            staged.Add(row);
        }

        return count;
    }
}
