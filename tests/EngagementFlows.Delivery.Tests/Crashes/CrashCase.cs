using EngagementFlows.Delivery.CrashHost;

namespace EngagementFlows.Delivery.Tests;

/// <summary>
/// One run: the first process is killed at a call, and each after it at a call so many later, to the end. All runs with first calls from
/// 1 to the stride together kill at every call there is.
/// </summary>
/// <param name="To"><c>storage</c> or <c>provider</c>.</param>
internal sealed record CrashCase(string To, bool AfterTheAnswer, int First, int Stride)
{
    /// <summary>A start alone makes some calls to storage: with fewer between two kills nothing would get done.</summary>
    public const int StorageStride = 60;
    public const int ProviderStride = 4;

    public static IReadOnlyList<CrashCase> All { get; } =
    [
        .. from after in (bool[])[false, true] from first in Enumerable.Range(1, ProviderStride) select new CrashCase("provider", after, first, ProviderStride),
        .. from after in (bool[])[false, true] from first in Enumerable.Range(1, StorageStride) select new CrashCase("storage", after, first, StorageStride),
    ];

    /// <summary>As many as asked for, spread evenly over each kind of call, chosen by the seed.</summary>
    public static IReadOnlyList<CrashCase> Sample(int count, int seed)
    {
        var random = new Random(seed);
        return [.. All.GroupBy(one => (one.To, one.AfterTheAnswer)).SelectMany(kind => random.GetItems([.. kind], Math.Max(1, count / 4)).Distinct())];
    }

    public Queue<CrashAt> Kills(int most) => new(Enumerable.Range(0, most).Select(number => new CrashAt(To, number == 0 ? First : Stride, AfterTheAnswer)));

    public override string ToString() => $"{To} {(AfterTheAnswer ? "after" : "before")} {First} and every {Stride}";
}
