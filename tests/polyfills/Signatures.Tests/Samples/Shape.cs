namespace Signatures.Tests.Samples;

public enum Colour
{
    Red,
    Green,
}

public interface IPaintable
{
    void Paint();
}

#pragma warning disable CA1063, CA1816, CA2225 // A sample of every kind of member, not a design.
public abstract class Shape : IDisposable
{
    public const int Limit = 5;

    protected Shape(string name) => Label = name;

    public string? Label { get; set; }

    protected abstract int Corners { get; }

    internal int Hidden { get; set; }

    public static implicit operator Shape(string name) => throw new NotSupportedException(name);

    public static bool TryParse(string text, out int? corners)
    {
        corners = text.Length;
        return true;
    }

    public abstract double Area(double scale = 1);

    public virtual T Convert<T>(T value, params int[] sizes) => value;

    public void Paint(Colour colour = Colour.Green, DateTimeOffset? when = null, CancellationToken cancellation = default) => Label = $"{colour} {when} {cancellation.IsCancellationRequested}";

    public void Dispose() => Label = null;
}
