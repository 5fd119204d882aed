namespace EngagementFlows.Safeguarding;

/// <summary>Two tables: replies that must all be caught, and replies that ought not to be, of which a share is let through as the price of that.</summary>
public sealed class PhraseTableTests
{
    /// <summary>Of the harmless replies of the table, which is made to mislead: in a hundred ordinary ones it is far less.</summary>
    private const double MostFalseAlarms = 0.05;

    private static readonly PhraseReader Reader = new(PhraseBook.BuiltIn, PhraseChanges.None);

    [Fact]
    public void Nothing_in_the_table_of_disclosures_is_missed()
    {
        var disclosures = Lines("disclosures.txt");
        Assert.InRange(disclosures.Count, 150, 1_000);
        Assert.Equal("", string.Join(" | ", disclosures.Where(text => !Reader.TellsOfHarm(text))));
    }

    [Fact]
    public void Nothing_is_missed_in_capitals_without_apostrophes_or_inside_a_long_reply()
    {
        const string Polite = "Thank you very much for asking. I enjoyed the last meeting and the lunch was lovely. ";
        string[] Spoilt(string text) => [text.ToUpperInvariant(), text.Replace("'", "", StringComparison.Ordinal), text.Replace("'", "\u2019", StringComparison.Ordinal), text.Replace(" ", "  \n", StringComparison.Ordinal), $"{Polite}{text}. {Polite}", $"1. {text}"];
        Assert.Equal("", string.Join(" | ", Lines("disclosures.txt").SelectMany(Spoilt).Where(text => !Reader.TellsOfHarm(text))));
    }

    [Fact]
    public void False_alarms_among_harmless_replies_stay_under_a_stated_share()
    {
        var harmless = Lines("harmless.txt");
        Assert.InRange(harmless.Count, 80, 1_000);
        var alarms = harmless.Where(Reader.TellsOfHarm).ToList();
        Assert.True(alarms.Count <= harmless.Count * MostFalseAlarms, $"{alarms.Count} of {harmless.Count}: {string.Join(" | ", alarms)}");
    }

    [Fact]
    public void Every_phrase_of_the_list_is_well_written() => Assert.Equal(
        "", string.Join(" | ", PhraseBook.BuiltIn.En.Values.Concat(PhraseBook.BuiltIn.Cy.Values).SelectMany(phrases => phrases).Where(phrase => Phrase.Fault(phrase, PhraseBook.BuiltIn.Sets) is not null)));

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData(null)]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    public void Nothing_written_tells_of_nothing(string? text) => Assert.False(Reader.TellsOfHarm(text));

    [Fact]
    public void A_reply_as_long_as_an_email_is_read_in_well_under_a_second()
    {
        var text = string.Join(' ', Enumerable.Repeat("I take my tablets and he said that they would go on the bus with me when", 400));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Reader.TellsOfHarm(text);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private static IReadOnlyList<string> Lines(string file) =>
        [.. File.ReadAllLines(Vector.PathOf("Safeguarding", file)).Where(line => line.Trim().Length > 0 && !line.StartsWith('#'))];
}
