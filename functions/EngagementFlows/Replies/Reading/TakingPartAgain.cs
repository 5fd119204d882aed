namespace EngagementFlows.Replies.Reading;

/// <summary>Whether somebody who had said no to taking part says that they want to after all. Pure.</summary>
internal static class TakingPartAgain
{
    internal static bool IsIn(ReplySigns signs)
    {
        var again = signs.Of(Topics.TakesPartAgain).ToList();
        // "I've changed my mind" is a no of somebody who had said yes, and here of nobody else.
        return again.Count > 0 && signs.Of(Topics.NotComing, Topics.Refused).All(no => again.Exists(one => one.IsWelsh == no.IsWelsh && one.At < no.End && no.At < one.End));
    }
}
