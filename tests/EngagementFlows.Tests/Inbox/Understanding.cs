using EngagementFlows.Consent;
using EngagementFlows.Messaging;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;

namespace EngagementFlows.Inbox;

/// <summary>What a reply is understood to say, in the words of the tables of replies.</summary>
internal static class Understanding
{
    public static ReplyReading Read(string question, string text, Channel? channel = null) =>
        Read(ReplyUnderstandingTests.Question(question), text, channel ?? (question == "email" ? Channel.Email : Channel.Sms));

    /// <summary>As the app reads words that may be a part of a message.</summary>
    public static ReplyReading Read(ReplyQuestion? question, string text, Channel channel = Channel.Sms) => new ReplyInHand(
        new InboundMessage("id", channel, channel == Channel.Sms ? "+447700900111" : "person@example.org", "", text, World.Monday),
        ReplyReaders.BuiltIn, static _ => false).Read(text, question);

    public static string Describe(string question, string text)
    {
        var reading = Read(question, text);
        if (TakenBack(text) is { Purpose: null } && reading.OptOut == OptOutScope.All)
        {
            // A consent, or all of them: people read which.
            return "not-understood";
        }

        if (reading.OptOut == OptOutScope.All)
        {
            return ProviderWords.IsStop(text) && question != "email" ? "opt-out:provider-word" : "opt-out:own-words";
        }

        if (reading.OptOut is OptOutScope.Texts or OptOutScope.Emails)
        {
            return reading.OptOut == OptOutScope.Texts ? "opt-out:texts" : "opt-out:emails";
        }

        if (reading.OptsIn)
        {
            return "opt-in";
        }

        if (TakenBack(text) is { Purpose: { } purpose })
        {
            return $"takes-back:{purpose}";
        }

        return Answer(reading.Answer, text) ?? (reading.Coming is { } coming ? $"change:{Word(coming)}" : "not-understood");
    }

    public static ConsentTakenBack? TakenBack(string text) => ConsentPhrases.Read(text);

    /// <returns>Null where it is none.</returns>
    public static string? Answer(ReplyMeaning? meaning, string text) => meaning switch
    {
        ReplyMeaning.Attendance { Answer: var answer } => Word(answer),
        ReplyMeaning.YesNo { Answer: var answer } => Word(answer),
        ReplyMeaning.Ratings ratings => $"ratings:{string.Join(',', ratings.Values)}",
        ReplyMeaning.Choices choices => $"choices:{string.Join(',', choices.Keys)}",
        ReplyMeaning.FreeText words => words.Text.Trim() == text.Trim() ? "text" : $"another text: {words.Text}",
        _ => null,
    };

    public static string Word(YesNoAnswer answer) => answer switch { YesNoAnswer.Yes => "yes", YesNoAnswer.No => "no", _ => "not-sure" };
}
