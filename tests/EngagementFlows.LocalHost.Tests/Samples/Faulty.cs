using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Tests.Samples;

// Each class holds one function that the host must refuse, for the reason in the class's name.
#pragma warning disable CA1801, IDE0060 // Their parameters are what is wrong with them.

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PigeonTriggerAttribute : TriggerBindingAttribute;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PigeonInputAttribute : InputBindingAttribute;

[AttributeUsage(AttributeTargets.Method)]
public sealed class PigeonOutputAttribute : OutputBindingAttribute;

public sealed class NoTrigger
{
    [Function("Idle")]
    public static Task Run(FunctionContext context) => Task.CompletedTask;
}

public sealed class UnknownTrigger
{
    [Function("Pigeon")]
    public static Task Run([PigeonTrigger] string message) => Task.CompletedTask;
}

public sealed class TwoTriggers
{
    [Function("Both")]
    public static Task Run([HttpTrigger] HttpRequest request, [TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class PrivateMethod
{
    [Function("Hidden")]
    [SuppressMessage("Performance", "CA1811", Justification = "That nobody calls it is the point.")]
    private static Task Run([HttpTrigger] HttpRequest request) => Task.CompletedTask;
}

internal sealed class PrivateClass
{
    [Function("Inside")]
    public static Task Run([HttpTrigger] HttpRequest request) => Task.CompletedTask;
}

public sealed class AsyncVoid
{
    [Function("Forgets")]
    [SuppressMessage("Usage", "MA0155", Justification = "The host must refuse it.")]
    [SuppressMessage("Usage", "VSTHRD100", Justification = "The host must refuse it.")]
    [SuppressMessage("Usage", "AZFW0002", Justification = "The host must refuse it.")]
    public static async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.Yield();
}

public sealed class ReturnsValueTask
{
    [Function("Quick")]
    public static ValueTask Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => ValueTask.CompletedTask;
}

public sealed class ByReference
{
    [Function("Refers")]
    public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, out int count) => count = 0;
}

public sealed class Generic<T>
{
    [Function("Any")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public abstract class Abstract
{
    [Function("Vague")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class TwoConstructors(int first)
{
    public TwoConstructors()
        : this(1)
    {
    }

    [Function("Undecided")]
    public Task<int> Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.FromResult(first);
}

public sealed class WholeRetry
{
    [Function("Again")]
    [FixedDelayRetry(3, "00:00:01")]
    public static Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class Output
{
    [Function("Sends")]
    [PigeonOutput]
    public static Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class BadName
{
    [Function("1st-function")]
    public static Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class SameNames
{
    [Function("Twin")]
    public static Task One([HttpTrigger(Route = "one")] HttpRequest request) => Task.CompletedTask;

    [Function("TWIN")]
    public static Task Two([HttpTrigger(Route = "two")] HttpRequest request) => Task.CompletedTask;
}

public sealed class SameRoutes
{
    [Function("ByName")]
    public static Task One([HttpTrigger("get", "post", Route = "people/{name}")] HttpRequest request) => Task.CompletedTask;

    [Function("ById")]
    public static Task Two([HttpTrigger("GET", Route = "People/{id}")] HttpRequest request) => Task.CompletedTask;
}

public sealed class BadRoute
{
    [Function("Lost")]
    public static Task Run([HttpTrigger(Route = "people/{id")] HttpRequest request) => Task.CompletedTask;
}

public sealed class UnknownConstraint
{
    [Function("Picky")]
    public static Task Run([HttpTrigger(Route = "people/{id:postcode}")] HttpRequest request) => Task.CompletedTask;
}

public sealed class RouteSettingMissing
{
    [Function("Somewhere")]
    public static Task Run([HttpTrigger(Route = "%NOWHERE%")] HttpRequest request) => Task.CompletedTask;
}

public sealed class HttpRequestDataStyle
{
    [Function("OldStyle")]
    public static Task Run([HttpTrigger] HttpRequestData request) => Task.CompletedTask;
}

public sealed class PlainResult
{
    [Function("Poco")]
    public static Task<Seat> Run([HttpTrigger] HttpRequest request) => Task.FromResult(new Seat("A", 1));
}

public sealed class ActionResultOfT
{
    [Function("Mvc")]
    public static ActionResult<Seat> Run([HttpTrigger] HttpRequest request) => new Seat("A", 1);
}

public sealed class HttpParameter
{
    [Function("Wants")]
    public static Task Run([HttpTrigger] HttpRequest request, DateOnly day) => Task.CompletedTask;
}

public sealed class BareClient
{
    [Function("Starts")]
    public static Task Run([HttpTrigger] HttpRequest request, DurableTaskClient client) => Task.CompletedTask;
}

public sealed class ClientOfAnotherType
{
    [Function("Begins")]
    [SuppressMessage("Usage", "DURABLE1002", Justification = "The host must refuse it.")]
    public static Task Run([HttpTrigger] HttpRequest request, [DurableClient] object client) => Task.CompletedTask;
}

public sealed class InputBinding
{
    [Function("Reads")]
    public static Task Run([HttpTrigger] HttpRequest request, [PigeonInput] string message) => Task.CompletedTask;
}

public sealed class BadCron
{
    [Function("Crooked")]
    public static Task Run([TimerTrigger("0 61 * * * *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class TooFewFields
{
    [Function("Short")]
    public static Task Run([TimerTrigger("0 *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class NeverDue
{
    [Function("Never")]
    public static Task Run([TimerTrigger("0 0 0 30 2 *")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class NoInterval
{
    [Function("Busy")]
    public static Task Run([TimerTrigger("00:00:00")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class ScheduleSettingMissing
{
    [Function("Sometime")]
    public static Task Run([TimerTrigger("%WHENEVER%")] TimerInfo timer) => Task.CompletedTask;
}

public sealed class TimerParameter
{
    [Function("Ticks")]
    public static Task Run([TimerTrigger("0 0 * * * *")] string timer) => Task.CompletedTask;
}

public sealed class OrchestrationParameter
{
    [Function("Conducts")]
    [SuppressMessage("Usage", "DURABLE1001", Justification = "The host must refuse it.")]
    public static Task Run([OrchestrationTrigger] string context) => Task.CompletedTask;
}

public sealed class OrchestratorWithClient
{
    [Function("Meddles")]
    [SuppressMessage("Usage", "DURABLE0008", Justification = "The host must refuse it.")]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, [DurableClient] DurableTaskClient client) => Task.CompletedTask;
}

public sealed class TwoInputs
{
    [Function("Greedy")]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, int first, int second) => Task.CompletedTask;
}

public sealed class ActivityParameter
{
    [Function("Acts")]
    public static Task Run([ActivityTrigger] int input, string colour) => Task.CompletedTask;
}
