using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>
/// What one reply did to its person, as a treatment: found in what is stored after it and was not before, never in what a rule says that it
/// read. Pure.
/// </summary>
/// <param name="Before">The person just before the reply.</param>
/// <param name="After">The person an hour later. Nothing but the reply has happened to them meanwhile.</param>
/// <param name="At">When the reply came.</param>
internal sealed record ReplyEffects(Participant Before, Participant After, DateTimeOffset At)
{
    /// <summary>Of the timeline: what came from this person.</summary>
    public IEnumerable<TimelineEntry> Received { get; init; } = [];

    /// <summary>What waits for the team and may be from this person.</summary>
    public IEnumerable<InboxItem> Inbox { get; init; } = [];

    /// <summary>What can be chosen where barriers are asked for, in the order of their numbers.</summary>
    public IReadOnlyList<string> Barriers { get; init; } = [];

    public Treatment Done() => new([.. Stops(), .. Answers(), .. Says(), .. Team()]);

    /// <summary>The provider confirms its own word, and takes nothing more from us for that number.</summary>
    public bool IsConfirmedByTheProvider => HasStopped && After.Withdrawal == Withdrawal.ByProviderWord;

    /// <summary>Why it went to the team, or what the line of the reply says of it; empty where nothing does.</summary>
    public string Note()
    {
        var reasons = NewLines.Select(line => line.Reason).OfType<string>().ToList();
        var others = NewItems.Select(item => item.Why).Where(why => !reasons.Exists(reason => reason.Contains(why, StringComparison.Ordinal)));
        return string.Join(" | ", reasons.Concat(others));
    }

    private bool HasStopped => Before.Withdrawal == Withdrawal.None && After.Withdrawal != Withdrawal.None;

    private IEnumerable<InboxItem> NewItems => Inbox.Where(item => item.At >= At);

    private IEnumerable<TimelineEntry> NewLines => Received.Where(line => line.At >= At);

    private IEnumerable<AsideMessage> NewAsides =>
        After.Asides.Where(aside => !Before.Asides.ContainsKey(aside.Key)).Select(aside => aside.Value);

    private IEnumerable<string> Stops()
    {
        if (HasStopped)
        {
            yield return "stop-all";
        }

        if (Before.Withdrawal != Withdrawal.None && After.Withdrawal == Withdrawal.None)
        {
            yield return Treatment.Start;
        }

        if (IsClosed(ConsentPurposes.Sms))
        {
            yield return "stop-sms";
        }

        if (IsClosed(ConsentPurposes.Email))
        {
            yield return "stop-email";
        }

        if (After.WantsNoReminders && !Before.WantsNoReminders)
        {
            yield return "stop-reminders";
        }
    }

    /// <summary>A channel: whoever hears nothing more at all has not closed one.</summary>
    private bool IsClosed(string channel) => IsNo(After, channel) && !IsNo(Before, channel);

    private static bool IsNo(Participant person, string purpose) => person.Consents.GetValueOrDefault(purpose) is { IsNo: true };

    /// <summary>An answer counts where this message is its evidence: no other has come since.</summary>
    private IEnumerable<string> Answers() => After.AnswersGiven.Where(answer => answer.At >= At).Select(LabelOf).OfType<string>();

    private string? LabelOf(AnswerGiven answer)
    {
        var question = QuestionKeys.Read(answer.Question, answer.At);
        return question.Kind switch
        {
            QuestionKind.Rsvp or QuestionKind.Offer => answer.Answer switch { "ACCEPTED" => "yes", "DECLINED" => "no", _ => "maybe" },
            QuestionKind.Consent when question.About is ConsentPurposes.Sms or ConsentPurposes.Email => null,
            QuestionKind.Consent => answer.Answer == "yes" ? "consent-yes" : "consent-no",
            QuestionKind.Statements => $"rating:{string.Concat(After.Answers.Statements)}",
            QuestionKind.Barriers => $"choice:{Chosen(After.Answers.Barriers)}",
            QuestionKind.AccessNeeds when After.Needs.Count > Before.Needs.Count => "need",
            _ => "answer",
        };
    }

    private string Chosen(IReadOnlyList<string> keys) =>
        keys.Count == 0 ? "0" : string.Join(',', keys.Select(key => Barriers.ToList().IndexOf(key) + 1).Order());

    /// <summary>What the one message says that goes back, and what the line of the reply says of it.</summary>
    private IEnumerable<string> Says()
    {
        var blocks = NewAsides.SelectMany(aside => aside.Says).Select(LabelOfBlock).Where(IsLabel).Distinct();
        var asks = NewItems.SelectMany(item => item.Asks).Select(name => $"ask:{name}");
        var lines = NewLines.Select(line => line.Reason switch
        {
            "thanks" => "thanks",
            "written by a machine" => Treatment.Automatic,
            _ => null,
        });
        return [.. blocks, .. asks, .. lines.OfType<string>()];
    }

    /// <summary>The labels know one kind of wish about how somebody is written to.</summary>
    private static string LabelOfBlock(string block) =>
        block is InReply.LargePrint or InReply.EasyRead ? InReply.Block(EverydayQuestion.ChangeLanguage) : block;

    /// <summary>Other blocks, such as thanks for an answer, are no treatment of their own.</summary>
    private static bool IsLabel(string block) =>
        block.StartsWith("ask:", StringComparison.Ordinal) || block is "late" or "wrong-person" or "bereavement";

    /// <summary>Somebody of the team has it, the person waits for them, or was asked which question they meant.</summary>
    private IEnumerable<string> Team()
    {
        if (NewItems.Any(item => item.Kind == InboxItem.Safeguarding))
        {
            yield return "safeguarding";
        }

        var isHeld = After.Hold is { IsOn: true } && Before.Hold is not { IsOn: true };
        var isAskedWhich = After.Unclear is not null && After.Unclear.Id != Before.Unclear?.Id;
        // A stop is done, whatever it asks for beside that.
        var isRequest = After.Withdrawal == Withdrawal.None && NewItems.Any(item => item.Kind == InboxItem.DataRequest);
        if (isHeld || isAskedWhich || isRequest || NewItems.Any(item => item.Kind == InboxItem.Reply))
        {
            yield return Treatment.Team;
        }
    }
}
