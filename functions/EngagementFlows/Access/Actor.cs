using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace EngagementFlows.Access;

/// <summary>Who does something: somebody of the team, a key of theirs, a participant, or the app by itself.</summary>
/// <param name="Id">An object id of Entra ID, <c>key:ID</c>, <c>participant</c>, <c>system</c> or <c>local</c>; no name and no address.</param>
/// <param name="Name">As the team knows them; for those who read the record, never for logs.</param>
/// <param name="Role">By which they may do this; who has several has got the one that was needed.</param>
public sealed record Actor(string Id, string Name, Role? Role = null)
{
    /// <summary>Every role of theirs, for what depends on another than the one that let them in. Not part of the record.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<Role> Roles { get; init; } = [];

    /// <summary>For what an endpoint shows to some of its callers only.</summary>
    public bool May(Role least) => Role?.May(least) == true || Roles.Any(role => role.May(least));

    public static Actor System { get; } = new("system", "EngagementFlows");

    public static Actor Participant { get; } = new("participant", "the participant");

    public static Actor Local { get; } = new("local", "Local developer", Access.Role.Administrator);
}

public static class Actors
{
    private static readonly object Key = new();
    private static readonly object Refused = new();

    /// <summary>Who called this endpoint.</summary>
    /// <exception cref="InvalidOperationException">Nobody was let in: the request has not come by <see cref="TeamDoor"/>.</exception>
    public static Actor Actor(this HttpRequest request) => request.HttpContext.Items[Key] as Actor
        ?? throw new InvalidOperationException("Nobody was let in: is UseEngagementFlows() missing from this host?");

    /// <summary>Somebody who is known and was not let in for want of a role; null for everybody else.</summary>
    internal static Actor? TurnedAway(this HttpRequest request) => request.HttpContext.Items[Refused] as Actor;

    internal static void TurnAway(this HttpRequest request, Actor actor) => request.HttpContext.Items[Refused] = actor;

    internal static void SetActor(this HttpRequest request, Actor actor) => request.HttpContext.Items[Key] = actor;
}
