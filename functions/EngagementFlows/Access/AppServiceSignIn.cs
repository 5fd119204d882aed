using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EngagementFlows.Access;

/// <summary>
/// People who sign in with Entra ID through App Service Authentication. Without it anybody can send the header that it sends, so the header
/// counts only where App Service says that it is on: the platform sets <c>WEBSITE_AUTH_ENABLED</c> itself and takes the header out of what
/// comes from outside.
/// </summary>
public sealed class AppServiceSignIn(IConfiguration configuration) : ISignIn
{
    public const string IsOnSetting = "WEBSITE_AUTH_ENABLED";

    private readonly bool isOn = bool.TryParse(configuration[IsOnSetting], out var on) && on;

    public ValueTask<Proof?> FindAsync(HttpRequest request, CancellationToken cancellation) => ValueTask.FromResult(isOn ? Find(request) : null);

    private static Proof? Find(HttpRequest request) => request.Headers[ClientPrincipal.Header] switch
    {
        { Count: 0 } => null,
        [{ } header] when ClientPrincipal.Read(header) is { } known =>
            // The session is a cookie, which a browser sends along whoever asks it to.
            OtherSites.Act(request) ? new Proof.Refused("A page of another site cannot act for somebody who has signed in here.") : known,
        _ => new Proof.Refused($"{ClientPrincipal.Header} names nobody whom Entra ID knows: sign in with an account of the organisation."),
    };
}
