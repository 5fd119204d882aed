using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.ParticipantPages;

/// <summary>What the words in a field of a page are, and what the page says that was done about them. Pure.</summary>
internal static class HeardInField
{
    /// <summary>Whether they answer what the field asks, and are kept as that; all else is a message as any other.</summary>
    /// <param name="asksForData">They ask for what is kept about the person, or for its end: nothing to be kept with an answer, and shared.</param>
    public static bool IsAnswer(ReplyReading reading, Participant person, bool asksForData) =>
        !asksForData && reading is
        {
            Answer: ReplyMeaning.FreeText, TellsOfHarm: false, OptOut: OptOutScope.None, OptsIn: false, NotThem: NotThem.None, MayBeStop: false,
            IsAutomatic: false, TakesBack: null,
        }
        && (reading.Coming is null || reading.Coming == AnswerOf(person));

    /// <summary>What was done about words that are no answer, by what is stored of them.</summary>
    /// <param name="line">Their line in the timeline; null where there is none.</param>
    /// <param name="says">What the message that goes back says.</param>
    public static IReadOnlyList<PageNote> Notes(TimelineEntry? line, IReadOnlyList<string> says, ReplyReading reading, DataWish wish)
    {
        List<PageNote> notes = [.. says.Select(Note), .. Done(line?.Reply)];
        if (wish.HasFlag(DataWish.Copy))
        {
            notes.Add(PageNote.DataCopy);
        }

        if (wish.HasFlag(DataWish.Erasure))
        {
            notes.Add(PageNote.DataErasure);
        }

        if (reading.OptsIn)
        {
            notes.Add(PageNote.Started);
        }

        var isForTheTeam = reading.TellsOfHarm || line?.Reply?.ForTheTeam is not null
            || line?.Reason?.StartsWith("waits for the team", StringComparison.Ordinal) == true;
        if (isForTheTeam && !notes.Exists(SaysWhoReads))
        {
            notes.Add(PageNote.Team);
        }

        return notes.Count > 0 ? [.. notes.Distinct()] : reading.IsThanks ? [PageNote.Thanks] : [];
    }

    private static bool SaysWhoReads(PageNote note) =>
        note is PageNote.Team or PageNote.Paused or PageNote.WrongPerson or PageNote.Bereavement or PageNote.Late or PageNote.DataCopy or PageNote.DataErasure;

    private static IEnumerable<PageNote> Done(InboundReply? reply) => reply switch
    {
        { TakesBack: ConsentPurposes.Email, ConfirmBy: Channel.Sms } => [PageNote.ByText],
        { TakesBack: ConsentPurposes.Sms, ConfirmBy: Channel.Email } => [PageNote.ByEmail],
        { TakesBack: ConsentPurposes.Sms } => [PageNote.NoTexts],
        { TakesBack: ConsentPurposes.Email } => [PageNote.NoEmails],
        { TakesBack: ConsentPurposes.TakePart } => [PageNote.NoLongerTakesPart],
        { TakesBack: not null } => [PageNote.ConsentTakenBack],
        { Question: "rsvp" or "offer", Answer.YesNo: { } coming } =>
            [coming switch { YesNoAnswer.Yes => PageNote.Coming, YesNoAnswer.No => PageNote.NotComing, _ => PageNote.NotSure }],
        _ => [],
    };

    private static PageNote Note(string block) => block switch
    {
        InReply.NoReminders => PageNote.NoReminders,
        InReply.WrongPerson => PageNote.WrongPerson,
        InReply.Bereavement => PageNote.Bereavement,
        InReply.Paused => PageNote.Paused,
        InReply.Acknowledged => PageNote.Team,
        InReply.DataCopy => PageNote.DataCopy,
        InReply.DataErasure => PageNote.DataErasure,
        InReply.Late => PageNote.Late,
        _ => PageNote.Answered,
    };

    private static YesNoAnswer? AnswerOf(Participant person) => person.Partstat switch
    {
        Partstat.Accepted => YesNoAnswer.Yes,
        Partstat.Declined => YesNoAnswer.No,
        Partstat.Tentative => YesNoAnswer.NotSure,
        _ => null,
    };
}
