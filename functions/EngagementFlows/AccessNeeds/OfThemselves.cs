using System.Text.RegularExpressions;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Whether a supporter writes of themselves: "I can't come that day" is not the answer of whom they support. A number, a yes or a no is, and so
/// are words that name the person or speak of her or him. Pure.
/// </summary>
internal static partial class OfThemselves
{
    internal const string Why = "It is from the supporter, and seems to be about themselves. The person's own answer and place stay as they are: ask who comes.";

    internal const string NotTheSupporter = "Somebody writes from their supporter's phone or address and wants nothing more there: the supporter may have died, or it may be another's now. "
        + "Copies have stopped, and nothing was answered. Ask the person kindly, and put it right in their record.";

    /// <param name="people">Whom they support.</param>
    internal static bool In(string text, IReadOnlyList<Participant> people)
    {
        var names = people.SelectMany(person => $"{person.Details.Name} {person.Details.CalledBy}".Split(' ')).SelectMany(ReplyTokens.Read)
            .Select(token => token.Text).Where(name => name.Length > 1).ToHashSet(StringComparer.Ordinal);
        var pieces = Clauses.Of(text).ConvertAll(piece => Told().Replace(ReplyTokens.Flatten(ReplyTokens.Read(piece.Text)), ""));
        var ofOthers = pieces.Exists(piece => Others().IsMatch(piece) || Names(piece));
        return pieces.Exists(piece => Own().IsMatch(piece) && !Subjects().IsMatch(piece) && !Names(piece) && (!ofOthers || Denied().IsMatch(piece)));

        bool Names(string piece) => piece.Split(' ').Any(names.Contains);
    }

    /// <summary>"This is his daughter, please stop texting him": it is not the supporter who writes.</summary>
    internal static bool IsAnother(string text, ReplyReading reading) =>
        reading.NotThem != NotThem.None || Another().IsMatch(ReplyTokens.Flatten(ReplyTokens.Read(text)));

    /// <summary>"Tell Ann I can't come" says who is to hear it, and not who it is about.</summary>
    [GeneratedRegex(@"\b(?:please )?(?:tell|let|inform|dwedwch wrth|dywedwch wrth) \w+(?: know)?(?: that)? ")]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(?:i|im|ive|id|myself|my|ill(?= (?:be|come|not|have|try|never|still|see|miss)))\b|\b(?:dw i|dwi|dwim|rwy|rwyn|rydw i|alla i|galla i|fydda i|bydda i|byddai|fyddai)\b")]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:cant|can not|cannot|wont|will not|not|couldnt|unable|no longer|dont|isnt|never|ddim|methu|dwim|ill|unwell|poorly|sick|sal)\b")]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:she|he|they|shes|hes|theyre|shell|hell|theyll|we|were|well|weve|both|hi|e|fe|fo|nhw|ni)\b")]
    private static partial Regex Subjects();

    [GeneratedRegex(@"\b(?:she|he|they|shes|hes|theyre|shell|hell|theyll|her|his|him|them|their|we|were|weve|us|both|hi|e|fe|fo|nhw|ni|ei|eu|iddi|iddo|gyda hi|gydag e|gydag o|my (?:mum|mam|mother|dad|father|son|daughter|sister|brother|husband|wife|partner|friend|client|nan|gran))\b")]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:this is (?:his|her|their) \w+|(?:his|her|their) (?:daughter|son|wife|husband|partner|mum|mam|mother|dad|father|brother|sister|family|colleague|manager) here|(?:text|texting|contact|contacting|message|messaging|email|emailing|ring|ringing|write to|writing to|send|sending)(?: \w+){0,3} (?:him|her|them)|has died|have died|passed away|(?:he|she) (?:is )?(?:died|dead)|wedi marw|ei (?:ferch|fab|wraig|gwr|mam|tad) (?:e|o|hi) (?:sydd|ydw|yw|wyf|yma))\b")]
    private static partial Regex Another();
}
