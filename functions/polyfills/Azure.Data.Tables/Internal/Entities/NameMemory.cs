#nullable enable
using System.Text.Json;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// Property names as strings, each made once for all rows of an answer: rows of a table mostly have the same properties in
/// the same order, some left out.
/// </summary>
internal sealed class NameMemory
{
    /// <summary>As many names as one row can have, with their types' annotations; a table of ever other names is not remembered further.</summary>
    private const int Most = 2 * 256;
    private readonly List<string> names = [];
    private int next;

    public void NextRow() => next = 0;

    public string Read(ref Utf8JsonReader reader)
    {
        for (var i = next; i < names.Count; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                next = i + 1;
                return names[i];
            }
        }

        var name = reader.GetString()!;
        if (names.Count < Most)
        {
            names.Insert(next++, name);
        }

        return name;
    }
}
