using EngagementFlows.AccessNeeds;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>Somebody asks to be written to by email, or by text: whether that can be done, and what changes then. Pure.</summary>
internal static class ChannelWish
{
    /// <summary>Whether we hold that contact, it works, and they have not said no to it before.</summary>
    internal static bool CanBeMet(Participant person, Channel channel) =>
        person.Details.AddressFor(channel) is not null && !person.Unusable.Contains(channel) && VoiceCalls.Allow(person, channel)
        && !OpenChannels.IsStopped(person, channel);

    internal static Participant Met(Participant before, Channel channel)
    {
        var preference = channel == Channel.Sms ? ContactPreference.Text : ContactPreference.Email;
        return before.Details.Preference == preference ? before : before with { Details = before.Details with { Preference = preference } };
    }

    /// <summary>For the team, where it cannot be met.</summary>
    internal static string WhyNot(Participant person, Channel channel) => (channel, person.Details.AddressFor(channel)) switch
    {
        (Channel.Email, null) => "They want to be written to by email, and there is no email address for them.",
        (Channel.Email, _) => "They want to be written to by email. What is on record for them, or what they said before, stands against it: ask them.",
        (_, null) => "They want to be written to by text, and there is no mobile number for them.",
        _ => "They want to be written to by text. What is on record for them, or what they said before, stands against it: ask them.",
    };

    /// <summary>
    /// Nobody is cut off by asking for another way: where that is all that they ask and it cannot be met, they are told, and the team sees to it.
    /// </summary>
    internal static ReplyReading Unmet(ReplyReading reading) =>
        reading with { OptOut = OptOutScope.None, Asks = [.. reading.Asks.Append(EverydayQuestion.ChangeLanguage).Distinct()] };

    /// <summary>What it says back of the wish, and why the team sees it.</summary>
    internal static ReplyActs In(ReplyActs acts, ReplyReading reading, Participant person)
    {
        // Beside a stop of the other channel it is seen to there.
        if (reading is not { WriteBy: { } channel, TellsOfHarm: false, MayBeStop: false, NotThem: NotThem.None, IsAutomatic: false }
            || reading is { OptOut: not OptOutScope.None, IsOnlyAWish: false })
        {
            return acts;
        }

        if (CanBeMet(person, channel))
        {
            return reading.OptOut != OptOutScope.None
                ? acts : acts with { WriteBy = channel, Says = [.. acts.Says, channel == Channel.Sms ? InReply.ByText : InReply.ByEmail] };
        }

        var block = channel == Channel.Sms ? InReply.NoPhone : InReply.NoEmail;
        return acts with
        {
            Why = acts.Why ?? WhyNot(person, channel),
            Says = [.. acts.Says.Where(one => one != InReply.Acknowledged),
                .. person.Details.AddressFor(channel) is null ? [block] : Array.Empty<string>(), InReply.Acknowledged],
        };
    }
}
