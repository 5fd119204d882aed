using System.Text.Json;

namespace EngagementFlows.Contacts;

public sealed class PhoneNumberTests
{
    private static readonly JsonElement Vectors = Vector.Read("phone-numbers.json");

    public static TheoryData<string, string> Valid => Pairs("e164", "valid_uk_mobile", "valid_international");

    public static TheoryData<string, string> Invalid => Pairs("error", "invalid");

    public static TheoryData<string> Landlines => new(Vectors.GetProperty("uk_landline_not_a_mobile").Texts());

    public static TheoryData<string> NotInUse => new(Vectors.GetProperty("uk_not_in_use_or_premium").Texts());

    public static TheoryData<string> Drama => new(Vectors.GetProperty("drama_numbers").Texts());

    [Theory, MemberData(nameof(Valid))]
    public void A_number_as_people_write_it_becomes_E164(string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text).Number?.E164);

    [Theory, MemberData(nameof(Invalid))]
    public void What_is_no_number_gets_a_code_that_says_why(string text, string error)
    {
        var result = PhoneNumber.Parse(text);

        Assert.Null(result.Number);
        Assert.Equal(error, result.Problem?.Code);
    }

    [Theory, MemberData(nameof(Landlines))]
    public void A_landline_is_told_apart_and_the_advice_asks_for_another_contact(string text)
    {
        var problem = PhoneNumber.Parse(text).Problem;

        Assert.Equal("landline", problem?.Code);
        Assert.Contains("cannot take a text", problem?.Message, StringComparison.Ordinal);
        Assert.Contains("email address or a mobile", problem?.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(NotInUse))]
    [InlineData("0906 123 4567")]
    [InlineData("070 1234 5678")]
    [InlineData("0760 123 4567")]
    public void A_premium_personal_or_unused_number_is_no_mobile(string text) =>
        Assert.Equal("not_in_use", PhoneNumber.Parse(text).Problem?.Code);

    [Theory, MemberData(nameof(Drama))]
    public void A_drama_number_is_accepted_and_known_as_one(string text) =>
        Assert.True(PhoneNumber.Parse(text).Number?.IsDrama);

    [Theory]
    [InlineData("07700 90012", "One digit is missing")]
    [InlineData("07700 9001", "2 digits are missing")]
    [InlineData("4.47701E+11", "spreadsheet")]
    [InlineData("07700 9OO128", "letters, such as O for 0")]
    public void The_message_says_what_to_put_right(string text, string part) =>
        Assert.Contains(part, PhoneNumber.Parse(text).Problem?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B\uFEFF ")]
    public void Nothing_visible_is_blank(string? text) =>
        Assert.Equal("blank", PhoneNumber.Parse(text).Problem?.Code);

    [Theory]
    [InlineData("\u202A+44 7700 900123\u202C")]
    [InlineData("07700\u200B900123")]
    [InlineData("07700\u00A0900\u00AD123")]
    [InlineData("(07700) 900123")]
    [InlineData("0044 (0)7700 900123")]
    public void Marks_that_nobody_sees_do_not_spoil_a_number(string text) =>
        Assert.Equal("+447700900123", PhoneNumber.Parse(text).Number?.E164);

    [Theory]
    [InlineData("07624 123456")]
    public void The_mobiles_of_the_Isle_of_Man_take_texts(string text) =>
        Assert.Equal("+447624123456", PhoneNumber.Parse(text).Number?.E164);

    [Theory]
    [InlineData("+999 1234 5678")]
    [InlineData("+1 202 555")]
    [InlineData("0770+900123")]
    public void A_number_of_no_country_or_with_a_stray_plus_is_refused(string text) =>
        Assert.NotNull(PhoneNumber.Parse(text).Problem);

    [Fact]
    public void A_number_is_a_string_in_JSON_and_comes_back()
    {
        var number = PhoneNumber.FromE164("+447700900123");

        var json = JsonSerializer.Serialize(number);

        Assert.Equal("+447700900123", JsonSerializer.Deserialize<string>(json));
        Assert.Equal(number, JsonSerializer.Deserialize<PhoneNumber>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PhoneNumber>("\"07700 900123\""));
    }

    private static TheoryData<string, string> Pairs(string property, params string[] lists)
    {
        var data = new TheoryData<string, string>();
        foreach (var item in lists.SelectMany(list => Vectors.GetProperty(list).EnumerateArray()))
            data.Add(item.GetProperty("in").GetString()!, item.GetProperty(property).GetString()!);
        return data;
    }
}
