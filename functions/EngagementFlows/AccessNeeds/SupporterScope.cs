using System.Text.RegularExpressions;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// What a person has agreed to share with their supporter, and to let them answer. Read from the words in the list; where these say nothing,
/// or anything that no rule understands, nothing is sent and nothing is taken for an answer. Consent can never be given in this way.
/// </summary>
/// <param name="Reminders">Reminders of the meeting; and, of a meeting to which the person is coming, that it moves or is called off.</param>
/// <param name="Messages">All messages, but what is between the person and us: that they have withdrawn, and which question they meant.</param>
/// <param name="Attendance">They may say whether the person comes, and get the messages that ask it and those that say what came of it.</param>
/// <param name="AccessNeeds">They may say what the person needs, and get the message that asks it.</param>
public sealed partial record SupporterScope(bool Reminders = false, bool Messages = false, bool Attendance = false, bool AccessNeeds = false)
{
    public static SupporterScope None { get; } = new();

    public const string Expected = "Write (reminders only), (all messages), (may answer for me), several of them with \"and\", or (nothing); until then nothing is sent to the supporter, and what they answer goes to the team.";

    [System.Text.Json.Serialization.JsonIgnore]
    public bool SendsSomething => this != None;

    public static SupporterScope Of(Supporter? supporter) => Read(supporter?.Scope) ?? None;

    /// <summary>What is agreed for this person's supporter now: nothing, where they have said that it is over and the team is to ask.</summary>
    public static SupporterScope Of(Participant person) => person.SupporterPausedAt is null ? Of(person.Details.Supporter) : None;

    /// <returns>Null where the words are not understood.</returns>
    public static SupporterScope? Read(string? words)
    {
        var scope = None;
        foreach (var part in PartEnd().Split(TextFolding.Fold(words ?? "")).Select(part => part.Replace('-', ' ').Trim(' ', '.')).Where(part => part.Length > 0))
        {
            if (OfPart(part) is not { } said)
            {
                return null;
            }

            scope = new(scope.Reminders || said.Reminders, scope.Messages || said.Messages, scope.Attendance || said.Attendance, scope.AccessNeeds || said.AccessNeeds);
        }

        return scope;
    }

    /// <summary>Whether a copy of a message goes to them.</summary>
    public bool Covers(Step step) => step.Template switch
    {
        // The one is a last word to the person, the other asks them which of their questions they meant.
        "withdrawn-confirmation" or UnclearFields.Template => false,
        "meeting-reminder" when Reminders => true,
        // Whoever brings somebody there has to know when, and that there is nothing to come to.
        ChangesToTheMeeting.Changed or ChangesToTheMeeting.Cancelled when Reminders && step.About == ChangesToTheMeeting.Coming => true,
        "invitation" or "invitation-reminder" or "waiting-list-offer" or "meeting-changed" when Attendance => true,
        "confirmation" or "declined" or "tentative" or "waiting-list-joined" or "waiting-list-left" or "offer-expired" or "meeting-cancelled" when Attendance => true,
        "access-needs-question" when AccessNeeds => true,
        _ => Messages,
    };

    public bool MayAnswer(QuestionKind question) => question switch
    {
        QuestionKind.Rsvp or QuestionKind.Offer => Attendance,
        QuestionKind.AccessNeeds => AccessNeeds,
        _ => false,
    };

    private static SupporterScope? OfPart(string part) =>
        Nothing().IsMatch(part) ? None
        : RemindersOnly().IsMatch(part) ? new(Reminders: true)
        : Everything().IsMatch(part) ? new(Reminders: true, Messages: true)
        : AnswersAttendance().IsMatch(part) ? new(Attendance: true)
        : AnswersAccessNeeds().IsMatch(part) ? new(AccessNeeds: true)
        : AnswersAll().IsMatch(part) ? new(Attendance: true, AccessNeeds: true)
        : null;

    [GeneratedRegex(@"[,;+&/]|\s(?:and|plus|ac|a)\s")]
    private static partial Regex PartEnd();

    [GeneratedRegex(@"^(?:nothing|none|no messages|no copies|no contact|comes along|comes along only|just comes along|do not contact|don't contact|dim|dim byd|dim negeseuon|dim copiau|dim cysylltu|dod gyda fi|dod gyda mi)$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?:just |only )?(?:cop(?:y|ies) of |a copy of |send )?(?:the |my |meeting |appointment )*reminders?(?: (?:only|messages?|copied|please))*$|^(?:(?:dim ond|copi o|copiau o'r?|negeseuon|nodiadau|nodyn) )*(?:nodiadau |negeseuon )?atgoffa(?:on)?(?: yn unig)?$|^atgofion(?: yn unig)?$")]
    private static partial Regex RemindersOnly();

    [GeneratedRegex(@"^(?:cop(?:y|ies) of |a copy of |copied into |gets? |send )?(?:everything(?: you send(?: me)?)?|all|all (?:my |the |your )?(?:messages|texts|emails|copies)|(?:every|each) message|all of (?:it|them))$|^(?:copi o |copiau o )?(?:popeth|bopeth|(?:p|b)ob neges|(?:y |yr )?(?:holl|h?oll) negeseuon)$")]
    private static partial Regex Everything();

    [GeneratedRegex(@"^(?:(?:they |she |he )?(?:may|can) )?(?:answers?|repl(?:y|ies)|say|says) (?:for me )?(?:about|on|whether|if) (?:attendance|coming|i(?:'m| am)? com(?:e|ing)|places?)(?: only| for me)?$|^(?:may|can) (?:accept|confirm) for me$|^(?:gall |caiff )?ateb (?:drosof (?:i )?)?am (?:ddod|bresenoldeb)(?: yn unig)?$")]
    private static partial Regex AnswersAttendance();

    [GeneratedRegex(@"^(?:(?:they |she |he )?(?:may|can) )?(?:answers?|repl(?:y|ies)) (?:for me )?(?:about|on) (?:my )?(?:access|access needs|needs)(?: only)?$|^(?:gall |caiff )?ateb (?:drosof (?:i )?)?am (?:fy )?(?:anghenion|anghenion mynediad)(?: yn unig)?$")]
    private static partial Regex AnswersAccessNeeds();

    [GeneratedRegex(@"^(?:(?:they |she |he )?(?:may|can|will|to) )?(?:answers?|repl(?:y|ies)|respond|speak|speaks) (?:for me|for them|on (?:my|their) behalf)$|^(?:mae'n |gall |caiff |yn cael |cael )?\w*ateb (?:drosof|drosof i|drosta|drosta i|drosto i|ar fy rhan|ar fy rhan i)$")]
    private static partial Regex AnswersAll();
}
