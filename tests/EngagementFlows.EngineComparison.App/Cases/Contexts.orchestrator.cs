using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Something with members of many kinds, to see that it stays what it was.</summary>
public sealed record Parcel(string Name, int? Count, DateTimeOffset When, DayOfWeek Day, IReadOnlyList<string> Items, TimeSpan Span);

/// <summary>A property and a field.</summary>
public sealed class Fields
{
#pragma warning disable CA1051, MA0069 // A field is what is tried here.
    public string? Field;
#pragma warning restore CA1051, MA0069

    public string? Property { get; set; }
}

/// <summary>Activities that tell what they got.</summary>
public static class ContextActivities
{
    [Function(nameof(Describe))]
    public static string Describe([ActivityTrigger] string? value, string instanceId, FunctionContext context) =>
        $"{value ?? "nothing"} {(instanceId.Length > 0 ? "has its instance" : "has none")} {context.FunctionDefinition.Name}";

    [Function(nameof(SameParcel))]
    public static Parcel SameParcel([ActivityTrigger] Parcel parcel) => parcel;

    [Function(nameof(LowerCaseParcel))]
    public static Dictionary<string, object?> LowerCaseParcel([ActivityTrigger] string? value) => new() { ["name"] = "lower", ["COUNT"] = 3, ["items"] = Array.Empty<string>() };

    [Function(nameof(SameFields))]
    public static Fields SameFields([ActivityTrigger] Fields fields) => fields;

    [Function(nameof(NoResult))]
    public static Task NoResult([ActivityTrigger] string? value) => Task.CompletedTask;

    [Function(nameof(NumberOrDefault))]
    public static int NumberOrDefault([ActivityTrigger] int number) => number;

    [Function(nameof(ListLength))]
    public static int ListLength([ActivityTrigger] int[] list) => list.Length;

    [Function(nameof(SameFlag))]
    public static bool? SameFlag([ActivityTrigger] bool? flag) => flag;
}

/// <summary>Orchestrators that tell what they see of themselves.</summary>
public static class ContextOrchestrators
{
    [Function(nameof(NewGuids))]
    public static async Task<string> NewGuids([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var first = context.NewGuid();
        var second = context.NewGuid();
        var kept = await context.CallActivityAsync<string>(nameof(CommonActivities.Same), $"{first} {second}");
        var third = context.NewGuid();
        return $"stable {kept == $"{first} {second}"}, different {first != second && second != third}, versions {first.Version} {second.Version} {third.Version}";
    }

    [Function(nameof(Replays))]
    public static async Task<string> Replays([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var atStart = context.IsReplaying;
        await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "x");
        var afterOne = context.IsReplaying;
        await context.CreateTimer(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        return $"start {atStart}, after one {afterOne}, at the end {context.IsReplaying}";
    }

    [Function(nameof(TellsItself))]
    public static Task<string> TellsItself([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult($"{context.Name.Name}, parent {context.Parent?.InstanceId ?? "none"}, {context.CurrentUtcDateTime.Kind}, input {context.GetInput<string>()}");

    [Function(nameof(TellsChild))]
    public static async Task<string> TellsChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var own = await context.CallSubOrchestratorAsync<string[]>(nameof(TellsParent));
        var given = await context.CallSubOrchestratorAsync<string[]>(
            nameof(TellsParent), null, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-given"));
        return $"id of {own[0].Length}, guid {Guid.TryParseExact(own[0], "N", out _)}, parent {own[1] == context.InstanceId} {own[2]}, given {given[0]}";
    }

    [Function(nameof(TellsParent))]
    public static Task<string[]> TellsParent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult<string[]>([context.InstanceId, context.Parent!.InstanceId, context.Parent.Name.Name]);

    [Function(nameof(ActivityTellsItself))]
    public static async Task<string> ActivityTellsItself([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{await context.CallActivityAsync<string>(nameof(ContextActivities.Describe), "x")}; {await context.CallActivityAsync<string>(nameof(ContextActivities.Describe))}";

    [Function(nameof(ReadsInputTwice))]
    public static Task<string> ReadsInputTwice([OrchestrationTrigger] TaskOrchestrationContext context, string input) =>
        Task.FromResult($"{input} {context.GetInput<string>()} {context.GetInput<string>()}");

    [Function(nameof(ActivitiesOfManyKinds))]
    public static async Task<string> ActivitiesOfManyKinds([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var parcel = new Parcel("ü \"x\"", null, new DateTimeOffset(2026, 3, 4, 5, 6, 7, 8, TimeSpan.FromHours(2)), DayOfWeek.Friday, ["a", "b"], TimeSpan.FromMinutes(90));
        var same = await context.CallActivityAsync<Parcel>(nameof(ContextActivities.SameParcel), parcel);
        await context.CallActivityAsync(nameof(ContextActivities.NoResult), "x");
        var zero = await context.CallActivityAsync<int>(nameof(ContextActivities.NumberOrDefault), 0);
        var list = await context.CallActivityAsync<int>(nameof(ContextActivities.ListLength), (int[])[1, 2, 3]);
        var flag = await context.CallActivityAsync<bool?>(nameof(ContextActivities.SameFlag), true);
        var none = await context.CallActivityAsync<string?>(nameof(CommonActivities.Same));
        return $"{same.Name} {same.Count?.ToString() ?? "none"} {same.When:O} {same.Day} {same.Items.Count} {same.Span} {zero} {list} {flag} {none ?? "nothing"}";
    }

    /// <summary>Reads JSON whose properties are in another case than the type's.</summary>
    [Function(nameof(ReadsOtherCase))]
    public static async Task<string> ReadsOtherCase([OrchestrationTrigger] TaskOrchestrationContext context)
    {
#pragma warning disable DURABLE2002 // The activity answers JSON of this type's form, in another case.
        var parcel = await context.CallActivityAsync<Parcel>(nameof(ContextActivities.LowerCaseParcel));
#pragma warning restore DURABLE2002
        return $"{parcel.Name} {parcel.Count}";
    }

    [Function(nameof(NullForNumbers))]
    public static async Task<string> NullForNumbers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
#pragma warning disable DURABLE2002 // A null that is read as a number, to see what comes of it.
        var activity = await context.CallActivityAsync<int>(nameof(CommonActivities.Same));
#pragma warning restore DURABLE2002
        var child = await context.CallSubOrchestratorAsync<int>(nameof(StatusOrchestrators.ReturnNothing));
        return $"{activity} {child}";
    }

    [Function(nameof(KeepsFields))]
    public static async Task<string> KeepsFields([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var same = await context.CallActivityAsync<Fields>(nameof(ContextActivities.SameFields), new Fields { Property = "p", Field = "f" });
        return $"{same.Property} {same.Field ?? "nothing"}";
    }

    [Function(nameof(DeterministicTime))]
    public static async Task<string> DeterministicTime([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var start = context.CurrentUtcDateTime.ToString("O");
        var kept = await context.CallActivityAsync<string>(nameof(CommonActivities.Same), start);
        var then = context.CurrentUtcDateTime;
        return $"kept {kept == start}, moved on {then > DateTime.Parse(start).ToUniversalTime()}";
    }
}
