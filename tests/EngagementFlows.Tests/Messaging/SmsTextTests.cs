using System.Text.Json;
using FsCheck.Xunit;

namespace EngagementFlows.Messaging;

public sealed class SmsTextTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in Vector.Read("sms-segments.json").GetProperty("cases").EnumerateArray())
                data.Add(TextOf(item), item.GetProperty("segments").GetInt32());
            return data;
        }
    }

    public static TheoryData<string, string> Replaced
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var item in Vector.Read("sms-normalisation.json").GetProperty("cases").EnumerateArray())
                data.Add(item.GetProperty("in").GetString()!, item.GetProperty("out").GetString()!);
            return data;
        }
    }

    public static TheoryData<string> Kept => new(Vector.Read("sms-normalisation.json").GetProperty("kept").Texts());

    [Theory, MemberData(nameof(Cases))]
    public void Parts_are_counted_by_packing(string text, int segments) => Assert.Equal(segments, SmsText.Measure(text).Segments);

    [Theory, MemberData(nameof(Replaced))]
    public void What_a_writer_rarely_means_is_replaced(string text, string plain)
    {
        Assert.Equal(plain, SmsText.Normalise(text));
        Assert.False(SmsText.Measure(plain).Unicode);
    }

    [Theory, MemberData(nameof(Kept))]
    public void Accents_and_the_euro_are_kept(string text) => Assert.Equal(text, SmsText.Normalise(text));

    [Fact]
    public void One_circumflex_more_than_doubles_the_cost()
    {
        var text = new string('a', 160);

        Assert.Equal(new SmsLength(false, 160, 1), SmsText.Measure(text));
        Assert.Equal(new SmsLength(true, 161, 3), SmsText.Measure(text + "ŵ"));
    }

    [Fact]
    public void A_family_stays_one_emoji() => Assert.Equal("👩\u200D👧", SmsText.Normalise("👩\u200D👧"));

    [Fact]
    public void An_empty_text_is_one_part() => Assert.Equal(new SmsLength(false, 0, 1), SmsText.Measure(""));

    [Property]
    public bool Normalising_twice_changes_nothing_and_never_costs_more(string? text)
    {
        var once = SmsText.Normalise(text ?? "");
        return SmsText.Normalise(once) == once && SmsText.Measure(once).Segments <= Math.Max(1, SmsText.Measure((text ?? "").Replace("…", "...", StringComparison.Ordinal)).Segments);
    }

    private static string TextOf(JsonElement item) =>
        item.TryGetProperty("text_parts", out var parts)
            ? string.Concat(parts.EnumerateArray().Select(part => Repeat(part[0].GetString()!, part[1].GetInt32())))
            : Repeat(item.GetProperty("char").GetString()!, item.GetProperty("count").GetInt32()) + item.GetProperty("tail").GetString();

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
