using EngagementFlows.FakeProvider.Twilio;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class SegmentsTests
{
    [Theory]
    [InlineData("a", 160, "", 1)]
    [InlineData("a", 161, "", 2)]
    [InlineData("a", 306, "", 2)]
    [InlineData("a", 307, "", 3)]
    [InlineData("€", 80, "", 1)]
    [InlineData("a", 152, "€€€€€", 2)]
    [InlineData("€", 153, "", 3)]
    [InlineData("é", 160, "", 1)]
    [InlineData("ŵ", 70, "", 1)]
    [InlineData("ŵ", 71, "", 2)]
    [InlineData("a", 160, "ŵ", 3)]
    [InlineData("😀", 35, "", 1)]
    [InlineData("😀", 67, "", 3)]
    public void A_text_is_counted_by_packing(string letters, int count, string tail, int segments) =>
        Assert.Equal(segments, Segments.Count(string.Concat(Enumerable.Repeat(letters, count)) + tail));
}
