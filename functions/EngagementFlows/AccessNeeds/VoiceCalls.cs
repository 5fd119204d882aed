using EngagementFlows.Campaigns;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Whoever asks for a call instead of a text gets no texts: emails, where there is an address and they do not refuse it; else each message
/// becomes a task for the team, with the words to say and until when they are of use.
/// </summary>
public sealed class VoiceCalls(TeamInbox inbox, Composer composer)
{
    /// <summary>Why a step's message did not go.</summary>
    public const string Reason = "to be said by phone";

    /// <summary>Whether a person asks for calls. Somebody who has said that they want none is never rung up, whatever else is noted.</summary>
    internal static bool WantedBy(Participant person)
    {
        var needs = person.Needs;
        return needs.Exists(need => need.Holds && need.Kind == NeedKind.VoiceCall)
            && !needs.Exists(need => need.Holds && need.About == AccessNeed.NoCalls)
            && !NeedWords.RefusesCalls(NeedWords.Folded(person.Details.Notes));
    }

    /// <summary>Whether a message may go by a channel at all, for somebody who asks for calls.</summary>
    internal static bool Allow(Participant person, Channel channel) =>
        !person.WantsCalls
        || (channel == Channel.Email && !person.Needs.Exists(need => need.Holds && need.Kind == NeedKind.VoiceCall && need.About == AccessNeed.OnlyCalls));

    /// <summary>Puts the call before the team; the same step again is the same task.</summary>
    public Task AskForAsync(Campaign campaign, Participant person, Step step, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = Compose(campaign, person, step, now);
        var item = new InboxItem(ItemId(person, step.Key), [person.Id], Channel.Sms, message.To, message.Text, now,
            Why(campaign, person, step, step.UsefulUntil))
        {
            Kind = InboxItem.Call,
            Says = step,
        };
        return inbox.PutAsync(campaign.Id, item, cancellation);
    }

    /// <summary>The meeting has moved, or is called off: calls that nobody has made yet say what is so now. Safe to repeat.</summary>
    public async Task RenewAsync(Campaign campaign, Participant person, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var key in person.Steps.Where(one => one.Value.State == StepState.ByPhone).Select(one => one.Key))
        {
            while (await inbox.FindAsync(campaign.Id, ItemId(person, key), cancellation)
                is { Item.Value: { State: not InboxState.Resolved, Says: { } step } item } filed)
            {
                var renewed = Renewed(campaign, person, item, step, now);
                if (renewed == item || await inbox.ChangeAsync(filed, filed.Partition, renewed with { Revision = item.Revision + 1 },
                    cancellation))
                {
                    break;
                }
            }
        }
    }

    private InboxItem Renewed(Campaign campaign, Participant person, InboxItem item, Step step, DateTimeOffset now)
    {
        if (campaign.State == CampaignState.Cancelled)
        {
            return step.Template == ChangesToTheMeeting.Cancelled
                ? item : item with { Why = $"{Asks(person)} The meeting has been called off since: do not say this any more." };
        }

        var text = Compose(campaign, person, step, now).Text;
        // An offered place has an end of its own; everything else before the meeting is of use until it begins.
        var until = step.Asks == QuestionKind.Offer ? step.UsefulUntil : MeetingTimes.Start(campaign.File);
        return text == item.Text ? item : item with { Text = text, Why = $"{Why(campaign, person, step, until)} The meeting has changed since this was asked for; the words are new." };
    }

    private OutboundMessage Compose(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        composer.Compose(campaign, person, step, Channel.Sms, MessageReference.IdOf(person.Ref, step.Key, 1), now);

    private static string ItemId(Participant person, string stepKey) => $"call-{MessageReference.IdOf(person.Ref, stepKey, 1)}";

    private static string Asks(Participant person) => $"{person.Details.Name} asks for a call instead of a text.";

    private static string Why(Campaign campaign, Participant person, Step step, DateTimeOffset? until)
    {
        var by = until is { } end ? $" It is of use until {SendTimes.InWords(campaign.File, end)}." : "";
        return $"{Asks(person)} Say this to them ({TeamWords.Message(step.Template)}), and record what they answer.{by}";
    }
}
