using EngagementFlows.Orchestrating;

namespace EngagementFlows.Tests.Orchestrating;

public sealed class RetryPoliciesTests
{
    /// <summary>When work is tried that fails at every try, from its first failure.</summary>
    private static readonly IReadOnlyList<TimeSpan> Tries = [.. Until(TimeSpan.FromDays(3))];

    [Fact]
    public void Work_that_fails_is_tried_five_times_within_two_minutes() =>
        Assert.Equal(5, Tries.Count(at => at < TimeSpan.FromMinutes(2)));

    [Fact]
    public void For_a_day_no_two_tries_are_more_than_a_minute_apart() =>
        Assert.All(Gaps().Where(gap => gap.After < RetryPolicies.UntilReported), gap => Assert.InRange(gap.Length, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)));

    [Fact]
    public void After_the_team_has_been_told_it_is_still_tried_but_seldom() =>
        Assert.All(Gaps().Where(gap => gap.After > RetryPolicies.UntilReported), gap => Assert.Equal(TimeSpan.FromHours(1), gap.Length));

    private static IEnumerable<(TimeSpan After, TimeSpan Length)> Gaps() => Tries.Zip(Tries.Skip(1), (one, next) => (one, next - one));

    private static IEnumerable<TimeSpan> Until(TimeSpan end)
    {
        var at = TimeSpan.Zero;
        for (var failures = 1; at < end; failures++)
        {
            yield return at;
            at += RetryPolicies.PauseAfter(failures, at);
        }
    }
}
