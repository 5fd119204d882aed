using System.Text;
using System.Text.Json;
using EngagementFlows.Worlds;

namespace EngagementFlows.Access;

/// <summary>Callers as App Service Authentication announces them.</summary>
public static class Principals
{
    public const string ObjectId = "0f6c3a1e-9d55-4d55-8f0a-3f3b6c1d2e4f";

    /// <summary>With this setting the platform says that it checks who calls.</summary>
    public static IReadOnlyDictionary<string, string?> IsOn { get; } = new Dictionary<string, string?> { [AppServiceSignIn.IsOnSetting] = "True" };

    public static Task<World> WorldAsync() => World.StartAsync(settings: IsOn);

    /// <summary>A host name that is not this machine's, so that the caller is not its developer.</summary>
    public static (string, string) Remote => ("Host", "flows.example.org");

    /// <summary>The header for somebody with these app roles.</summary>
    public static (string, string) With(params string[] roles) => Header(Document(roles));

    public static (string, string) Header(object document) => (ClientPrincipal.Header, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(document))));

    public static object Document(params string[] roles) => new
    {
        auth_typ = "aad",
        claims = new[] { Claim("http://schemas.microsoft.com/identity/claims/objectidentifier", ObjectId), Claim("name", "Carys Example") }.Concat(roles.Select(role => Claim("roles", role))),
        name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        role_typ = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    };

    public static object Claim(string type, string value) => new { typ = type, val = value };
}
