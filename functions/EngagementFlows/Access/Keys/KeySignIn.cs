using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EngagementFlows.Access.Keys;

/// <summary>
/// Programs of the team, by a key of ours: <c>Authorization: Bearer ef_...</c>, or <c>X-Api-Key: ef_...</c> where App Service Authentication
/// takes every bearer token for one of Entra ID's. What cannot be a key costs nothing, and what can costs one read of one row.
/// </summary>
public sealed class KeySignIn(KeyStore keys, TimeProvider clock) : ISignIn
{
    public const string OwnHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";
    private const string Prefix = "ef_";

    public async ValueTask<Proof?> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        switch (Sent(request))
        {
            case []:
                return null;
            case [{ } text] when KeyText.Read(text) is { } sent:
                return await FindAsync(sent, cancellation);
            default:
                return new Proof.Refused("This is no key of this app: send the whole of one key, as it was shown when it was made.");
        }
    }

    private async Task<Proof> FindAsync(KeyText sent, CancellationToken cancellation)
    {
        if (await keys.FindAsync(sent.Id, cancellation) is not { } stored || !sent.Matches(stored.Value))
        {
            return new Proof.Refused("This key is not known: ask an administrator for another.");
        }

        var now = clock.GetUtcNow();
        if (stored.Value.WhyNot(now) is { } why)
        {
            return new Proof.Refused($"{why} Ask an administrator for another.");
        }

        await keys.UsedAsync(stored, DateOnly.FromDateTime(now.UtcDateTime), cancellation);
        return new Proof.Of($"key:{stored.Value.Id}", stored.Value.Name, [stored.Value.Role]);
    }

    /// <summary>Bearer tokens of others, which App Service has judged already, are none of these.</summary>
    private static List<string> Sent(HttpRequest request)
    {
        StringValues authorization = request.Headers.Authorization, own = request.Headers[OwnHeader];
        return
        [
            .. authorization.OfType<string>().Where(value => value.StartsWith(Bearer + Prefix, StringComparison.OrdinalIgnoreCase)).Select(value => value[Bearer.Length..]),
            .. own.OfType<string>(),
        ];
    }
}
