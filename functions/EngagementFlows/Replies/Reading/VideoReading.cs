using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>Whether somebody says that they come by video, or in the room. Words about anything else, such as an opinion of video, say nothing. Pure.</summary>
internal static class VideoReading
{
    /// <summary>In a longer reply "on zoom" may be about anything.</summary>
    private const int LongestAlone = 16;

    /// <summary>"By video please", "I'll come in person".</summary>
    private const int LongestOnly = 4;

    /// <summary>Whether words that say by which way they come say nothing besides, so that they answer no other question.</summary>
    internal static bool IsOnlyThat(ReplySigns signs) =>
        signs.Length <= LongestOnly && !signs.EndsInQuestion && signs.Has(Topics.ByVideo, Topics.InTheRoom)
        && !signs.Has(Topics.Need, Topics.Supporter, Topics.BringsOne, Topics.No, Topics.NotComing);

    internal static bool? In(ReplySigns signs, ReplyReading reading, ReplyQuestion? question)
    {
        var isAboutComing = reading.Coming == YesNoAnswer.Yes || reading.Asks.Contains(EverydayQuestion.Link)
            || (reading.Coming is null && signs.Length <= LongestAlone && question is not ReplyQuestion.FreeText { IsAboutNeeds: false } and not ReplyQuestion.Ratings and not ReplyQuestion.Choices);
        // "Yes, but only by video" is no condition: it says how.
        var isConditional = signs.Of(Topics.Condition)
            .Any(one => !signs.Of(Topics.ByVideo).Any(video => video.At <= one.End && video.End >= one.End));
        return !isAboutComing || isConditional ? null
            : signs.Has(Topics.InTheRoom) ? (signs.Has(Topics.ByVideo) && signs.Last(Topics.ByVideo, Topics.InTheRoom) is { Topic: Topics.ByVideo } ? true : false)
            : signs.Has(Topics.ByVideo) ? true
            : null;
    }
}
