namespace EngagementFlows.Messaging;

public sealed class CountedTests
{
    [Theory]
    [InlineData(1, "1 place", "1 lle")]
    [InlineData(2, "2 places", "2 le")]
    [InlineData(3, "3 places", "3 lle")]
    public void Places(int count, string english, string welsh) =>
        Assert.Equal((english, welsh), (Counted.Of(count, Counted.Place, Language.English), Counted.Of(count, Counted.Place, Language.Welsh)));

    [Theory]
    [InlineData(1, "1 person")]
    [InlineData(2, "2 berson")]
    [InlineData(3, "3 pherson")]
    [InlineData(4, "4 person")]
    [InlineData(6, "6 pherson")]
    [InlineData(12, "12 person")]
    public void Welsh_changes_the_first_letter_as_after_the_spoken_number(int count, string welsh) =>
        Assert.Equal(welsh, Counted.Of(count, Counted.Person, Language.Welsh));

    [Fact]
    public void Other_first_letters_change_too()
    {
        Assert.Equal("2 rif", Counted.Of(2, Counted.Number, Language.Welsh));
        Assert.Equal("2 ddiwrnod", Counted.Of(2, Counted.Day, Language.Welsh));
        Assert.Equal("2 nod", Counted.Of(2, Counted.Character, Language.Welsh));
    }
}
