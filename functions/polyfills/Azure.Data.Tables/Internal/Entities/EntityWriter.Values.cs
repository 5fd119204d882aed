#nullable enable
using System.Xml;

namespace Azure.Data.Tables.Internal;

// One overload for each type that a property may have: EntityShape binds members to the overload of their own type, so
// that values are not boxed on the way.
internal sealed partial class EntityWriter
{
    public void Write(string name, string? value)
    {
        if (value is null)
        {
            WriteNull(name);
            return;
        }

        Begin(name, 0);
        limits.Text(name, value);
        json.WriteStringValue(value);
    }

    public void Write(string name, bool value)
    {
        Begin(name, 1);
        json.WriteBooleanValue(value);
    }

    public void Write(string name, int value)
    {
        Begin(name, 4);
        json.WriteNumberValue(value);
    }

    public void Write(string name, float value)
    {
        Begin(name, 8);
        json.WriteNumberValue(value);
    }

    public void Write(string name, decimal value)
    {
        Begin(name, 8);
        json.WriteNumberValue(value);
    }

    public void Write(string name, long value)
    {
        Begin(name, 8);
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length);
        json.WriteStringValue(text[..length]);
        Annotate(name, "Edm.Int64");
    }

    public void Write(string name, ulong value)
    {
        Begin(name, 8);
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length);
        json.WriteStringValue(text[..length]);
        Annotate(name, "Edm.Int64");
    }

    /// <summary>JSON has no numbers for NaN and the infinities: the service takes their names as strings.</summary>
    public void Write(string name, double value)
    {
        Begin(name, 8);
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }

        Annotate(name, "Edm.Double");
    }

    public void Write(string name, Guid value)
    {
        Begin(name, 16);
        json.WriteStringValue(value);
        Annotate(name, "Edm.Guid");
    }

    public void Write(string name, DateTimeOffset value) => WriteTime(name, value.UtcDateTime);

    public void Write(string name, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new NotSupportedException($"Property '{name}' is a DateTime of kind {value.Kind}; only UTC is stored. Use a DateTimeOffset, or DateTime.SpecifyKind if the value is UTC.");
        }

        WriteTime(name, value);
    }

    public void Write(string name, TimeSpan value) => Write(name, XmlConvert.ToString(value));

    public void Write(string name, byte[]? value)
    {
        if (value is null)
        {
            WriteNull(name);
        }
        else
        {
            WriteBinary(name, value);
        }
    }

    public void Write(string name, BinaryData? value)
    {
        if (value is null)
        {
            WriteNull(name);
        }
        else
        {
            WriteBinary(name, value.ToMemory().Span);
        }
    }

    /// <summary>A value whose type is known only now.</summary>
    public void Write(string name, object? value)
    {
        switch (value)
        {
            case null: WriteNull(name); break;
            case string text: Write(name, text); break;
            case int number: Write(name, number); break;
            case long number: Write(name, number); break;
            case bool flag: Write(name, flag); break;
            case double number: Write(name, number); break;
            case DateTimeOffset time: Write(name, time); break;
            case DateTime time: Write(name, time); break;
            case Guid guid: Write(name, guid); break;
            case byte[] bytes: Write(name, bytes); break;
            case BinaryData data: Write(name, data); break;
            case ulong number: Write(name, number); break;
            case float number: Write(name, number); break;
            case decimal number: Write(name, number); break;
            case TimeSpan span: Write(name, span); break;
            case Enum choice: Write(name, choice.ToString()); break;
            default: throw new NotSupportedException($"Property '{name}' is of type {value.GetType()}, which tables do not store. Use string, bool, int, long, double, Guid, DateTimeOffset or byte[], or mark it [IgnoreDataMember].");
        }
    }
}
