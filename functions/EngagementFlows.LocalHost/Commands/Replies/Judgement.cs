namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>What a treatment was worth to the person who wrote.</summary>
internal enum Verdict
{
    Right,
    Unhelpful,
    Harmful,
}

/// <summary>Holds what was done about a reply to its labels. Pure.</summary>
internal static class Judgement
{
    /// <summary>
    /// Whole sets are compared: that <c>no</c> does harm says nothing of <c>no+safeguarding</c>. That the team reads it too takes nothing
    /// from what is right, and mends nothing that is wrong unless the labels say so.
    /// </summary>
    public static Verdict Of(LabelledReply reply, Treatment done)
    {
        var withoutTheTeam = done.Without(Treatment.Team);
        return reply.Right.Contains(done) || reply.Right.Contains(withoutTheTeam) ? Verdict.Right
            : reply.Wrong.Contains(done) || reply.Wrong.Contains(withoutTheTeam) ? Verdict.Harmful
            : Verdict.Unhelpful;
    }
}
