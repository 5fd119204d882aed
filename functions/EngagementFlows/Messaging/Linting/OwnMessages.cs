using EngagementFlows.Campaigns;

namespace EngagementFlows.Messaging.Linting;

/// <summary>A campaign's own texts: whether they belong to a message that there is, in both languages, and what the linter says of each.</summary>
internal static class OwnMessages
{
    /// <summary>All of a campaign's own texts stand in its row, which holds 1 MiB.</summary>
    private const int MostCharacters = 150_000;

    private const int LongestSms = 2_000;
    private const int LongestEmail = 20_000;

    internal static IEnumerable<Finding> Check(Campaign campaign, LintContext context)
    {
        var own = campaign.File.Messages ?? new Dictionary<string, IReadOnlyDictionary<string, MessageTexts>>(StringComparer.Ordinal);
        var all = own.Values.SelectMany(wordings => wordings.Values).Sum(texts => (texts.Sms?.Length ?? 0) + (texts.Email?.Length ?? 0));
        return all > MostCharacters
            ? [Error("too-long", "messages", $"{all} characters", $"A campaign's own texts have at most {MostCharacters} characters together.")]
            : own.SelectMany(template => Check(campaign, template.Key, template.Value, context));
    }

    internal static IEnumerable<Finding> Check(Campaign campaign, string template, IReadOnlyDictionary<string, MessageTexts> texts, LintContext context)
    {
        var path = $"messages.{template}";
        if (!Templates.Steps.Contains(template))
            return [Error("unknown-template", path, template, $"There is no message \"{template}\". There is: {string.Join(", ", Templates.Steps)}.")];
        var unknown = texts.Keys.Where(code => Wording.Of(code) is null).Select(code =>
            Error("unknown-language", $"{path}.{code}", code, $"The wordings are {string.Join(", ", Wording.All.Select(wording => wording.Code))}.")).ToList();
        if (unknown.Count > 0)
            return unknown;
        return Enum.GetValues<Channel>().SelectMany(channel => Missing(path, texts, channel)).Concat(
            from given in texts
            from channel in Enum.GetValues<Channel>()
            let source = given.Value.For(channel)
            where source is not null
            from finding in One($"{path}.{given.Key}.{Name(channel)}", template, Wording.Of(given.Key)!.Value, channel, source.ReplaceLineEndings("\n").TrimEnd(), campaign, context)
            select finding);
    }

    internal static string Name(Channel channel) => channel == Channel.Sms ? "sms" : "email";

    private static IEnumerable<Finding> One(string path, string template, Wording wording, Channel channel, string source, Campaign campaign, LintContext context)
    {
        var longest = channel == Channel.Sms ? LongestSms : LongestEmail;
        return string.IsNullOrWhiteSpace(source) ? [Error("empty", path, "", "Write the text, or leave the member out: the built-in text is sent then.")]
            : source.Length > longest ? [Error("too-long", path, source[..60], $"The text has {source.Length} characters, and at most {longest} are taken.")]
            : MessageLinter.Message(path, template, wording, channel, source, campaign, context);
    }

    private static IEnumerable<Finding> Missing(string path, IReadOnlyDictionary<string, MessageTexts> texts, Channel channel)
    {
        foreach (var wording in Wording.All.Where(wording => Has(wording) && !Has(wording.Translation)))
        {
            yield return Error("missing-translation", $"{path}.{wording.Translation.Code}.{Name(channel)}", "", $"Write it in {(wording.Language == Language.Welsh ? "English" : "Welsh")} too: the {wording.Code} text would be replaced, and the other would still say what is built in.");
        }

        if (Has(new Wording(Language.English, false)) && !Has(new Wording(Language.English, true)))
            yield return new Finding("missing-easy-read", Severity.Warning, $"{path}.en-easy.{Name(channel)}", "", "People who read easy read still get the built-in text. Write en-easy and cy-easy if yours says something else.");

        bool Has(Wording wording) => texts.GetValueOrDefault(wording.Code)?.For(channel) is not null;
    }

    private static Finding Error(string rule, string where, string excerpt, string suggestion) => new(rule, Severity.Error, where, excerpt, suggestion);
}
