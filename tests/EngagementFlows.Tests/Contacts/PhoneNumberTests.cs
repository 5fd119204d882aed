using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFlows.Worlds;

namespace EngagementFlows.Contacts;

public sealed partial class PhoneNumberTests
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
    [InlineData("07700.900.123")]
    [InlineData("07700/900123")]
    [InlineData("\uFF10\uFF17\uFF17\uFF10\uFF10 900123")]
    [InlineData("TEL: 07700 900123")]
    [InlineData("447700900123.0")]
    public void Marks_that_nobody_sees_do_not_spoil_a_number(string text) =>
        Assert.Equal("+447700900123", PhoneNumber.Parse(text).Number?.E164);

    [Theory]
    [InlineData("07624 123456")]
    public void The_mobiles_of_the_Isle_of_Man_take_texts(string text) =>
        Assert.Equal("+447624123456", PhoneNumber.Parse(text).Number?.E164);

    [Theory]
    [InlineData("+39 (0)6 698 12345", "+390669812345")]
    [InlineData("+48 (0)512 345 678", "+48512345678")]
    [InlineData("+351 (0)912 345 678", "+351912345678")]
    [InlineData("00353 087 123 4567", "+353871234567")]
    [InlineData("353 (0)87 123 4567", "+353871234567")]
    public void A_trunk_zero_is_dropped_but_where_it_belongs_to_the_number(string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text).Number?.E164);

    [Theory]
    [InlineData("+33 899 12 34 56")]
    [InlineData("+1 900 555 0104")]
    [InlineData("+800 1234 5678")]
    public void Abroad_too_a_number_that_costs_extra_is_no_mobile(string text) =>
        Assert.Equal("not_in_use", PhoneNumber.Parse(text).Problem?.Code);

    [Theory]
    [InlineData("07700 900123 / 07700 900124", "too_long")]
    [InlineData("07700 900123 or 07700 900124", "unknown_character")]
    [InlineData("+33 6 31 96 65 431", "too_long")]
    [InlineData("+353 87 123 45678", "invalid_number")]
    [InlineData("+353 87 123", "invalid_number")]
    [InlineData("+48 (0)12", "invalid_number")]
    [InlineData("01632 960123", "landline")]
    [InlineData("0122 345", "invalid_number")]
    public void What_is_wrong_is_told_by_its_kind(string text, string code) => Assert.Equal(code, PhoneNumber.Parse(text).Problem?.Code);

    [Fact]
    public void A_number_of_endless_digits_is_refused_at_once() =>
        Assert.Equal("too_long", PhoneNumber.Parse(new string('7', 100_000)).Problem?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("4.47701E+11")]
    [InlineData("07700 9OO128")]
    [InlineData("07700 900123 4")]
    [InlineData("+353 87 123 45678")]
    [InlineData("07700 90012")]
    [InlineData("+33 1")]
    [InlineData("029 2018 0000")]
    [InlineData("0906 123 4567")]
    public void Each_message_names_the_field_and_what_to_do(string text)
    {
        var message = PhoneNumber.Parse(text).Problem!.Message;

        Assert.Contains("phone number", message, StringComparison.Ordinal);
        Assert.Matches("Give|Format|Use|Check|Type|Ask", message);
    }

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

    [Fact]
    public async Task Every_phone_number_of_the_fields_cases_is_imported_as_it_is_dialled_or_refused_with_what_went_wrong()
    {
        var cases = FieldCase.Of("phone numbers").Where(item => item.Id != "P01E").ToList();
        Assert.Equal(16, cases.Count);
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);

        var answer = await world.Api.PostAsync(
            $"{campaign.Path}/participants", cases.Select(item => new { name = item.Id, phone = item.Input, language = "en" }));

        var rejected = answer.Ok().Json["rejected"]!.AsArray().ToDictionary(item => (int)item!["line"]!, item => (string)item!["error"]!);
        await campaign.LaunchAsync();
        var people = (await campaign.PeopleAsync()).ToDictionary(person => (string)person["name"]!, person => (string)person["id"]!);
        var outbox = (await campaign.OutboxAsync()).ToDictionary(message => message.ParticipantId, message => message.To);
        foreach (var (item, n) in cases.Select((item, n) => (item, n)))
        {
            if (Dialled().Match(item.Right) is { Success: true } number)
            {
                Assert.Equal((item.Id, number.Value), (item.Id, outbox[people[item.Id]]));
            }
            else
            {
                Assert.Contains("spreadsheet", rejected[n + 1], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Whoever_is_listed_with_a_trunk_zero_is_written_to_and_heard_under_their_number()
    {
        var input = FieldCase.WithId("P01E");
        Assert.Contains("+353 (0)87 123 4567", input.Input, StringComparison.Ordinal);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", "+353 (0)87 123 4567");
        await campaign.LaunchAsync();

        (await providers.TextAsync("+353871234567", "STOP")).Ok();

        Assert.Equal("+353871234567", Assert.Single(await campaign.OutboxAsync()).To);
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    /// <summary>The number that a case's right answer begins with.</summary>
    [GeneratedRegex(@"^\+\d+")]
    private static partial Regex Dialled();

    private static TheoryData<string, string> Pairs(string property, params string[] lists)
    {
        var data = new TheoryData<string, string>();
        foreach (var item in lists.SelectMany(list => Vectors.GetProperty(list).EnumerateArray()))
            data.Add(item.GetProperty("in").GetString()!, item.GetProperty(property).GetString()!);
        return data;
    }
}
