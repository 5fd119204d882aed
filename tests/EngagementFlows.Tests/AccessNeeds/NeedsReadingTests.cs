namespace EngagementFlows.AccessNeeds;

public sealed class NeedsReadingTests
{
    [Theory]
    // As teams write them in lists.
    [InlineData("large print", "large-print")]
    [InlineData("easy read", "easy-read")]
    [InlineData("Easy-Read", "easy-read")]
    [InlineData("BSL interpreter", "interpreter:BSL")]
    [InlineData("BSL", "interpreter:BSL")]
    [InlineData("sign language interpreter", "interpreter:BSL")]
    [InlineData("Polish interpreter", "interpreter:pl")]
    [InlineData("interpreter (Arabic)", "interpreter:ar")]
    [InlineData("interpreter", "interpreter")]
    [InlineData("lip speaker", "interpreter")]
    [InlineData("step-free access", "step-free")]
    [InlineData("wheelchair", "step-free")]
    [InlineData("level access", "step-free")]
    [InlineData("quiet room", "quiet-room")]
    [InlineData("sensory room", "quiet-room")]
    [InlineData("voice call", "voice-call")]
    [InlineData("phone calls not texts", "voice-call")]
    [InlineData("telephone call instead of text", "voice-call")]
    [InlineData("calls only, no emails", "voice-call:only-calls")]
    [InlineData("call me please, no emails", "voice-call:only-calls")]
    [InlineData("no emails", "other")]
    [InlineData("text only, no calls", "other:no-calls")]
    [InlineData("texts only", "other:no-calls")]
    [InlineData("no phone calls please", "other:no-calls")]
    [InlineData("support worker", "supporter")]
    [InlineData("24 point", "large-print")]
    [InlineData("hearing loop", "other")]
    [InlineData("assistance dog", "other")]
    [InlineData("vegan", "other")]
    // As people say them.
    [InlineData("A quiet room nearby", "quiet-room")]
    [InlineData("A BSL interpreter, as before", "interpreter:BSL")]
    [InlineData("Step-free please, I use a wheelchair", "step-free")]
    [InlineData("I use a wheel chair and need big letters", "step-free", "large-print")]
    [InlineData("Could I have it in large print and a quiet space please?", "large-print", "quiet-room")]
    [InlineData("I cannot come without an interpreter", "interpreter")]
    [InlineData("I can't manage stairs", "step-free")]
    [InlineData("no stairs please", "step-free")]
    [InlineData("somewhere quiet to sit", "quiet-room")]
    [InlineData("please ring me", "voice-call")]
    [InlineData("call me, I can't read texts", "voice-call")]
    [InlineData("please don't text, call", "voice-call")]
    [InlineData("please do not call me", "other:no-calls")]
    [InlineData("don't phone me", "other:no-calls")]
    [InlineData("Welsh please", "language:cy")]
    [InlineData("in English", "language:en")]
    [InlineData("I speak Somali", "language:so")]
    [InlineData("information in Polish please", "language:pl")]
    [InlineData("I will bring my sister", "supporter")]
    [InlineData("bringing my guide dog", "other")]
    [InlineData("My English is not good", "other")]
    [InlineData("I don't speak English", "other")]
    [InlineData("I get tired after an hour", "other")]
    [InlineData("large print; and my dog needs water", "large-print", "other")]
    [InlineData("BSL interpreter; easy read", "interpreter:BSL", "easy-read")]
    // In Welsh.
    [InlineData("Print bras os gwelwch yn dda", "large-print")]
    [InlineData("print mawr", "large-print")]
    [InlineData("Dehonglydd BSL", "interpreter:BSL")]
    [InlineData("Dehonglydd iaith arwyddion", "interpreter:BSL")]
    [InlineData("cyfieithu ar y pryd", "interpreter")]
    [InlineData("hawdd ei ddeall", "easy-read")]
    [InlineData("darllen hawdd plis", "easy-read")]
    [InlineData("ystafell dawel", "quiet-room")]
    [InlineData("rhywle tawel", "quiet-room")]
    [InlineData("heb risiau", "step-free")]
    [InlineData("Dw i'n defnyddio cadair olwyn", "step-free")]
    [InlineData("mae gen i gadair olwyn", "step-free")]
    [InlineData("mynediad gwastad a print bras", "step-free", "large-print")]
    [InlineData("galwad ffôn os gwelwch yn dda", "voice-call")]
    [InlineData("ffoniwch fi", "voice-call")]
    [InlineData("peidiwch â ffonio", "other:no-calls")]
    [InlineData("dim galwadau", "other:no-calls")]
    [InlineData("negeseuon testun yn unig", "other:no-calls")]
    [InlineData("Cymraeg os gwelwch yn dda", "language:cy")]
    [InlineData("yn Saesneg", "language:en")]
    [InlineData("fy ngofalwr", "supporter")]
    [InlineData("rhywun gyda fi", "supporter")]
    [InlineData("dolen sain", "other")]
    // What is said not to be needed is kept, as something to read and not as a need of that kind.
    [InlineData("no interpreter needed", "other")]
    [InlineData("I don't need large print", "other")]
    [InlineData("dim angen dehonglydd", "other")]
    [InlineData("an interpreter is not needed", "other")]
    public void A_need_is_known_by_its_words(string words, params string[] needs) =>
        Assert.Equal(needs.Order(StringComparer.Ordinal), NeedsReading.Read(words).Select(need => need.About is null ? NeedKinds.Names[need.Kind] : $"{NeedKinds.Names[need.Kind]}:{need.About}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Nothing, thank you")]
    [InlineData("nothing")]
    [InlineData("No")]
    [InlineData("no thanks")]
    [InlineData("None.")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("I don't need anything, thanks")]
    [InlineData("I'm fine thank you")]
    [InlineData("Dim byd, diolch")]
    [InlineData("dim")]
    [InlineData("nac oes")]
    [InlineData("Dim diolch")]
    [InlineData("popeth yn iawn")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_no_need(string? words) => Assert.Empty(NeedsReading.Read(words));

    [Fact]
    public void Whatever_is_written_throws_nothing_and_is_lost_nowhere()
    {
        var random = new Random(20261116);
        const string Letters = "abc dehilmnoprstuwy-,.;/&'âŵ\n0124BSLNo print bras quiet";
        for (var n = 0; n < 3_000; n++)
        {
            var words = new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var needs = NeedsReading.Read(words);
            Assert.All(needs, need => Assert.Contains(need.Wording, words.Split('\n', ';').Select(Contacts.Characters.OneLine).SelectMany(line => new[] { line }.Concat(System.Text.RegularExpressions.Regex.Split(line, @"(?<=[.!?])\s+")))));
        }
    }

    [Fact]
    public void The_words_are_kept_whole() =>
        Assert.Equal("Step-free please, I use a wheelchair", Assert.Single(NeedsReading.Read("Step-free please, I use a wheelchair")).Wording);
}
