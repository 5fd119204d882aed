using EngagementFlows.Http;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Access.Keys;

/// <param name="Name">What it is for.</param>
/// <param name="Role">As <see cref="Roles.NameOf"/> has it.</param>
/// <param name="Days">After which it expires.</param>
public sealed record KeyRequest(string? Name, string? Role, int? Days);

/// <summary>Keys for programs: made, listed and revoked by people who may. A key is in the answer that makes it, and nowhere else ever.</summary>
public sealed class ManageKeys(KeyStore keys, IdSource ids, TimeProvider clock)
{
    private const int LongestName = 100;

    [Function("CreateKey")]
    [LeastRole(Role.Administrator)]
    public async Task<IActionResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys")] HttpRequest request, CancellationToken cancellation)
    {
        var (asked, fault) = await Api.ReadAsync<KeyRequest>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var errors = Errors(asked!, out var role);
        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        var actor = request.Actor();
        if (Refusal(actor, role) is { } refusal)
        {
            return Api.Problem(StatusCodes.Status403Forbidden, "Not this key", refusal);
        }

        var now = clock.GetUtcNow();
        var text = KeyText.Of(ids.New(), ids.NewSecret());
        var key = new AutomationKey(text.Id, asked!.Name!.Trim(), role, text.Hash(), now, actor.Id, now.AddDays(asked.Days!.Value));
        await keys.AddAsync(key, cancellation);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Api.Ok(new { key.Id, key.Name, key.Role, key.ExpiresAt, key = text.Text }, StatusCodes.Status201Created);
    }

    [Function("ListKeys")]
    [LeastRole(Role.Administrator)]
    [Recorded]
    public async Task<IActionResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/keys")] HttpRequest request, CancellationToken cancellation) =>
        Api.Ok(new { keys = (await keys.AllAsync(cancellation)).Select(View) });

    [Function("RevokeKey")]
    [LeastRole(Role.Administrator)]
    public async Task<IActionResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/keys/{key}")] HttpRequest request, string key, CancellationToken cancellation) =>
        await keys.RevokeAsync(key, clock.GetUtcNow(), cancellation) is { } revoked ? Api.Ok(View(revoked)) : Api.NotFound("key", key);

    /// <summary>Why this caller may not make a key with this role; null if they may.</summary>
    public static string? Refusal(Actor actor, Role role) =>
        // Else one key that leaked could make itself heirs, and neither its expiry nor its revocation would end anything.
        actor.Id.StartsWith("key:", StringComparison.Ordinal) ? "A key cannot make keys: a person does."
        : actor.Role is not { } own || !own.May(role) ? $"Nobody can make a key that may do more than they may: yours is at most {(actor.Role is { } most ? Roles.NameOf(most) : "none")}."
        : null;

    private static Dictionary<string, string[]> Errors(KeyRequest asked, out Role role)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (asked.Name?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
        {
            errors["name"] = [$"Say what the key is for, in one line of 1 to {LongestName} characters."];
        }

        if (Roles.Named(asked.Role) is { } known)
        {
            role = known;
        }
        else
        {
            role = default;
            errors["role"] = [$"Must be one of: {string.Join(", ", Enum.GetValues<Role>().Select(Roles.NameOf))}."];
        }

        if (asked.Days is not { } days || days < 1 || days > AutomationKey.Longest.Days)
        {
            errors["days"] = [$"Say after how many days it expires: 1 to {AutomationKey.Longest.Days}."];
        }

        return errors;
    }

    private object View(AutomationKey key) => new
    {
        key.Id,
        key.Name,
        key.Role,
        key.CreatedAt,
        key.CreatedBy,
        key.ExpiresAt,
        key.RevokedAt,
        key.LastUsed,
        state = key.RevokedAt is not null ? "revoked" : clock.GetUtcNow() >= key.ExpiresAt ? "expired" : "valid",
    };
}
