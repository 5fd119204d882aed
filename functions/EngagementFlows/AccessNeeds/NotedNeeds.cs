using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.AccessNeeds;

/// <summary>What is noted of a person's needs, as they are told it when they are asked whether it is still right. Pure.</summary>
internal static class NotedNeeds
{
    /// <summary>A text message has room for a few.</summary>
    private const int Longest = 120;

    private const int LongestWording = 60;

    public static bool Any(Participant person) => In(person, "en").Length > 0;

    /// <summary>
    /// What the person answered in their own words, to be changed by them; null where nothing, and where they only let stand what is noted:
    /// "that is all" is an answer and nothing to change.
    /// </summary>
    public static string? OwnWords(Participant person) =>
        person.Answers.AccessNeeds is { } words && !(Any(person)
            && (NeedsReading.Read(words).Count == 0 || NotedNeedsAnswer.Confirms(words))) ? words : null;

    /// <returns>Empty where nothing is noted, or where others read messages to the same contact: what somebody needs is theirs to tell.</returns>
    public static string In(Participant person, string code)
    {
        var told = "";
        foreach (var name in person.SharesContact ? [] : person.Needs.Where(need => need.Holds).Select(need => Name(need, code)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var longer = told.Length == 0 ? name : $"{told}, {name}";
            told = longer.Length <= Longest ? longer : told;
        }

        return told;
    }

    private static string? Name(AccessNeed need, string code)
    {
        return (need.Kind, need.About) switch
        {
            (NeedKind.Language, "cy") => Text("messages in Welsh", "negeseuon yn Gymraeg"),
            (NeedKind.Language, "en") => Text("messages in English", "negeseuon yn Saesneg"),
            (NeedKind.EasyRead, _) => Text("easy read", "testun hawdd ei ddeall"),
            (NeedKind.LargePrint, _) => Text("large print", "print bras"),
            (NeedKind.Interpreter, "BSL") => Text("a BSL interpreter", "dehonglydd BSL"),
            (NeedKind.VoiceCall, _) => Text("phone calls in place of texts", "galwadau ffôn yn lle negeseuon testun"),
            (NeedKind.StepFree, _) => Text("step-free access", "mynediad heb risiau"),
            (NeedKind.QuietRoom, _) => Text("a quiet room", "ystafell dawel"),
            (NeedKind.Supporter, _) => Text("somebody who comes with you", "rhywun yn dod gyda chi"),
            (_, AccessNeed.NoCalls) => Text("no phone calls", "dim galwadau ffôn"),
            (_, AccessNeed.ByEmail) => Text("messages by email", "negeseuon drwy e-bost"),
            (_, AccessNeed.ByText) => Text("messages by text", "negeseuon testun"),
            // In the words in which it was noted, where these are few.
            _ => need.Wording.Length <= LongestWording ? need.Wording.Trim(' ', '.', ',') : null,
        };

        string Text(string english, string welsh) => code == "cy" ? welsh : english;
    }
}
