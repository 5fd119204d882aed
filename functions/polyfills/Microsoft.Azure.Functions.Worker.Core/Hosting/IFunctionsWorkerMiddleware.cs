namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Runs around every invocation; one instance serves them all.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
