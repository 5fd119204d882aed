using System.Text.Json;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>Who does what in the demo, and how it must end. Read from <c>script.json</c> beside the sample campaign.</summary>
/// <param name="Starts">The demo's first instant, <c>2026-11-16T09:00:00+00:00</c>.</param>
/// <param name="People">By name, as in the list of participants.</param>
/// <param name="Usually">What somebody who takes part answers, where their own lines say nothing else.</param>
/// <param name="Team">What the team does, in order of time.</param>
/// <param name="TimelineOf">Whose timeline is shown at the end.</param>
public sealed record DemoScript(
    DateTimeOffset Starts,
    DateTimeOffset Ends,
    IReadOnlyDictionary<string, string> Usually,
    IReadOnlyDictionary<string, DemoPerson> People,
    IReadOnlyList<TeamAction> Team,
    DemoExpectation Expect,
    string TimelineOf)
{
    public static DemoScript Read(string folder) =>
        JsonSerializer.Deserialize<DemoScript>(File.ReadAllText(Path.Combine(folder, "script.json")), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException("script.json is empty.");
}

/// <param name="Says">What they answer to which step (the beginning of its key); an empty answer is silence.</param>
/// <param name="AfterMinutes">How long they take to answer.</param>
/// <param name="Unasked">What they write of their own accord, and when.</param>
/// <param name="Ends">The PARTSTAT that they must end with.</param>
public sealed record DemoPerson(
    IReadOnlyDictionary<string, string>? Says, int? AfterMinutes, IReadOnlyList<UnaskedMessage>? Unasked, string Ends, bool Withdrawn = false, bool IsSilent = false);

public sealed record UnaskedMessage(DateTimeOffset At, string Text);

/// <param name="Do">What is asked of the API: <c>correct</c> somebody, or send <c>attendance</c>, <c>materials</c>, <c>outcomes</c>.</param>
public sealed record TeamAction(DateTimeOffset At, string Do, string? Who, JsonElement? Body);

public sealed record DemoExpectation(int Imported, int Unchanged, int Rejected, IReadOnlyDictionary<string, int> Funnel, int InboxItems);
