using EngagementFlows.Consent;
using EngagementFlows.Messaging;

namespace EngagementFlows.Inbox;

/// <summary>
/// Reads a reply in English or Welsh. Pure, and never a guess: what is ambiguous ("1 or 2", "yes but no", "maybe not") is
/// <see cref="ReplyMeaning.NotUnderstood"/> and waits for a human. Opting out is read before anything else, whatever was asked.
/// </summary>
public static class ReplyUnderstanding
{
    /// <summary>Beyond this a reply is read by people, not by rules, unless words were asked for.</summary>
    private const int LongestForRules = 1_000;

    /// <summary>No text message is longer; of an email, the rest is not searched for an opt-out.</summary>
    private const int LongestForOptOut = 4_000;

    /// <param name="question">What the reply may answer; null where nothing.</param>
    /// <param name="text">What the person wrote, without anything quoted from us.</param>
    /// <param name="channel">Nobody but us answers an email that says STOP, so there it is confirmed.</param>
    public static ReplyMeaning Understand(ReplyQuestion? question, string? text, Channel channel)
    {
        var reply = (text ?? "").Trim();
        var tokens = ReplyTokens.Read(reply.Length > LongestForOptOut ? reply[..LongestForOptOut] : reply);
        if (OptOutWords.IsProviderWord(tokens))
            return new ReplyMeaning.OptOut(channel == Channel.Sms ? OptOutKind.ProviderWord : OptOutKind.OwnWords);
        if (OptOutWords.IsStart(tokens))
            return new ReplyMeaning.OptIn();
        var flattened = ReplyTokens.Flatten(tokens);
        if (OptOutWords.IsOwnWords(flattened))
            return new ReplyMeaning.OptOut(OptOutKind.OwnWords);
        if (ConsentPhrases.Read(reply, flattened) is { } takenBack)
            return takenBack.Purpose is { } purpose ? new ReplyMeaning.ConsentTakenBack(purpose) : new ReplyMeaning.NotUnderstood();
        if (tokens.TrueForAll(token => token.Kind == TokenKind.Break) || (reply.Length > LongestForRules && question is not ReplyQuestion.FreeText))
            return new ReplyMeaning.NotUnderstood();

        return question switch
        {
            ReplyQuestion.Attendance attendance => Attendance(attendance, reply, tokens),
            ReplyQuestion.YesNo yesNo => YesNo(yesNo, reply, tokens),
            ReplyQuestion.Ratings ratings when RatingsReading.Read(reply, tokens, ratings.Count) is { } found =>
                new ReplyMeaning.Ratings(found.Values, found.HasRemark ? reply : null),
            ReplyQuestion.Choices choices when ChoicesReading.Read(tokens, choices.Options, choices.First) is { } found =>
                new ReplyMeaning.Choices(found.Keys, found.HasRemark ? reply : null),
            ReplyQuestion.FreeText => FreeText(reply, tokens),
            _ => Change(reply, tokens) ?? (ReplyMeaning)new ReplyMeaning.NotUnderstood(),
        };
    }

    private static ReplyMeaning Attendance(ReplyQuestion.Attendance question, string reply, IReadOnlyList<ReplyToken> tokens) =>
        YesNoReading.Read(tokens, question.First) is { } found && (question.MayBeUnsure || found.Answer != YesNoAnswer.NotSure)
            ? new ReplyMeaning.Attendance(found.Answer, found.HasRemark ? reply : null)
            : new ReplyMeaning.NotUnderstood();

    private static ReplyMeaning YesNo(ReplyQuestion.YesNo question, string reply, IReadOnlyList<ReplyToken> tokens) => YesNoReading.Read(tokens, question.First) switch
    {
        { AboutComing: true } => Change(reply, tokens)!,
        { Answer: not YesNoAnswer.NotSure } found when !SpeaksOfComing(tokens) => new ReplyMeaning.YesNo(found.Answer, found.HasRemark ? reply : null),
        _ => new ReplyMeaning.NotUnderstood(),
    };

    private static ReplyMeaning FreeText(string reply, List<ReplyToken> tokens)
    {
        // A bare number answers some other question, and "help" is for people.
        if (tokens.FindAll(token => token.Kind != TokenKind.Break) is [] or [{ Text: "help" or "info" }] || tokens.TrueForAll(token => token.Kind != TokenKind.Word))
            return new ReplyMeaning.NotUnderstood();
        return Change(reply, tokens) is ReplyMeaning.AttendanceChange { Remark: null } change ? change : new ReplyMeaning.FreeText(reply);
    }

    private static ReplyMeaning.AttendanceChange? Change(string reply, IReadOnlyList<ReplyToken> tokens) =>
        YesNoReading.Read(tokens) is { AboutComing: true } found ? new ReplyMeaning.AttendanceChange(found.Answer, found.HasRemark ? reply : null) : null;

    private static bool SpeaksOfComing(IReadOnlyList<ReplyToken> tokens) =>
        ReplyReader.YesNo.Read(tokens).Exists(phrase => phrase.Sense is ReplySense.Coming or ReplySense.NotComing);
}
