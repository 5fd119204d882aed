using FsCheck.Xunit;

namespace EngagementFlows.Contacts;

public sealed class UnicodeCompositionTests
{
    [Theory]
    [InlineData("plain text, and \u0175 as it is", "plain text, and \u0175 as it is")]
    [InlineData("a\u0302e\u0302i\u0302o\u0302u\u0302w\u0302y\u0302", "âêîôûŵŷ")]
    [InlineData("W\u0300 w\u0301 Y\u0300 y\u0308", "Ẁ ẃ Ỳ ÿ")]
    [InlineData("Vie\u0323\u0302t", "Vi\u1EC7t")]
    [InlineData("Vie\u0302\u0323t", "Vi\u1EC7t")]
    [InlineData("\u0627\u0653\u062F\u0645", "\u0622\u062F\u0645")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("\u212B \u2126", "\u00C5 \u03A9")]
    public void What_belongs_together_is_one_character(string text, string composed) =>
        Assert.Equal(composed, UnicodeComposition.Compose(text));

    [Theory]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("a\u0315\u0300", "\u00E0\u0315")]
    [InlineData("a\u05AE\u0300", "\u00E0\u05AE")]
    [InlineData("\u0915\u093C", "\u0915\u093C")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u0302w", "\u0302w")]
    [InlineData("I\u0333F\u0333", "I\u0333F\u0333")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    public void What_Unicode_keeps_apart_is_kept_apart_in_its_order(string text, string composed) =>
        Assert.Equal(composed, UnicodeComposition.Compose(text));

    [Fact]
    public void Half_a_pair_and_an_emoji_are_kept() =>
        Assert.Equal("\uD83D w\u0175 \U0001F600", UnicodeComposition.Compose("\uD83D ww\u0302 \U0001F600"));

    [Property]
    public bool Composing_twice_changes_nothing(string? text)
    {
        var once = UnicodeComposition.Compose(text ?? "");
        return UnicodeComposition.Compose(once) == once;
    }
}
