using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EngagementFlows.Access;

/// <summary>
/// Stands before every HTTP function. A team's endpoint lets in who proves who they are and has the role that it asks for; an open one lets
/// in everybody, to be judged by its own means; one that says neither lets in nobody. The functions are anonymous to the Functions host.
/// </summary>
public sealed class TeamDoor(IEnumerable<ISignIn> waysIn) : IFunctionsWorkerMiddleware
{
    private readonly ISignIn[] waysIn = [.. waysIn];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException($"{context.FunctionDefinition.Name} has no request: the ASP.NET Core integration must come before this middleware.");
        var refusal = await EnterAsync(http.Request, FunctionAccess.Of(context.FunctionDefinition), context.CancellationToken);
        if (refusal is null)
        {
            await next(context);
            return;
        }

        context.GetInvocationResult().Value = refusal;
    }

    /// <summary>The answer to somebody who is known and may not do this.</summary>
    public static ContentResult NeedsRole(Role least) =>
        Api.Problem(StatusCodes.Status403Forbidden, "Not with your role", $"This needs the role {Roles.NameOf(least)}. An administrator can assign it in Entra ID, or make a key that has it.");

    private async Task<ContentResult?> EnterAsync(HttpRequest request, FunctionAccess access, CancellationToken cancellation)
    {
        if (access.OpenTo is { } visitor)
        {
            request.SetActor(visitor == Visitor.Participant ? Actor.Participant : Actor.System);
            return null;
        }

        if (access.Least is not { } least)
        {
            return Api.Problem(StatusCodes.Status403Forbidden, "Closed", "This endpoint does not say whom it is for, so it is for nobody.");
        }

        switch (await ProofAsync(request, cancellation))
        {
            case Proof.Of known when known.As(least) is { } actor:
                request.SetActor(actor);
                return null;
            case Proof.Of known:
                request.TurnAway(known.AsTheyAre);
                return NeedsRole(least);
            case Proof.Refused refused:
                return Unknown(request, refused.Why);
            default:
                return Unknown(request, "Sign in with an account of the organisation, or send a key: Authorization: Bearer ef_...");
        }
    }

    private async ValueTask<Proof?> ProofAsync(HttpRequest request, CancellationToken cancellation)
    {
        foreach (var way in waysIn)
        {
            if (await way.FindAsync(request, cancellation) is { } proof)
            {
                return proof;
            }
        }

        return null;
    }

    private static ContentResult Unknown(HttpRequest request, string why)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return Api.Problem(StatusCodes.Status401Unauthorized, "Who are you?", why);
    }
}
