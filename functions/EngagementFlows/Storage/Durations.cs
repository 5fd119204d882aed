using System.Xml;

namespace EngagementFlows.Storage;

/// <summary>Lengths of time in settings, as ISO 8601 has them: <c>PT2M</c>, <c>P180D</c>. A year is 365 days, a month 30.</summary>
public static class Durations
{
    /// <returns>Null where the text is no duration.</returns>
    public static TimeSpan? Read(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Of a text that was checked when the app started.</summary>
    /// <exception cref="InvalidOperationException">It is no duration.</exception>
    public static TimeSpan Of(string text) => Read(text) ?? throw new InvalidOperationException($"'{text}' is no duration such as PT2M or P180D.");
}
