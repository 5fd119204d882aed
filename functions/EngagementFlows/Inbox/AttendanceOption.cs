namespace EngagementFlows.Inbox;

/// <summary>What a number says to the question whether somebody comes. Pure.</summary>
/// <param name="ByVideo">Where the question offers both: by video, or in the room; else null.</param>
public sealed record AttendanceOption(YesNoAnswer Answer, bool? ByVideo = null)
{
    private static readonly IReadOnlyList<AttendanceOption> Usual = [new(YesNoAnswer.Yes), new(YesNoAnswer.No), new(YesNoAnswer.NotSure)];

    private static readonly IReadOnlyList<AttendanceOption> RoomOrVideo =
        [new(YesNoAnswer.Yes, ByVideo: false), new(YesNoAnswer.Yes, ByVideo: true), new(YesNoAnswer.No), new(YesNoAnswer.NotSure)];

    /// <summary>
    /// In the order of their numbers. Where both are offered an offered place has the numbers of the invitation, of which it leaves out the
    /// last: the two are one question, and a number means on one what it means on the other.
    /// </summary>
    public static IReadOnlyList<AttendanceOption> All(bool offersVideo) => offersVideo ? RoomOrVideo : Usual;

    /// <summary>How many numbers the question has where it can be answered by "not sure", and where it cannot.</summary>
    public static int Count(bool offersVideo, bool mayBeUnsure) =>
        offersVideo ? RoomOrVideo.Count : mayBeUnsure ? Usual.Count : Usual.Count - 1;

    /// <param name="index">Of the answer, from 0.</param>
    /// <returns>Null where no answer has this number.</returns>
    public static AttendanceOption? Of(int index, ReplyQuestion.Attendance question) =>
        All(question.OffersVideo).ElementAtOrDefault(index) is { } option && (question.MayBeUnsure || option.Answer != YesNoAnswer.NotSure)
            ? option : null;
}
