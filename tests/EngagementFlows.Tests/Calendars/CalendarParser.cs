using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EngagementFlows.Testing;

namespace EngagementFlows.Calendars;

/// <summary>Calendar files as ical.js reads them.</summary>
internal static class CalendarParser
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static async Task<IReadOnlyList<JsonElement>> ReadAsync(params IReadOnlyList<string> calendars)
    {
        if (!Directory.Exists(Path.Combine(Repository.Root, "node_modules", "ical.js")))
            throw new InvalidOperationException($"ical.js is not installed. Run ./flows doctor in {Repository.Root} to see how to get it.");
        using var node = Process.Start(new ProcessStartInfo("node", [Vector.PathOf("Calendars", "read-calendars.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(calendars));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await error);
        using var document = JsonDocument.Parse(await output);
        return [.. document.RootElement.EnumerateArray().Select(calendar => calendar.Clone())];
    }

    internal static JsonElement Event(this JsonElement calendar)
    {
        Assert.False(calendar.TryGetProperty("error", out var error), error.ToString());
        return Assert.Single(calendar.GetProperty("events").EnumerateArray());
    }

    internal static JsonElement Property(this JsonElement calendarEvent, string name) =>
        Assert.Single(calendarEvent.GetProperty("properties").EnumerateArray(), property => property.GetProperty("name").GetString() == name);

    internal static string Value(this JsonElement calendarEvent, string name) => calendarEvent.Property(name).GetProperty("value").GetString()!;

    internal static string? Parameter(this JsonElement calendarEvent, string property, string name) =>
        calendarEvent.Property(property).GetProperty("parameters").TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static bool Has(this JsonElement calendarEvent, string name) =>
        calendarEvent.GetProperty("properties").EnumerateArray().Any(property => property.GetProperty("name").GetString() == name);
}
