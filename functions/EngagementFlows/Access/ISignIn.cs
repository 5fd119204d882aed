using Microsoft.AspNetCore.Http;

namespace EngagementFlows.Access;

/// <summary>
/// One way in which somebody of the team proves who they are. All that are registered are asked in turn, and the first that finds proof of
/// its kind decides. A host may register ways of its own.
/// </summary>
public interface ISignIn
{
    /// <returns>Null where the request has no proof of this kind.</returns>
    ValueTask<Proof?> FindAsync(HttpRequest request, CancellationToken cancellation);
}

/// <summary>What a way to sign in makes of a request.</summary>
public abstract record Proof
{
    private Proof()
    {
    }

    /// <param name="Id">As in <see cref="Actor"/>.</param>
    /// <param name="Roles">Perhaps none: known, and trusted with nothing.</param>
    public sealed record Of(string Id, string Name, IReadOnlyCollection<Role> Roles) : Proof
    {
        /// <summary>Who they are where no role is asked for.</summary>
        public Actor AsTheyAre => new(Id, Name, Roles.Count == 0 ? null : Roles.Max());

        /// <summary>Who they are where this role is needed; null if none of theirs includes it.</summary>
        public Actor? As(Role least)
        {
            foreach (var role in Roles.Where(role => role.May(least)).OrderBy(role => role))
            {
                return new Actor(Id, Name, role) { Roles = Roles };
            }

            return null;
        }
    }

    /// <param name="Why">What is wrong with the proof and how to put it right; tells nothing of what is stored.</param>
    public sealed record Refused(string Why) : Proof;
}
