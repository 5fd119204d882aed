using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>A way to fail.</summary>
public enum Fault
{
    Plain,
    WithACause,
    WithThreeCauses,
    OfItsOwnType,
    Nested,
    WithoutAMessage,
    OfSeveralLines,
    WithColons,
    Cancelled,
    Json,
    ArgumentWithAName,
    Aggregate,
    NotEnglish,
}

/// <summary>An exception that only this app has.</summary>
public sealed class CustomException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One inside another type.</summary>
    public sealed class NestedException(string message) : Exception(message);
}

/// <summary>Activities that fail.</summary>
public static class FailureActivities
{
    [Function(nameof(Break))]
    public static string Break([ActivityTrigger] string fault) => throw Make(Enum.Parse<Fault>(fault));

    [Function(nameof(WantsNumberActivity))]
    public static int WantsNumberActivity([ActivityTrigger] int number) => number;

    internal static Exception Make(Fault fault) => fault switch
    {
        Fault.Plain => new InvalidOperationException("it broke"),
        Fault.WithACause => new InvalidOperationException("it broke", new FormatException("it was no number")),
        Fault.WithThreeCauses => new InvalidOperationException("one", new FormatException("two", new TimeoutException("three"))),
        Fault.OfItsOwnType => new CustomException("of its own", new CustomException("inside")),
        Fault.Nested => new CustomException.NestedException("nested"),
        Fault.WithoutAMessage => new InvalidOperationException(""),
        Fault.OfSeveralLines => new InvalidOperationException("first line\nsecond: line\n\nlast line"),
        Fault.WithColons => new InvalidOperationException("Result: a: b: c\nException: d"),
        Fault.Cancelled => new TaskCanceledException(),
        Fault.Json => new JsonException("no JSON", "$.a", 3, 4),
#pragma warning disable MA0015, CA2208 // The name of an argument that nobody has: what is wanted is the message that it makes.
        Fault.ArgumentWithAName => new ArgumentException("wrong", "someArgument"),
#pragma warning restore MA0015, CA2208
        Fault.Aggregate => new AggregateException("several", new FormatException("one"), new TimeoutException("two")),
        Fault.NotEnglish => new InvalidOperationException("Grüße, ‘naïve’ 漢字 \"quoted\" \\ \t end"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, message: null),
    };
}
