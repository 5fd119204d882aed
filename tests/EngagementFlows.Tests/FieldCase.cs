using System.Text.Json;

namespace EngagementFlows;

/// <summary>One of the cases made after public reports of people who do this job elsewhere (<c>vectors/field/cases.json</c>).</summary>
/// <param name="Input">What came in: as it is, or described; empty where it has parts.</param>
internal sealed record FieldCase(string Id, string Area, string Input, string Right)
{
    private static readonly Lazy<IReadOnlyList<FieldCase>> All = new(Read);

    public static IReadOnlyList<FieldCase> Of(string area) => [.. All.Value.Where(item => item.Area == area)];

    public static FieldCase WithId(string id) => All.Value.Single(item => item.Id == id);

    private static IReadOnlyList<FieldCase> Read() =>
    [
        .. Vector.Read(Path.Combine("field", "cases.json")).EnumerateArray().Select(item => new FieldCase(
            item.GetProperty("id").GetString()!,
            item.GetProperty("area").GetString()!,
            item.GetProperty("input") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "",
            item.GetProperty("right").GetString()!)),
    ];
}
