#nullable enable
using System.Globalization;
using System.Runtime.InteropServices;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// What the table service refuses about an entity, refused before anything is sent: the emulator accepts most of it, and
/// code that only ever met the emulator must fail as it will on Azure.
/// Source: "Understanding the Table service data model" and "Table Storage error codes", Azure Storage REST reference.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct EntityLimits
{
    private const int MostProperties = 252;
    private const int LongestName = 255;
    private const int MostValueBytes = 64 * 1024;
    private const int MostEntityBytes = 1024 * 1024;

    /// <summary>A key may have 1 KiB as UTF-16.</summary>
    private const int LongestKey = 512;

    private static readonly DateTime Earliest = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private int properties;
    private long bytes;

    public void Keys(string partitionKey, string rowKey)
    {
        Key(PropertyNames.PartitionKey, partitionKey);
        Key(PropertyNames.RowKey, rowKey);
        bytes = 4 + (2L * (partitionKey.Length + rowKey.Length));
    }

    /// <summary>A property with a value, of the size given or measured by its type's own method.</summary>
    public void Property(string name, int size)
    {
        CheckName(name);
        properties++;
        if (properties > MostProperties)
        {
            throw Refusal.BadRequest("TooManyProperties", $"The entity has more than {MostProperties} properties beside its keys and timestamp. Spread them over several rows.");
        }

        bytes += 8 + (2L * name.Length) + size;
    }

    public static void CheckName(string name)
    {
        if (name.Length > LongestName)
        {
            throw Refusal.BadRequest("PropertyNameTooLong", $"The property name '{name[..32]}...' has {name.Length} characters; {LongestName} are allowed.");
        }

        if (!IsIdentifier(name))
        {
            throw Refusal.BadRequest("PropertyNameInvalid", $"The property name '{name}' is invalid: letters, digits and underscores are allowed, and no digit first.");
        }
    }

    public void Text(string name, string value)
    {
        if (value.Length > MostValueBytes / 2)
        {
            throw TooLarge(name, $"{value.Length} characters; a string may have {MostValueBytes / 2}");
        }

        bytes += 4 + (2L * value.Length);
    }

    public void Binary(string name, int length)
    {
        if (length > MostValueBytes)
        {
            throw TooLarge(name, $"{length} bytes; a binary value may have {MostValueBytes}");
        }

        bytes += 4 + length;
    }

    public static void Time(string name, DateTime utc)
    {
        if (utc < Earliest)
        {
            throw Refusal.BadRequest("OutOfRangeInput", $"Property '{name}' is {utc:O}; the table service stores dates from 1601-01-01 on. Leave the property out (null) where there is no date.");
        }
    }

    public readonly void Whole()
    {
        if (bytes > MostEntityBytes)
        {
            throw Refusal.BadRequest("EntityTooLarge", $"The entity takes {bytes} bytes in the table; {MostEntityBytes} (1 MiB) are allowed. Spread it over several rows.");
        }
    }

    private static void Key(string name, string value)
    {
        if (value.Length > LongestKey)
        {
            throw Refusal.BadRequest("KeyValueTooLarge", $"The {name} has {value.Length} characters; {LongestKey} are allowed.");
        }

        foreach (var c in value)
        {
            // The key itself stays out of the message: it may be about a person.
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c))
            {
                throw Refusal.BadRequest("OutOfRangeInput", $"The {name} has the character U+{(int)c:X4}, which keys may not have ('/', '\\', '#', '?' and control characters). Encode the key.");
            }
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation))
            {
                return false;
            }
        }

        return true;
    }

    private static RequestFailedException TooLarge(string name, string what) =>
        Refusal.BadRequest("PropertyValueTooLarge", $"Property '{name}' has {what} (64 KiB). Split the value over several properties.");
}
