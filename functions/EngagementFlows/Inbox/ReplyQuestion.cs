namespace EngagementFlows.Inbox;

/// <summary>What a person was asked: it decides how their reply is read.</summary>
public abstract record ReplyQuestion
{
    private ReplyQuestion()
    {
    }

    /// <summary>"Will you come?": 1 yes, 2 no, 3 not sure, in digits or words; "see you there" counts.</summary>
    /// <param name="MayBeUnsure">False for the offer of a place, which is taken or not.</param>
    /// <param name="First">The number of the first answer; the others follow it as <see cref="AttendanceOption"/> has them.</param>
    /// <param name="OffersVideo">The room and video are two answers.</param>
    public sealed record Attendance(bool MayBeUnsure = true, int First = 1, bool OffersVideo = false) : ReplyQuestion;

    /// <summary>A question with two answers, such as a purpose of consent: 1 yes, 2 no. "Not sure" is no answer to it.</summary>
    /// <param name="First">The number that stands for yes; the next is no.</param>
    public sealed record YesNo(int First = 1) : ReplyQuestion;

    /// <summary>A number from 1 to 5 for each of <paramref name="Count"/> statements, in their order, all in one message.</summary>
    /// <param name="Given">How many of them the person has rated already, from the first on.</param>
    public sealed record Ratings(int Count, int Given = 0) : ReplyQuestion;

    /// <summary>Any number of <paramref name="Options"/>, none among them, by their numbers or their words.</summary>
    /// <param name="First">The number of the first option.</param>
    public sealed record Choices(IReadOnlyList<ReplyOption> Options, int First = 1) : ReplyQuestion;

    /// <summary>An answer in the person's own words.</summary>
    /// <param name="IsAboutNeeds">What would make it easier to take part: not an answer to be shared.</param>
    /// <param name="IsToConfirm">They were told what is noted already, and asked whether that is still right.</param>
    public sealed record FreeText(bool IsAboutNeeds = false, bool IsToConfirm = false) : ReplyQuestion;
}

/// <param name="Key">What the answer is recorded as.</param>
/// <param name="Texts">How the option reads, in each language in which it may have been sent.</param>
public sealed record ReplyOption(string Key, params IReadOnlyList<string> Texts);
