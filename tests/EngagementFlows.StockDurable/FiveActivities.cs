using DurableTask.Core;

namespace EngagementFlows.StockDurable;

/// <summary>Five activities one after another, as the local engine's measure has them.</summary>
public sealed class FiveActivities : TaskOrchestration<int, int>
{
    public const int Activities = 5;

    public override async Task<int> RunTask(OrchestrationContext context, int input)
    {
        var sum = input;
        for (var n = 0; n < Activities; n++)
        {
            sum = await context.ScheduleTask<int>(typeof(AddOne), sum);
        }

        return sum;
    }
}

/// <summary>As little work as there can be.</summary>
public sealed class AddOne : TaskActivity<int, int>
{
    protected override int Execute(TaskContext context, int input) => input + 1;
}
