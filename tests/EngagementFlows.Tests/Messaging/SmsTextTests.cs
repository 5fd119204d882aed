using System.Text.Json;
using EngagementFlows.Contacts;
using EngagementFlows.Worlds;
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

    [Fact]
    public void Each_text_of_the_fields_cases_has_the_alphabet_and_the_parts_that_it_ought_to_have()
    {
        var lengths = FieldCase.Of("SMS segments").ToDictionary(item => item.Id, item => SmsText.Measure(SmsText.Normalise(item.Input)));

        // The letter e with an accent of its own is one letter of GSM-7; lines under letters are in no alphabet of texts.
        Assert.Equal(
            new Dictionary<string, SmsLength>
            {
                ["S02"] = new(true, 85, 2),
                ["S03"] = new(true, 70, 1),
                ["S04b"] = new(false, 70, 1),
                ["S06"] = new(true, 134, 3),
                ["S07"] = new(true, 11, 1),
            },
            lengths);
    }

    [Theory]
    [InlineData("w\u0302 y\u0302 W\u0302 Y\u0302 a\u0302 i\u0308 o\u0300", "ŵ ŷ Ŵ Ŷ â ï ò")]
    [InlineData("Sia\u200B\u0302n", "Siân")]
    [InlineData("\u212B", "Å")]
    public void A_letter_and_the_accent_on_it_are_one_character(string text, string composed) =>
        Assert.Equal(composed, SmsText.Normalise(text));

    [Fact]
    public async Task What_a_campaign_writes_in_decomposed_letters_goes_out_composed_and_costs_no_more()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["title"]!["en"] = "Cafe\u0301 for everyone");
        var person = await campaign.AddAsync("Person");

        var preview = (await world.Api.GetAsync($"{campaign.Path}/preview?participant={person.Id}")).Ok().Json["previews"]![0]!;
        await campaign.LaunchAsync();

        var shown = preview["messages"]!.AsArray().Single(message => (string)message!["step"]! == "invitation")!;
        Assert.Equal("GSM-7", (string)shown["sms"]!["encoding"]!);
        Assert.Contains("Café for everyone", Assert.Single(await person.SentAsync()).Text, StringComparison.Ordinal);
    }

    [Property]
    public bool Normalising_twice_changes_nothing_and_never_costs_more(string? text)
    {
        var once = SmsText.Normalise(text ?? "");
        return SmsText.Normalise(once) == once
            && SmsText.Measure(once).Segments <= SmsText.Measure(Composed(text).Replace("…", "...", StringComparison.Ordinal)).Segments;
    }

    private static string Composed(string? text) => UnicodeComposition.Compose(text ?? "");

    private static string TextOf(JsonElement item) =>
        item.TryGetProperty("text_parts", out var parts)
            ? string.Concat(parts.EnumerateArray().Select(part => Repeat(part[0].GetString()!, part[1].GetInt32())))
            : Repeat(item.GetProperty("char").GetString()!, item.GetProperty("count").GetInt32()) + item.GetProperty("tail").GetString();

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
