using System.Text.RegularExpressions;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

/// <summary>What one everyday question is answered with. Pure.</summary>
/// <param name="Says">Blocks of the template <see cref="InReply.Template"/>.</param>
/// <param name="IsWhole">Nobody of the team need answer more.</param>
internal sealed partial record EverydayAnswer(IReadOnlyList<string> Says, bool IsWhole)
{
    private static readonly EverydayAnswer NotHeld = new([], IsWhole: false);

    public static EverydayAnswer To(EverydayQuestion question, ReplyReading reading, CampaignFile file, string text) => question switch
    {
        EverydayQuestion.Who or EverydayQuestion.What when reading.AsksWhoComes => WithWhoComes(question, reading, file),
        EverydayQuestion.ParkingAccessOrTransport when IsTheWay(reading, file) =>
            new EverydayAnswer([InReply.Block(EverydayQuestion.Where)], IsWhole: !reading.AsksAboutAccess),
        // The link to the video is no answer to somebody who asks for the notes.
        EverydayQuestion.Link when OfTheMeeting().IsMatch(TextFolding.Fold(text)) && !OfTheVideo().IsMatch(TextFolding.Fold(text)) => NotHeld,
        // What it is about is no answer to "Will there be lunch?", nor its date to "Is there another date?".
        EverydayQuestion.What when IsUnnamed(Refreshments(), question, file, text) => NotHeld,
        EverydayQuestion.When when OtherDates().IsMatch(TextFolding.Fold(text)) => NotHeld,
        _ when !EverydayAnswers.IsHeld(file, question) || IsAboutOthersThanOne(question, file, text) => NotHeld,
        _ => new EverydayAnswer([InReply.Block(question)], IsWhole: true),
    };

    private static EverydayAnswer WithWhoComes(EverydayQuestion question, ReplyReading reading, CampaignFile file)
    {
        var isHeld = EverydayAnswers.WhoComes(file) is not null;
        var isMore = reading.AsksBesideWhoComes && EverydayAnswers.IsHeld(file, question);
        IReadOnlyList<string> beside = isMore ? [InReply.Block(question)] : [];
        return new EverydayAnswer([.. beside, .. isHeld ? [InReply.WhoComes] : Array.Empty<string>()], isHeld);
    }

    /// <summary>How to get there is said with the place, unless the campaign says it among access and transport.</summary>
    private static bool IsTheWay(ReplyReading reading, CampaignFile file) => reading.AsksTheWay
        && EverydayAnswers.OwnWords(file, EverydayQuestion.ParkingAccessOrTransport) is null
        && EverydayAnswers.OwnWords(file, EverydayQuestion.Where) is not null;

    /// <summary>
    /// Our own words are about one grown-up person; whoever asks about a dog, children or a group is answered by people, unless the campaign's
    /// words name it.
    /// </summary>
    private static bool IsAboutOthersThanOne(EverydayQuestion question, CampaignFile file, string text)
    {
        if (question != EverydayQuestion.BringSomeone)
        {
            return false;
        }

        return IsUnnamed(OthersThanOne(), question, file, text);
    }

    /// <summary>They ask about something that the campaign's own words do not name.</summary>
    private static bool IsUnnamed(Regex things, EverydayQuestion question, CampaignFile file, string text)
    {
        var own = EverydayAnswers.OwnWords(file, question) is { } words ? TextFolding.Fold($"{words.En} {words.Cy}") : "";
        return things.Matches(TextFolding.Fold(text)).Any(thing => !own.Contains(thing.Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(?:lunch|food|meals?|snacks?|refreshments|sandwich\w*|cinio|bwyd|fwyd|lluniaeth)\b")]
    private static partial Regex Refreshments();

    [GeneratedRegex(
        @"\b(?:another|other|different|later|earlier) (?:date|dates|day|days|time|times|one|meeting|session)\b|\bnext (?:meeting|one|session) after\b"
        + @"|\b(?:dyddiad|dyddiadau|diwrnod|cyfarfod|sesiwn) (?:arall|eraill|gwahanol)\b|\bcyfarfod nesaf (?:ar ol|wedi)\b")]
    private static partial Regex OtherDates();

    [GeneratedRegex(@"\b(?:notes|minutes|slides|recording|nodiadau|cofnodion|sleidiau|recordiad)\b")]
    private static partial Regex OfTheMeeting();

    [GeneratedRegex(@"\b(?:links?|zoom|teams|video|join|ddolen|dolen|fideo|ymuno)\b")]
    private static partial Regex OfTheVideo();

    [GeneratedRegex(
        @"\b(?:dogs?|puppy|cat|baby|babies|kids?|child|children|grand\w+|toddler|pram|friends"
        + @"|two|three|four|group|food|lunch|sandwich\w*|cake|own|[2-9]"
        + @"|ci|gi|plant|phlant|blant|babi|fabi|dau|dwy|tri|tair|grwp|bwyd|fwyd|cinio)\b")]
    private static partial Regex OthersThanOne();
}
