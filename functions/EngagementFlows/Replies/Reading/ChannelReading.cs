using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// By which channel somebody wants to be written to from now on ("please email me instead", "text me rather than email"), and whether that
/// is all: words that ask for no more texts are a stop, whatever stands beside them. Pure.
/// </summary>
internal static class ChannelReading
{
    /// <summary>In a longer reply "write to me by email" may be about anything.</summary>
    private const int LongestRequest = 24;

    internal static ReplyReading In(ReplySigns signs, ReplyReading reading, bool isOwnWordsQuestion)
    {
        if (reading is { TellsOfHarm: true } or { MayBeStop: true } or { OptsIn: true } or { IsAutomatic: true } or { NotThem: not NotThem.None }
            || Asked(signs, reading) is not { } channel)
        {
            return reading;
        }

        var wished = reading with { WriteBy = channel };
        if (reading.OptOut != OptOutScope.None)
        {
            return wished with { IsOnlyAWish = !SaysNo(signs, reading.OptOut == OptOutScope.Texts ? Topics.NoTexts : Topics.NoEmails) };
        }

        return reading.Coming is null && (reading.Answer is null || isOwnWordsQuestion)
            ? wished with { Answer = null, IsThanks = false, ForTheTeam = null, Asks = [.. reading.Asks.Append(EverydayQuestion.ChangeLanguage).Distinct()] }
            : wished;
    }

    private static Channel? Asked(ReplySigns signs, ReplyReading reading)
    {
        var (email, text) = (signs.Has(Topics.WriteByEmail), signs.Has(Topics.WriteByText));
        return reading.OptOut switch
        {
            OptOutScope.Texts => email || signs.Has(Topics.PreferEmail) ? Channel.Email : null,
            OptOutScope.Emails => text || signs.Has(Topics.PreferText) ? Channel.Sms : null,
            OptOutScope.None when signs.Length <= LongestRequest && email != text => email ? Channel.Email : Channel.Sms,
            _ => null,
        };
    }

    /// <summary>"Rather than text" compares; "no more texts" stops.</summary>
    private static bool SaysNo(ReplySigns signs, string topic) =>
        signs.Of(topic).Any(no => !signs.Of(Topics.ComparedChannels, Topics.WriteByEmail, Topics.WriteByText).Any(one =>
        one.IsWelsh == no.IsWelsh && one.Sentence == no.Sentence && one.At < no.End && no.At < one.End));
}
