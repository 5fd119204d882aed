using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Whether somebody says that they have nothing to say ("nothing", "dim byd", "can't think of anything"): the question is answered, and
/// there are no words that anybody would want to read. Pure.
/// </summary>
public static partial class NothingToSay
{
    public static bool IsAllOf(string text) => Nothing().IsMatch(Marks().Replace(TextFolding.Fold(text).Replace('’', '\''), " ").Trim());

    [GeneratedRegex(@"[^\p{L}\p{N}'/]+")]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"^(?:(?:sorry|sori|um|er|well|wel|no|na|nope|oh) )*(?:"
        + @"nothing(?: (?:really|at all|else|much|to (?:say|add|change)|i can think of|comes to mind|from me|for me))?"
        + @"|none(?: really)?|n/?a|not applicable"
        + @"|no (?:comments?|ideas?|changes?|answer|thoughts)|not that i can think of|dunno|(?:i'm )?not sure"
        + @"|i? ?(?:can't|cant|cannot|can not|couldn't) think of (?:anything|any|one|owt)(?: else| to (?:change|say|add))?"
        + @"|i? ?wouldn't change (?:anything|a thing)|i would change nothing|i have nothing to (?:say|add|change)"
        + @"|i? ?(?:don't|dont|do not) (?:know|have (?:anything|one|any))"
        + @"|dim(?: byd(?: o gwbl| i'w (?:ddweud|ychwanegu|newid)| arall| gen i| gyda fi| i fi| i mi)?)?|dim (?:sylw|sylwadau|syniad|un)"
        + @"|(?:alla i ddim|methu) meddwl am (?:ddim(?: byd)?|unrhyw beth)"
        + @"|(?:fyddwn|byddwn|faswn|baswn) i ddim yn newid dim(?: byd)?"
        + @"|does (?:dim|gen i ddim)(?: byd)?(?: i'w (?:ddweud|ychwanegu|newid))?"
        + @"|(?:dw i|dwi|wi) ddim yn gwybod|sai'n gwybod"
        + @")(?: (?:thanks?|thank you|ta|sorry|really|tbh|diolch|diolch yn fawr|sori|x+))*$")]
    private static partial Regex Nothing();
}
