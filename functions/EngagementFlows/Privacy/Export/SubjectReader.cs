using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Privacy.Export;

/// <summary>
/// Reads stored data for the person that it is about: members under the names that <see cref="SubjectVocabulary"/> gives them, codes and
/// times in words. What is for programs alone is left to the files. Pure.
/// </summary>
/// <param name="language"><c>cy</c> or <c>en</c>.</param>
/// <param name="campaigns">The person's, by id, for what meetings and barriers are called.</param>
public sealed partial class SubjectReader(string language, IReadOnlyDictionary<string, CampaignFile> campaigns)
{
    /// <summary>Whether anything of it can be read by a person.</summary>
    public bool HasWords(JsonNode? value, string? member = null, CampaignFile? campaign = null) => value switch
    {
        null => false,
        JsonObject members => members.Any(one => HasWords(one.Value, one.Key, CampaignOf(members) ?? campaign) && LabelOf(one.Key, member, campaign) is not null),
        JsonArray items => items.Any(item => HasWords(item, member, campaign)),
        _ => InWords(value, member, campaign) is { Length: > 0 },
    };

    /// <summary>Consents stand under their purposes.</summary>
    public string? LabelOf(string name, string? parent, CampaignFile? campaign) =>
        parent == "consents" ? Purpose(name, campaign)
        // Who told us is a code there, and a phone number or an email address elsewhere.
        : parent == "recordedNeeds" && name == "from" ? null
        : SubjectVocabulary.Labels.TryGetValue(name, out var label) ? In(label) : null;

    public string? InWords(JsonNode value, string? member, CampaignFile? campaign)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                return In(("yes", "ie"));
            case JsonValueKind.False:
                return In(("no", "na"));
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                return member switch
                {
                    "campaign" or "campaignId" => campaigns.GetValueOrDefault(text) is { } file ? TitleAndDay(file) : null,
                    "accessNeeds" => SubjectVocabulary.KnownNeeds.TryGetValue(text.Trim(), out var need) ? In(need) : text,
                    "barriers" => campaign?.Feedback.Barriers.FirstOrDefault(one => one.Key == text)?.Text.In(language),
                    "question" or "step" when text.Split(':') is ["consent" or "consent-withdrawn", .., var purpose]
                        && Purpose(purpose, campaign) is { } about =>
                        $"{Code(member, text)}: {about}",
                    "answer" => Code("answer", text) ?? (Machine().IsMatch(text) ? null : text),
                    not null when SubjectVocabulary.Codes.ContainsKey(member) => Code(member, text),
                    _ => Moment(text) ?? text,
                };
            case var _ when member is not null && SubjectVocabulary.Codes.ContainsKey(member):
                return Code(member, value.ToJsonString());
            default:
                return value.ToJsonString();
        }
    }

    /// <summary>A team may hold several meetings of one title.</summary>
    private string TitleAndDay(CampaignFile file) =>
        $"{file.Meeting.Title.In(language)}, {DateTexts.Date(MeetingTimes.Local(file.Meeting.Start).Date, language == "cy" ? Language.Welsh : Language.English)}";

    private string? Purpose(string purpose, CampaignFile? campaign) =>
        Code("purpose", purpose) ?? campaign?.Consents.FirstOrDefault(one => one.Purpose == purpose)?.Wording.In(language);

    /// <summary>Of a code with a part of its own behind a colon (<c>reminder:P1D</c>), what stands before that.</summary>
    private string? Code(string member, string code)
    {
        var known = SubjectVocabulary.Codes[member];
        var plain = code.Split(':')[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return known.TryGetValue(plain, out var words) || known.TryGetValue("", out words) ? In(words) : null;
    }

    /// <summary>By the clock of the United Kingdom, as people there read it.</summary>
    private string? Moment(string text)
    {
        var spoken = language == "cy" ? Language.Welsh : Language.English;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at })
        {
            // What was never set.
            if (at.Year < 2000)
            {
                return "";
            }

            var local = at.ToInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).LocalDateTime;
            return $"{DateTexts.Date(local.Date, spoken)}, {DateTexts.Time(local.TimeOfDay, spoken)}";
        }

        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? DateTexts.Date(day, spoken)
            : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true, Value: var time } ? DateTexts.Time(time, spoken)
            : null;
    }

    public CampaignFile? CampaignOf(JsonObject members) =>
        ((members["campaignId"] ?? members["campaign"]) as JsonValue)?.ToString() is { } id ? campaigns.GetValueOrDefault(id) : null;

    private string In((string En, string Cy) words) => language == "cy" ? words.Cy : words.En;

    // ACCEPTED, hidden-agendas, {"a":1}: nothing that somebody would write.
    [GeneratedRegex(@"^[A-Z-]{4,}$|^[a-z]+(?:-[a-z]+)+(?:[ ,]+[a-z-]+)*$|^[\[{]")]
    private static partial Regex Machine();
}
