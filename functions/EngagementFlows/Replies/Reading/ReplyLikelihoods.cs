namespace EngagementFlows.Replies.Reading;

/// <summary>How likely each treatment of one reply is, between 0 and 1, by examples. Immutable.</summary>
internal sealed class ReplyLikelihoods
{
    private readonly List<(string[] Labels, double Likelihood)> all;

    /// <param name="treatments">Treatments such as <c>yes+team</c>. That the team reads a reply besides makes no other treatment of it.</param>
    internal ReplyLikelihoods(IEnumerable<(string Treatment, double Likelihood)> treatments) => all =
    [
        .. treatments.GroupBy(one => WithoutTeam(one.Treatment), StringComparer.Ordinal)
            .Select(group => (group.Key.Split('+'), group.Sum(one => one.Likelihood)))
            .OrderByDescending(one => one.Item2),
    ];

    /// <summary>The labels of the likeliest treatment; <c>team</c> alone where somebody had better read it.</summary>
    internal IReadOnlyList<string> Best => all[0].Labels;

    internal double OfBest => all[0].Likelihood;

    /// <summary>How likely it is that one of these labels is part of the right treatment.</summary>
    internal double OfAny(Func<string, bool> isOne) => all.Where(one => one.Labels.Any(isOne)).Sum(one => one.Likelihood);

    private static string WithoutTeam(string treatment)
    {
        var rest = string.Join('+', treatment.Split('+').Where(label => label != ReplyTreatment.Team));
        return rest.Length > 0 ? rest : ReplyTreatment.Team;
    }
}
