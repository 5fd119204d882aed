using EngagementFlows.Access.Keys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EngagementFlows.Access;

public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<KeyStore>();
        services.AddSingleton<ISignIn, KeySignIn>();
        services.AddSingleton<ISignIn, AppServiceSignIn>();
        return services;
    }

    /// <summary>Puts the door before every HTTP function; what other triggers start comes from inside.</summary>
    public static IFunctionsWorkerApplicationBuilder UseAccess(this IFunctionsWorkerApplicationBuilder worker) => worker.UseWhen<TeamDoor>(IsRequest);

    internal static bool IsRequest(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase));
}
