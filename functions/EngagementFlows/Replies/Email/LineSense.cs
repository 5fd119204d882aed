namespace EngagementFlows.Replies.Email;

/// <summary>What the rules that read replies make of a line, so that no wish and no answer is taken for a signature.</summary>
/// <param name="IsWish">It asks us to stop.</param>
/// <param name="IsAnswer">It may be a yes, a no or a number.</param>
public sealed record LineSense(Func<string, bool> IsWish, Func<string, bool> IsAnswer)
{
    public static LineSense None { get; } = new(_ => false, _ => false);
}
