using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Linting;
using EngagementFlows.Messaging.Preview;
using EngagementFlows.Participants;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Inbox;

/// <param name="Errors">By field; none where it can go.</param>
/// <param name="Findings">What else to look at.</param>
/// <param name="Sms">What it costs as a text message; null where the person has no phone.</param>
public sealed record CheckedAnswer(IReadOnlyDictionary<string, string[]> Errors, IReadOnlyList<Finding> Findings, SmsCost? Sms);

/// <summary>Reads what the team is about to send to one person, as the linter reads a campaign's texts.</summary>
public sealed class AnswerCheck(Composer composer, CampaignLinter linter, IOptions<MessagePrices> prices)
{
    public CheckedAnswer Check(Campaign campaign, Participant person, AsideMessage message, DateTimeOffset now)
    {
        if (message is { English: null, Welsh: null })
        {
            return Faulty("text", "Write the answer in English in text, in Welsh in textCy, or in both.");
        }

        var findings = new[] { ("text", Language.English, message.English), ("textCy", Language.Welsh, message.Welsh) }
            .Where(one => one.Item3 is not null)
            .SelectMany(one => one.Item3!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(line => linter.CheckWords(campaign, one.Item1, one.Item2, line)))
            .Select(finding => finding.Rule switch
            {
                // Nobody else looks at it before it goes.
                "link-not-ours" => finding with { Severity = Severity.Error },
                // Where to ring or to come may be just what this one person asked.
                "personal-data" => finding with { Severity = Severity.Warning },
                _ => finding,
            })
            .Concat(NotTheirLanguage(person, message)).ToList();
        if (findings.Exists(finding => finding.IsError))
        {
            return new CheckedAnswer(
                findings.Where(finding => finding.IsError).GroupBy(finding => finding.Where).ToDictionary(one => one.Key, one => one.Select(finding => $"\"{finding.Excerpt}\": {finding.Suggestion}").ToArray()), [], null);
        }

        if (person.Details.AddressFor(Channel.Sms) is null)
        {
            return new CheckedAnswer(new Dictionary<string, string[]>(), findings, null);
        }

        var asWritten = person with { Asides = person.Asides.SetItem(message.Step.Key, message) };
        var text = composer.Compose(campaign, asWritten, message.Step, Channel.Sms, "preview", now).Text;
        return text.Length > SmsText.Longest
            ? Faulty(message.English is null ? "textCy" : "text", $"The text message would have {text.Length} characters, and at most {SmsText.Longest} can be sent. Shorten it.")
            : new CheckedAnswer(new Dictionary<string, string[]>(), findings, SmsCost.Of(text, prices.Value));
    }

    private static IEnumerable<Finding> NotTheirLanguage(Participant person, AsideMessage message)
    {
        if (person.Details.Language == Language.Welsh && message.Welsh is null)
        {
            yield return new Finding("language", Severity.Warning, "textCy", "", "This person reads Welsh, and the answer is in English only.");
        }
        else if (person.Details.Language == Language.English && message.English is null)
        {
            yield return new Finding("language", Severity.Warning, "text", "", "This person reads English, and the answer is in Welsh only.");
        }
    }

    private static CheckedAnswer Faulty(string field, string fault) => new(new Dictionary<string, string[]> { [field] = [fault] }, [], null);
}
