using System.Text.Json.Nodes;
using EngagementFlows.Access;
using EngagementFlows.Worlds;

namespace EngagementFlows.Audit;

/// <summary>The record as a privacy officer reads it, and calls by somebody of the team.</summary>
internal static class AuditedWorld
{
    public static (string, string)[] As(string role) => [Principals.Remote, Principals.With(role)];

    public static async Task<IReadOnlyList<JsonNode>> AuditAsync(this World world, string query = "") =>
        [.. (await world.Api.GetAsync($"/api/audit{query}")).Ok().Json["entries"]!.AsArray().Select(entry => entry!)];

    public static async Task<IReadOnlyList<JsonNode>> AuditOfAsync(this World world, string what) =>
        [.. (await world.AuditAsync()).Where(entry => (string)entry["what"]! == what)];

    public static Task<ApiAnswer> SendAsAsync(this World world, string role, HttpMethod method, string path, object? body = null) =>
        world.Api.SendAsync(method, path, body is null ? null : System.Text.Json.JsonSerializer.Serialize(body), headers: As(role));
}
