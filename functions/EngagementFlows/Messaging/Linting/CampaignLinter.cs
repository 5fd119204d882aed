using EngagementFlows.Campaigns;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging.Linting;

/// <summary>
/// Reads all that a campaign would have people read: the texts of its file that are not the flow's own, its own messages, and every text
/// message with its fields filled in. The file must be valid (<see cref="CampaignFileValidator"/>).
/// </summary>
public sealed class CampaignLinter(IOptions<MessagePrices> prices, IOptions<ProviderSettings> settings)
{
    /// <summary>The messages that carry texts of the file long enough to matter, and where these are, for naming the one to shorten.</summary>
    private static readonly Dictionary<string, string> LongTexts = new(StringComparer.Ordinal)
    {
        ["thanks-and-feedback"] = "feedback.statements",
        ["feedback-again"] = "feedback.statements",
        ["feedback-barriers"] = "feedback.barriers",
        ["feedback-one-thing"] = "feedback.oneThing",
        ["consent-question"] = "consents",
        ["opening-question"] = "openingQuestion.text",
        ["invitation"] = "whyYou",
        ["in-reply"] = "contact",
        ["confirmation"] = "meeting.videoLink",
        ["meeting-reminder"] = "meeting.videoLink",
    };

    public IReadOnlyList<Finding> Check(Campaign campaign)
    {
        var context = ContextOf(campaign);
        var ofTheFlow = CampaignFiles.TextsOf(campaign.File.Flow);
        var findings = WordsOf(campaign.File)
            .Where(words => !ofTheFlow.Contains(words.Text))
            .SelectMany(words => MessageLinter.Words(words.Path, words.Wording, words.Text, context))
            .Concat(OwnMessages.Check(campaign, context)).ToList();
        return MessageLinter.Sorted(findings.Exists(finding => finding.IsError) ? findings : findings.Concat(LongTexts.Keys.Union(campaign.File.Messages?.Keys ?? []).SelectMany(template => TooLong(campaign, template))));
    }

    /// <summary>What comes of giving one message texts of the campaign's own.</summary>
    public IReadOnlyList<Finding> Check(Campaign campaign, string template, IReadOnlyDictionary<string, MessageTexts> texts)
    {
        var findings = OwnMessages.Check(campaign, template, texts, ContextOf(campaign)).ToList();
        var all = new Dictionary<string, IReadOnlyDictionary<string, MessageTexts>>(campaign.File.Messages ?? new Dictionary<string, IReadOnlyDictionary<string, MessageTexts>>(StringComparer.Ordinal), StringComparer.Ordinal) { [template] = texts };
        var changed = campaign with { File = campaign.File with { Messages = all } };
        return MessageLinter.Sorted(findings.Exists(finding => finding.IsError) ? findings : findings.Concat(TooLong(changed, template)));
    }

    /// <summary>What there is to say of one message as somebody gets it: of its text in force in each of its languages.</summary>
    public IReadOnlyList<Finding> CheckInForce(Campaign campaign, string template, Channel channel, IEnumerable<Wording> wordings)
    {
        var context = ContextOf(campaign);
        return MessageLinter.Sorted(
            from wording in wordings
            let own = TemplateSources.Own(campaign.File.Messages, template, wording, channel)
            let source = own ?? TemplateSources.BuiltIn(template, wording, channel)
            where source is not null
            let place = $"{(own is null ? "" : "messages.")}{template}.{wording.Code}.{OwnMessages.Name(channel)}"
            from finding in MessageLinter.Message(place, template, wording, channel, source, campaign, context)
            select finding);
    }

    /// <summary>What there is to say of words that go to one person.</summary>
    /// <param name="where">Their field in the request.</param>
    public IReadOnlyList<Finding> CheckWords(Campaign campaign, string where, Language language, string words) => MessageLinter.Words(where, new Wording(language, EasyRead: false), words, ContextOf(campaign));

    /// <summary>The texts that come with the app, in a workshop without a word of a campaign's own.</summary>
    public static IReadOnlyList<Finding> CheckBuiltIn() => MessageLinter.Sorted(
        (from template in Templates.Steps
         from wording in Wording.All
         from channel in Enum.GetValues<Channel>()
         from finding in TemplateSources.BuiltIn(template, wording, channel) is { } source
            ? MessageLinter.Message($"{template}.{wording.Code}.{OwnMessages.Name(channel)}", template, wording, channel, source, SampleReader.Campaign, LintContext.Default)
            : [new Finding("missing-translation", Severity.Error, $"{template}.{wording.Code}.{OwnMessages.Name(channel)}", "", $"{TemplateSources.FileName(template, wording, channel)} is missing from Messaging/Templates.")]
         select finding).Concat(WordsOf(SampleReader.Campaign.File).SelectMany(words => MessageLinter.Words(words.Path, words.Wording, words.Text, LintContext.Default))));

    private static IEnumerable<(string Path, Wording Wording, string Text)> WordsOf(CampaignFile file)
    {
        IEnumerable<(string Path, LocalizedText Text)> texts =
        [
            ("organisation", file.Organisation), ("meeting.title", file.Meeting.Title), ("meeting.place", file.Meeting.Place),
            .. file.Consents.Select((consent, n) => ($"consents[{n}].wording", consent.Wording)),
            ("openingQuestion.text", file.OpeningQuestion.Text),
            .. file.Feedback.Statements.Select((statement, n) => ($"feedback.statements[{n}]", statement)),
            .. file.Feedback.Barriers.Select((barrier, n) => ($"feedback.barriers[{n}].text", barrier.Text)),
            ("feedback.oneThing", file.Feedback.OneThing),
            .. file.ShortName is { } shortName ? [("shortName", shortName)] : Array.Empty<(string, LocalizedText)>(),
            .. file.WhyYou is { } why ? [("whyYou", why)] : Array.Empty<(string, LocalizedText)>(),
        ];
        return
            from one in texts
            from wording in Wording.All
            let text = wording switch { { EasyRead: false } => one.Text.In(wording.Code), { Language: Language.Welsh } => one.Text.CyEasy, _ => one.Text.EnEasy }
            where text is not null
            select ($"{one.Path}.{wording.Code}", wording, text);
    }

    /// <summary>The longest that anybody gets is both languages in one; a long list of outcomes is cut by itself.</summary>
    private static IEnumerable<Finding> TooLong(Campaign campaign, string template) =>
        from easyRead in template == "outcomes" ? Array.Empty<bool>() : [false, true]
        let text = new Templates().Render(template, Channel.Sms, Language.Unknown, SampleReader.Fields(campaign, template, easyRead), easyRead, campaign.File.Messages).Text
        where text.Length > SmsText.Longest
        let path = campaign.File.Messages?.ContainsKey(template) == true ? $"messages.{template}" : LongTexts[template]
        select new Finding("too-long", Severity.Error, path, text[..60], $"The text message \"{template}\" would have {text.Length} characters for those who get both languages{(easyRead ? " in easy read" : "")}, and at most {SmsText.Longest} can be sent. Shorten what goes into it.");

    private LintContext ContextOf(Campaign campaign) => new(
        new[] { settings.Value.PublicBaseUrl, campaign.File.Meeting.VideoLink }.Concat((campaign.Materials?.Links ?? []).Select(link => link.Url))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase),
        prices.Value);
}
