using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Which way a message goes: as the person prefers, by what works, and by what they allow. Pure.</summary>
public static class ChannelChoice
{
    /// <summary>Whether this message may go by the channel that was not meant for it, because the one that was does not work.</summary>
    public static bool MayFallBack(Participant person, Step step, StepRecord record) =>
        !record.FellBack && step.Via is null && record.Channel is { } tried && IsUsable(SupporterCopies.Addressed(person, step.Key), Other(tried));

    public static Channel? For(Campaign campaign, Participant person, Step step, StepRecord? record, DateTimeOffset now)
    {
        if (Wanted(person, step) is not { } channel)
        {
            return null;
        }

        if (step.OtherChannel && IsUsable(person, channel) && !ConsentRules.MayUse(campaign, person, step, channel, now))
        {
            // The first channel has had its message; the same again there is not what was meant.
            return null;
        }

        var chosen = step.Via is null && (record is { FellBack: true } || !IsOpen(campaign, person, step, channel, now)) ? Other(channel) : channel;
        return IsOpen(campaign, person, step, chosen, now) ? chosen : null;
    }

    private static Channel? Wanted(Participant person, Step step) => step.Via switch
    {
        "sms" => Channel.Sms,
        "email" => Channel.Email,
        _ when step.OtherChannel => person.WantsCalls ? null : person.Details.OtherChannel,
        _ => person.Details.PreferredChannel,
    };

    public static string WhyNone(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        Wanted(person, step) is { } wanted && IsUsable(person, wanted, step.Via is not null) ? ConsentRules.WhyNoUse(campaign, person, step, wanted, now)
        : person.Unusable.IsEmpty ? "no address for this channel"
        : "the contact takes no messages";

    /// <summary>A call takes the place of texts that somebody cannot read, not of those that they do not want or that nothing allows.</summary>
    public static bool MayCall(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        person.WantsCalls && person.Details.Phone is not null && ConsentRules.MayUse(campaign, person, step, Channel.Sms, now);

    private static bool IsOpen(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now) =>
        IsUsable(person, channel, spokenOn: step.Via is not null) && ConsentRules.MayUse(campaign, person, step, channel, now);

    /// <param name="spokenOn">It is the channel on which they have just spoken themselves.</param>
    private static bool IsUsable(Participant person, Channel channel, bool spokenOn = false) =>
        person.Details.AddressFor(channel) is not null && !person.Unusable.Contains(channel) && (spokenOn || VoiceCalls.Allow(person, channel));

    private static Channel Other(Channel channel) => channel == Channel.Sms ? Channel.Email : Channel.Sms;
}
