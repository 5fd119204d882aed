using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Worlds;

namespace EngagementFlows.AsInAzure;

/// <summary>The API as an administrator uses it who has signed in with Entra ID.</summary>
internal sealed class TeamClient(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly (string, string) Principal = ("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        claims = new[] { new { typ = "oid", val = "0f6c3a1e-9d55-4d55-8f0a-3f3b6c1d2e4f" }, new { typ = "name", val = "Carys Example" }, new { typ = "roles", val = "administrator" } },
    }))));

    private readonly ApiClient api = new(address);

    /// <summary>Without any sign-in, as participants and providers come.</summary>
    public ApiClient Anybody => api;

    public Task<ApiAnswer> GetAsync(string path, string? accept = null) =>
        api.SendAsync(HttpMethod.Get, path, null, headers: accept is null ? [Principal] : [Principal, ("Accept", accept)]);

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string contentType = "application/json", string? ifMatch = null) =>
        api.SendAsync(HttpMethod.Post, path, Text(body), contentType, ifMatch is null ? [Principal] : [Principal, ("If-Match", ifMatch)]);

    public Task<ApiAnswer> PatchAsync(string path, object body, string? ifMatch = null) =>
        api.SendAsync(HttpMethod.Patch, path, Text(body), headers: ifMatch is null ? [Principal] : [Principal, ("If-Match", ifMatch)]);

    public Task<ApiAnswer> DeleteAsync(string path) => api.SendAsync(HttpMethod.Delete, path, null, headers: [Principal]);

    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add(Principal.Item1, Principal.Item2);
        return await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
    }

    public void Dispose() => api.Dispose();

    private static string? Text(object? body) => body switch
    {
        null => null,
        string text => text,
        JsonNode node => node.ToJsonString(),
        _ => JsonSerializer.Serialize(body, Json),
    };
}
