using EngagementFlows.AccessNeeds;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>By which ways somebody can be written to as things stand: those that we hold, that work, and that they have not stopped. Pure.</summary>
public static class OpenChannels
{
    /// <summary>They asked for none by this channel; STOP, which ends everything, is another matter.</summary>
    public static bool IsStopped(Participant person, Channel channel) =>
        person.Consents.GetValueOrDefault(MarketingBasis.PurposeOf(channel))?.IsNo == true;

    /// <summary>The channel for an answer to them, the one that they prefer first; null where every way is closed.</summary>
    public static Channel? ToAnswer(Participant person)
    {
        List<Channel> open = [.. Held(person).Where(channel => !person.Unusable.Contains(channel) && !IsStopped(person, channel))];
        // A text is no answer to somebody who asks for calls, unless nothing else is there: what they asked is then said at all.
        return open.Where(channel => VoiceCalls.Allow(person, channel)).Concat(open).Cast<Channel?>().FirstOrDefault();
    }

    /// <summary>How messages reach them, as they said and as they have not stopped it; null where they have stopped all that we hold.</summary>
    public static ContactPreference? Standing(Participant person)
    {
        List<Channel> wanted = [.. Held(person).Where(channel => !IsStopped(person, channel))];
        return wanted switch
        {
            [] => null,
            [Channel.Sms] when person.Details.OtherChannel is not null => ContactPreference.Text,
            [Channel.Email] when person.Details.OtherChannel is not null => ContactPreference.Email,
            _ => person.Details.Preference,
        };
    }

    /// <summary>The channels of which a choice speaks, among those that we hold.</summary>
    public static IEnumerable<Channel> Of(Participant person, ContactPreference choice) => Held(person).Where(channel => choice switch
    {
        ContactPreference.Text => channel == Channel.Sms,
        ContactPreference.Email => channel == Channel.Email,
        _ => true,
    });

    /// <summary>The preferred one first.</summary>
    public static IEnumerable<Channel> Held(Participant person) =>
        new[] { person.Details.PreferredChannel, person.Details.OtherChannel }.OfType<Channel>().Where(channel => person.Details.AddressFor(channel) is not null);
}
