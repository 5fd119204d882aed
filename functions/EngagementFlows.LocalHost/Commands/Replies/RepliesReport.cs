using System.Globalization;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>What became of one reply.</summary>
/// <param name="IsAnswered">The person was sent something after it.</param>
/// <param name="Note">What the product itself says of it.</param>
internal sealed record TreatedReply(LabelledReply Reply, Treatment Done, bool IsAnswered, string Note = "")
{
    public Verdict Verdict => Judgement.Of(Reply, Done);
}

/// <summary>The figures of a file of labelled replies, as lines. Pure.</summary>
internal static class RepliesReport
{
    public static bool IsHarmless(IEnumerable<TreatedReply> treated) => treated.All(one => one.Verdict != Verdict.Harmful);

    /// <summary>Each reply that was not treated rightly: what it says, what was done and what would have been right.</summary>
    public static IEnumerable<string> Misses(IEnumerable<TreatedReply> treated)
    {
        foreach (var one in treated.Where(one => one.Verdict != Verdict.Right))
        {
            var reply = one.Reply;
            var lines = reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var mark = one.Verdict == Verdict.Harmful ? "HARMFUL  " : "unhelpful";
            yield return $"{mark} {reply.Id}  {reply.Open.Title}, {reply.Language}, {reply.Kind}";
            yield return $"    words  {string.Join(" / ", lines)}";
            yield return $"    done   {one.Done}{(one.IsAnswered || !reply.WantsAnAnswer ? "" : ", and nobody answered")}";
            yield return $"    right  {string.Join(" or ", reply.Right)}";
            if (one.Note.Length > 0)
            {
                yield return $"    noted  {one.Note}";
            }
        }
    }

    public static IEnumerable<string> Figures(IReadOnlyCollection<TreatedReply> treated)
    {
        IEnumerable<string> lines =
        [
            .. By(treated, "question", one => one.Reply.Open.Title),
            .. By(treated, "kind", one => one.Reply.Kind),
            .. By(treated, "language", one => LabelledReply.Languages[one.Reply.Language]),
        ];
        return lines.Append(LastLine(treated));
    }

    /// <summary>What a test of the product looks for: nothing comes after it.</summary>
    public static string LastLine(IReadOnlyCollection<TreatedReply> treated)
    {
        var wanted = treated.Where(one => one.Reply.WantsAnAnswer).ToList();
        return $"{Counts(treated, width: 0)}, answered {wanted.Count(one => one.IsAnswered)} of {wanted.Count}";
    }

    private static IEnumerable<string> By(IReadOnlyCollection<TreatedReply> treated, string what, Func<TreatedReply, string> name)
    {
        var groups = treated.GroupBy(name).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var width = groups.Max(group => group.Key.Length);
        return groups.Select(group => $"{what} {group.Key.PadRight(width)}  {Counts([.. group], width: 3)}").Append("");
    }

    private static string Counts(IReadOnlyCollection<TreatedReply> treated, int width)
    {
        return string.Join(", ", Enum.GetValues<Verdict>().Select(verdict => $"{verdict.ToString().ToLowerInvariant()} {Count(verdict)}"));

        string Count(Verdict verdict) => treated.Count(one => one.Verdict == verdict).ToString(CultureInfo.InvariantCulture).PadLeft(width);
    }
}
