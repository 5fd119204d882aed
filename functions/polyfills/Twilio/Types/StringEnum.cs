namespace Twilio.Types;

/// <summary>One of a set of words that Twilio may extend: an unknown word is kept as it came.</summary>
public abstract class StringEnum
{
    private string word;

    protected StringEnum()
    {
    }

    protected StringEnum(string value) => word = value;

    public static bool operator ==(StringEnum a, StringEnum b) => Equals(a, b);

    public static bool operator !=(StringEnum a, StringEnum b) => !Equals(a, b);

    public void FromString(string value) => word = value;

    public override bool Equals(object obj) => obj is StringEnum other && other.GetType() == GetType() && other.word == word;

    public override int GetHashCode() => word.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => word;
}
