using System.Reflection;
using System.Reflection.Emit;
using EngagementFlows.WorkerHost.Rpc;
using EngagementFlows.WorkerHost.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EngagementFlows.WorkerHost.Durable;

/// <summary>
/// What the job host calls for each trigger. The job host finds functions by reflection, as methods whose parameter has the trigger's
/// attribute; so a class is made at run time, derived from this one, with a method for each of the worker's functions.
/// </summary>
public abstract class TriggerFunctions(WorkerCalls calls)
{
    // Dates in answers are text to the host: read as dates they would be written back in another form.
    private static readonly JsonSerializerSettings Json = new() { DateParseHandling = DateParseHandling.None, MaxDepth = 256 };

    /// <summary>Orchestrations and entities: a request and an answer of the Durable protocol, both Base64.</summary>
    public async Task<string?> RunOrchestratorAsync(string name, string request, CancellationToken cancellation)
    {
        var answer = await calls.TriggerAsync(name, new TypedData { String = request }, cancellation);
        return answer?.DataCase == TypedData.DataOneofCase.Json ? JsonConvert.DeserializeObject<string>(answer.Json) : answer?.String;
    }

    /// <summary>The answer is a token of JSON, which the extension writes as it is; a text would be encoded once more.</summary>
    /// <param name="instanceId">The orchestration's: the extension gives it by this name, and the worker wants it as metadata.</param>
    public async Task<object?> RunActivityAsync(string name, string? input, string instanceId, CancellationToken cancellation)
    {
        var value = input is null ? new TypedData() : new TypedData { String = input };
        var answer = await calls.TriggerAsync(name, value, cancellation, KeyValuePair.Create(nameof(instanceId), instanceId));
        return answer?.DataCase switch
        {
            TypedData.DataOneofCase.Json => JsonConvert.DeserializeObject<JToken>(answer.Json, Json),
            TypedData.DataOneofCase.String => new JValue(answer.String),
            _ => null,
        };
    }

    /// <summary>The worker wants to know when the timer ran last and whether it is late.</summary>
    public Task RunTimerAsync(string name, TimerInfo timer, CancellationToken cancellation) =>
        calls.TriggerAsync(name, new TypedData { Json = JsonConvert.SerializeObject(timer) }, cancellation);

    /// <summary>A class with a method for each function that has a trigger which the job host knows.</summary>
    internal static Type For(IEnumerable<WorkerFunction> functions)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Functions"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Functions")
            .DefineType("Functions", TypeAttributes.Public | TypeAttributes.Class | TypeAttributes.Sealed, typeof(TriggerFunctions));
        DefineConstructor(type);
        foreach (var function in functions)
        {
            switch (function.Trigger)
            {
                case var trigger when trigger.Is("orchestrationTrigger"):
                    DefineMethod(type, function, nameof(RunOrchestratorAsync), new CustomAttributeBuilder(
                        Constructor<OrchestrationTriggerAttribute>(), [], [Property<OrchestrationTriggerAttribute>("Orchestration")], [function.Name]));
                    break;
                case var trigger when trigger.Is("entityTrigger"):
                    DefineMethod(type, function, nameof(RunOrchestratorAsync), new CustomAttributeBuilder(
                        Constructor<EntityTriggerAttribute>(), [], [Property<EntityTriggerAttribute>("EntityName")], [function.Name]));
                    break;
                case var trigger when trigger.Is("activityTrigger"):
                    DefineMethod(type, function, nameof(RunActivityAsync), new CustomAttributeBuilder(
                        Constructor<ActivityTriggerAttribute>(), [], [Property<ActivityTriggerAttribute>("Activity")], [function.Name]));
                    break;
                case var trigger when trigger.Is("timerTrigger"):
                    DefineMethod(type, function, nameof(RunTimerAsync), new CustomAttributeBuilder(
                        Constructor<TimerTriggerAttribute>(typeof(string)), [trigger.Text("schedule")!],
                        [Property<TimerTriggerAttribute>("RunOnStartup"), Property<TimerTriggerAttribute>("UseMonitor")],
                        [trigger.Flag("runOnStartup") ?? false, trigger.Flag("useMonitor") ?? true]));
                    break;
                case var trigger when trigger.Is("httpTrigger"):
                    break;
                default:
                    throw new InvalidOperationException($"{function.Name} has a {function.Trigger.Type}, which this host does not know.");
            }
        }

        return type.CreateType();
    }

    private static void DefineConstructor(TypeBuilder type)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(WorkerCalls)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(TriggerFunctions).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single());
        code.Emit(OpCodes.Ret);
    }

    // public Task Name([Trigger] value, ..., CancellationToken cancellation) => base.RunAsync("Name", value, ..., cancellation);
    private static void DefineMethod(TypeBuilder type, WorkerFunction function, string run, CustomAttributeBuilder trigger)
    {
        var target = typeof(TriggerFunctions).GetMethod(run)!;
        Type[] parameters = [.. target.GetParameters().Skip(1).Select(static parameter => parameter.ParameterType)];
        var method = type.DefineMethod(function.Name, MethodAttributes.Public, target.ReturnType, parameters);
        method.SetCustomAttribute(new CustomAttributeBuilder(Constructor<FunctionNameAttribute>(typeof(string)), [function.Name]));
        method.DefineParameter(1, ParameterAttributes.None, function.Trigger.Name).SetCustomAttribute(trigger);
        for (var i = 2; i <= parameters.Length; i++)
        {
            // The job host binds what has no attribute by its name; the trigger's own name must not be one of these.
            method.DefineParameter(i, ParameterAttributes.None, i == parameters.Length ? "hostCancellation" : target.GetParameters()[i].Name);
        }

        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, function.Name);
        for (var i = 1; i <= parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldarg, (short)i);
        }

        code.Emit(OpCodes.Call, target);
        code.Emit(OpCodes.Ret);
    }

    private static ConstructorInfo Constructor<T>(params Type[] parameters) => typeof(T).GetConstructor(parameters)!;

    private static PropertyInfo Property<T>(string name) => typeof(T).GetProperty(name)!;
}

/// <summary>Asked once at the start for what the extension gives to functions that bind the durable client.</summary>
public sealed class DurableClientFunction(WorkerCalls calls)
{
#pragma warning disable DF0203 // The text is what workers in other processes get; the analyzer knows functions in this one only.
    [NoAutomaticTrigger]
    public void TakeDurableClient([DurableClient] string client) => calls.SetDurableClient(client);
#pragma warning restore DF0203
}
