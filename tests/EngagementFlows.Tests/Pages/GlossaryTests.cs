using System.Text.RegularExpressions;
using EngagementFlows.Messaging;
using EngagementFlows.Testing;

namespace EngagementFlows.Pages;

/// <summary>One Welsh word for one thing, on pages and in messages: every text for participants is held against <see cref="Glossary"/>.</summary>
public sealed partial class GlossaryTests
{
    /// <summary>Where texts for participants stand in the sources, English and Welsh side by side.</summary>
    private static readonly string[] Folders = ["functions/EngagementFlows.Pages", "functions/EngagementFlows/ParticipantPages", "functions/EngagementFlows/Consent"];

    public static TheoryData<string> Terms => [.. Glossary.All.Select(term => term.English)];

    [Fact]
    public void There_are_texts_on_pages_and_in_messages()
    {
        Assert.True(OnPages().Count() > 80, $"{OnPages().Count()}");
        Assert.True(InMessages().Count() > 100, $"{InMessages().Count()}");
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_thing_has_one_name_in_Welsh(string english)
    {
        var term = Glossary.All.Single(one => one.English == english);
        Assert.All(OnPages().Concat(InMessages()), text =>
        {
            Assert.All(term.Others, other => Assert.False(Has(text.Welsh, other), $"\"{other}\" is \"{term.Welsh[0]}\" with us: {text.Where}: {text.Welsh}"));
            if (Has(text.English, term.English))
            {
                Assert.True(term.Welsh.Any(welsh => Has(text.Welsh, welsh)), $"\"{term.English}\" is \"{term.Welsh[0]}\" with us: {text.Where}: {text.Welsh}");
            }
        });
    }

    [Theory]
    [InlineData("I can come")]
    [InlineData("large print")]
    [InlineData("BSL interpreter")]
    [InlineData("easy read")]
    [InlineData("waiting list")]
    [InlineData("supporter")]
    public void What_is_named_on_pages_is_named_in_messages_too(string english)
    {
        var term = Glossary.All.Single(one => one.English == english);
        Assert.Contains(OnPages(), text => Has(text.English, english) || term.Welsh.Any(welsh => Has(text.Welsh, welsh)));
        Assert.Contains(InMessages(), text => Has(text.English, english) && term.Welsh.Any(welsh => Has(text.Welsh, welsh)));
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Where, string English, string Welsh)> OnPages() =>
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories)
        where (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.EndsWith("Glossary.cs", StringComparison.Ordinal)
        from text in Pair().Matches(File.ReadAllText(file))
        let texts = text.Groups["text"].Captures.Select(capture => capture.Value).ToList()
        from pair in texts.Count == 4 ? [(texts[0], texts[1]), (texts[2], texts[3])] : new[] { (texts[0], texts[1]) }
        select (Path.GetFileName(file), Hole().Replace(pair.Item1, ""), Hole().Replace(pair.Item2, ""));

    private static IEnumerable<(string Where, string English, string Welsh)> InMessages() =>
        from step in Templates.Steps
        from channel in Enum.GetValues<Channel>()
        from easyRead in new[] { false, true }
        let english = TemplateSources.BuiltIn(step, new Wording(Language.English, easyRead), channel)!.Replace("**", "", StringComparison.Ordinal)
        let welsh = TemplateSources.BuiltIn(step, new Wording(Language.Welsh, easyRead), channel)!.Replace("**", "", StringComparison.Ordinal)
        select ($"{step} {channel} {easyRead}", Tag().Replace(english, ""), Tag().Replace(welsh, ""));

    // The names of fields and conditions are nobody's words.
    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Tag();

    // What is put into a text stands with its own words.
    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    // say.In("English", "Cymraeg") and the same with the easy-read forms.
    [GeneratedRegex("""\bIn\(\s*\$?"(?<text>(?:[^"\\]|\\.)*)"(?:,\s*\$?"(?<text>(?:[^"\\]|\\.)*)"){1,3}\s*\)""")]
    private static partial Regex Pair();
}
