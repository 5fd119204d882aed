using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Replies;

public sealed class LearntExamplesTests : IDisposable
{
    private static readonly LanguageWords English =
        VocabularyFiles.Load(Path.Combine(AppContext.BaseDirectory, "Replies", "Words", "en"), static word => [word]).Language;

    private readonly string folder = Directory.CreateTempSubdirectory("examples-").FullName;

    public LearntExamplesTests() => File.WriteAllLines(Path.Combine(folder, "en.tsv"),
    [
        "rsvp\tyes\tyes I will be there", "rsvp\tyes\tyes count me in", "rsvp\tno\tno sorry I cannot", "rsvp\tno\tno not this time",
    ]);

    [Fact]
    public void What_was_learnt_is_kept_and_read_again_as_it_was()
    {
        var learnt = LearntExamples.Load(folder, English);
        var file = Assert.Single(Kept());
        var written = File.GetLastWriteTimeUtc(file);

        var again = LearntExamples.Load(folder, English);

        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        foreach (var text in (string[])["yes", "no I cannot", "count me out", "what?"])
        {
            var (first, second) = (Weigh(learnt, text), Weigh(again, text));
            Assert.Equal(first.Best, second.Best);
            Assert.Equal(first.OfBest, second.OfBest);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(500)]
    public void A_file_that_is_not_whole_is_learnt_anew(int length)
    {
        LearntExamples.Load(folder, English);
        var whole = File.ReadAllBytes(Assert.Single(Kept()));
        Assert.True(whole.Length > length);
        File.WriteAllBytes(Kept()[0], whole[..length]);

        Assert.Equal(["no"], Weigh(LearntExamples.Load(folder, English), "no sorry").Best);

        Assert.Equal(whole, File.ReadAllBytes(Assert.Single(Kept())));
    }

    [Fact]
    public void A_file_with_another_byte_in_it_is_learnt_anew()
    {
        LearntExamples.Load(folder, English);
        var whole = File.ReadAllBytes(Assert.Single(Kept()));
        byte[] other = [.. whole];
        other[^100] ^= 1;
        File.WriteAllBytes(Kept()[0], other);

        LearntExamples.Load(folder, English);

        Assert.Equal(whole, File.ReadAllBytes(Assert.Single(Kept())));
    }

    [Fact]
    public void Other_examples_are_learnt_anew_and_take_the_place_of_the_earlier_ones()
    {
        LearntExamples.Load(folder, English);
        var before = Assert.Single(Kept());
        File.AppendAllLines(Path.Combine(folder, "en.tsv"), ["rsvp\tmaybe\tmight do, not sure", "rsvp\tmaybe\tnot sure yet, might"]);

        Assert.Equal(["maybe"], Weigh(LearntExamples.Load(folder, English), "not sure, might").Best);

        Assert.NotEqual(before, Assert.Single(Kept()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] Kept() => Directory.GetFiles(folder, "learnt-*");

    private static ReplyLikelihoods Weigh(ExampleReader reader, string text) => reader.Weigh(ReplyWords.Read(text, English), "rsvp");
}
