using EngagementFlows.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EngagementFlows.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditReader>();
        return services;
    }

    /// <summary>The door with the record around it: who is turned away outside, who is let in inside.</summary>
    public static IFunctionsWorkerApplicationBuilder UseRecordedAccess(this IFunctionsWorkerApplicationBuilder worker)
    {
        worker.Use(static next => context =>
        {
            // A host may start this from within a call of the team, whose trail it must not lengthen.
            Trail.Leave();
            return next(context);
        });
        return worker.UseWhen<RecordRefusals>(AccessServices.IsRequest).UseAccess().UseWhen<RecordCalls>(AccessServices.IsRequest);
    }
}
