using System.Collections.Concurrent;
using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging.Linting;

/// <summary>What the rules go by besides the text.</summary>
/// <param name="Hosts">Hosts that links may lead to: of this app and of the campaign's own links.</param>
public sealed record LintContext(IReadOnlySet<string> Hosts, MessagePrices Prices)
{
    public static LintContext Default { get; } = new(new HashSet<string>(StringComparer.OrdinalIgnoreCase), new MessagePrices());
}

/// <summary>Reads one text as its author wrote it and says what should be looked at. Pure; errors before warnings.</summary>
public static class MessageLinter
{
    private static readonly ConcurrentDictionary<(string Template, string Where, Wording Wording, Channel Channel, bool AsksRoomOrVideo), IReadOnlyList<Finding>> OfBuiltIn = new();

    /// <summary>A message: its template, its wording, its channel.</summary>
    /// <param name="where">See <see cref="Finding.Where"/>.</param>
    /// <param name="campaign">Whose values fill the fields in, to see how long a text becomes.</param>
    public static IReadOnlyList<Finding> Message(string where, string template, Wording wording, Channel channel, string source, Campaign campaign, LintContext context)
    {
        var text = new LintedText(where, wording, source, channel);
        var findings = OfText(text, template, campaign.File.Meeting.AskRoomOrVideo).Concat(LinkRules.Check(text, context.Hosts)).ToList();
        if (channel == Channel.Sms && !findings.Exists(finding => finding.IsError))
            findings.AddRange(CostRules.Length(text, Rendered(template, wording, source, campaign), context.Prices));
        return Sorted(findings);
    }

    /// <summary>A text of the campaign file that goes into messages by both channels: a title, a question, a purpose of consent.</summary>
    public static IReadOnlyList<Finding> Words(string where, Wording wording, string source, LintContext context) =>
        Sorted(Common(new LintedText(where, wording, source, Channel: null))
            .Concat(LinkRules.Check(new LintedText(where, wording, source, Channel: null), context.Hosts)));

    internal static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) => [.. findings.OrderBy(finding => finding.Severity)];

    /// <summary>
    /// What depends on nothing but the text: kept for those that come with the app, which every preview has again. Some twenty milliseconds
    /// a text, and a preview has a hundred of them.
    /// </summary>
    private static IReadOnlyList<Finding> OfText(LintedText text, string template, bool asksRoomOrVideo)
    {
        IReadOnlyList<Finding> Check() => [.. FieldRules.Check(text), .. NumberRules.Check(template, text, asksRoomOrVideo),
            .. Common(text)];
        return text.Channel is { } channel && TemplateSources.BuiltIn(template, text.Wording, channel) == text.Source
            ? OfBuiltIn.GetOrAdd((template, text.Where, text.Wording, channel, asksRoomOrVideo), _ => Check())
            : Check();
    }

    private static IEnumerable<Finding> Common(LintedText text) =>
    [
        .. FormRules.Check(text), .. OptOutRules.Check(text), .. PersonalDataRules.Check(text),
        .. CostRules.Character(text), .. JargonRules.Check(text), .. ReadingRules.Check(text),
    ];

    private static string Rendered(string template, Wording wording, string source, Campaign campaign)
    {
        var own = new Dictionary<string, IReadOnlyDictionary<string, MessageTexts>>(StringComparer.Ordinal)
        {
            [template] = new Dictionary<string, MessageTexts>(StringComparer.Ordinal) { [wording.Code] = new(Sms: source) },
        };
        return new Templates().Render(template, Channel.Sms, wording.Language, SampleReader.Fields(campaign, template, wording.EasyRead), wording.EasyRead, own).Text;
    }
}
