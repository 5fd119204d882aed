using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementFlows.Access;

/// <summary>
/// Whom App Service Authentication has signed in, as it says it in <c>X-MS-CLIENT-PRINCIPAL</c>: Base64 of JSON.
/// Claims come by their short names or by the long ones that it maps them to.
/// </summary>
public sealed record ClientPrincipal(
    [property: JsonPropertyName("auth_typ")] string? Provider,
    [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim>? Claims,
    [property: JsonPropertyName("name_typ")] string? NameType,
    [property: JsonPropertyName("role_typ")] string? RoleType)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Entra ID; others' claims are not ours to trust.</summary>
    private const string EntraId = "aad";

    private static readonly string[] ObjectIds = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>What is asked of a person in words, in the order of preference.</summary>
    private static readonly string[] Names = ["name", "preferred_username", "appid"];

    /// <returns>Null for anything but the principal of somebody whom Entra ID knows by an object id.</returns>
    public static Proof.Of? Read(string header)
    {
        try
        {
            var principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header));
            return principal is { Provider: EntraId, Claims: { } claims } && claims.All(claim => claim is { Type: not null, Value: not null })
                ? principal.Known(claims)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private Proof.Of? Known(IReadOnlyList<PrincipalClaim> claims)
    {
        // Two object ids would be two people.
        if (claims.Where(claim => ObjectIds.Contains(claim.Type, StringComparer.Ordinal)).Select(claim => claim.Value!).Distinct(StringComparer.Ordinal).ToList() is not [var id] || !Guid.TryParse(id, out var known))
        {
            return null;
        }

        var roles = claims.Where(claim => RoleTypes.Contains(claim.Type, StringComparer.Ordinal) || claim.Type == RoleType);
        var name = Names.Append(NameType).Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        return new Proof.Of($"{known:D}", name ?? "(no name)", [.. roles.Select(claim => Roles.Named(claim.Value)).OfType<Role>().Distinct()]);
    }
}

public sealed record PrincipalClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
