using System.Text.Json;
using EngagementFlows.Testing;

namespace EngagementFlows;

/// <summary>Test vectors and samples kept beside the tests as data.</summary>
internal static class Vector
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "EngagementFlows.Tests");

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf("vectors", name)));
        return document.RootElement.Clone();
    }

    /// <summary>The texts of an array: its strings, or the property <paramref name="property"/> of its objects.</summary>
    public static IEnumerable<string> Texts(this JsonElement array, string property = "in") =>
        array.EnumerateArray().Select(item => (item.ValueKind == JsonValueKind.String ? item : item.GetProperty(property)).GetString()!);
}
