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
    public Task AskForAsync(Campaigns.Campaign campaign, Participant person, Step step, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = composer.Compose(campaign, person, step, Channel.Sms, MessageReference.IdOf(person.Ref, step.Key, 1), now);
        var by = step.UsefulUntil is { } until ? $" It is of use until {SendTimes.InWords(campaign.File, until)}." : "";
        return inbox.PutAsync(
            campaign.Id,
            new InboxItem($"call-{message.Id}", [person.Id], Channel.Sms, message.To, message.Text, now, $"{person.Details.Name} asks for a call instead of a text. Say this to them ({step.Template}), and record what they answer.{by}")
            {
                Kind = InboxItem.Call,
            },
            cancellation);
    }
}
