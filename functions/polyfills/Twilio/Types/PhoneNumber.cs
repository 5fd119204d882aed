namespace Twilio.Types;

public interface IEndpoint
{
    string ToString();
}

/// <summary>A number, as it is written: nothing checks it.</summary>
public class PhoneNumber(string number) : IEndpoint
{
    public static implicit operator PhoneNumber(string number) => new(number);

    public override string ToString() => number;
}
