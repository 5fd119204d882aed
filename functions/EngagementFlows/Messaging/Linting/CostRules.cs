using EngagementFlows.Contacts;

namespace EngagementFlows.Messaging.Linting;

/// <summary>What a text message costs, and the character that doubles it.</summary>
internal static class CostRules
{
    /// <summary>More parts than this are a letter, not a text.</summary>
    private const int MostSegments = 3;

    private const string WelshLetters = "âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿÂÊÎÔÛŴŶÁÉÍÓÚÀÈÌÒÙÏÖ";

    /// <summary>The author's own character for which the whole text is sent as UCS-2.</summary>
    internal static IEnumerable<Finding> Character(LintedText text)
    {
        var normalised = SmsText.Normalise(text.Prose);
        if (!text.GoesBySms || SmsText.OutsideGsm7(normalised) is not { } character)
            return [];
        var word = LintedText.Words(normalised).FirstOrDefault(word => word.Contains(character, StringComparison.Ordinal)) ?? character;
        return [text.Warning("costly-character", word, $"\"{character}\" more than doubles what {(text.Channel is null ? "every text message that carries this" : "the text message")} costs: a part holds 67 characters then, and not 153. {Advice(character, word, text.Wording.Language)}")];
    }

    /// <summary>Of a message as it will be sent.</summary>
    internal static IEnumerable<Finding> Length(LintedText text, string message, MessagePrices prices)
    {
        if (message.Length > SmsText.Longest)
            return [text.Error("too-long", message[..60], $"With its fields filled in the text has {message.Length} characters, and at most {SmsText.Longest} can be sent. Shorten it.")];
        var length = SmsText.Measure(message);
        return length.Segments <= MostSegments ? [] :
        [
            text.Warning("segments", message[..60], $"The text goes in {length.Segments} parts and costs about £{prices.Of(length):0.00} a person{(SmsText.OutsideGsm7(message) is { } character ? $"; without \"{character}\" it would be fewer" : "")}. Shorten it if you can."),
        ];
    }

    private static string Advice(string character, string word, Language language) => character switch
    {
        _ when WelshLetters.Contains(character, StringComparison.Ordinal) && language == Language.Welsh =>
            $"Welsh spells \"{word}\" so: keep it where it is the right word, or say the same with another (\"efallai\" for \"ddim yn siŵr\", \"yn dilyn\" for \"ar ôl\").",
        _ when TextFolding.Fold(character) is [>= 'a' and <= 'z'] folded => $"In a name it is right; elsewhere write \"{(char.IsUpper(character[0]) ? folded.ToUpperInvariant() : folded)}\".",
        _ when character.Length > 1 || char.GetUnicodeCategory(character[0]) == System.Globalization.UnicodeCategory.OtherSymbol => "Leave it out, or write it in words.",
        _ => "Write it in plain letters or in words.",
    };
}
