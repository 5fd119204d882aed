using System.Text.Json;
using FsCheck.Xunit;

namespace EngagementFlows.Contacts;

public sealed class EmailAddressTests
{
    private static readonly JsonElement Vectors = Vector.Read("email-addresses.json");

    public static TheoryData<string> Valid => new(Vectors.GetProperty("valid").Texts());

    public static TheoryData<string> Invalid => new(Vectors.GetProperty("invalid").Texts());

    public static TheoryData<string> Stripped => new(Vectors.GetProperty("stripped_to_email@domain.com").Texts());

    [Theory, MemberData(nameof(Valid))]
    public void A_good_address_is_accepted(string text) => Assert.NotNull(EmailAddress.Parse(text).Address);

    [Theory, MemberData(nameof(Invalid))]
    [InlineData("bad..email@example.org")]
    [InlineData(".starts-with-a-dot@example.org")]
    [InlineData("ends-with-a-dot.@example.org")]
    [InlineData("root@example.org.")]
    [InlineData("one-letter@example.o")]
    public void A_bad_address_is_refused_with_advice(string text)
    {
        var result = EmailAddress.Parse(text);

        Assert.Null(result.Address);
        Assert.NotEmpty(result.Problem!.Message);
    }

    [Theory, MemberData(nameof(Stripped))]
    [InlineData("email\u200B@domain\uFEFF.com\u00A0")]
    [InlineData("email@DOMAIN.com")]
    public void White_space_around_and_invisible_inside_is_stripped_and_the_host_lower_cased(string text) =>
        Assert.Equal("email@domain.com", EmailAddress.Parse(text).Address?.Value);

    [Theory]
    [InlineData("", "blank")]
    [InlineData("someone", "no_at")]
    [InlineData("someone@", "no_at")]
    [InlineData("some one@example.org", "unknown_character")]
    [InlineData("bad..email@example.org", "dots")]
    [InlineData("someone@nowhere", "invalid_host")]
    public void The_code_says_which_part_is_wrong(string text, string code) =>
        Assert.Equal(code, EmailAddress.Parse(text).Problem?.Code);

    [Fact]
    public void An_address_of_more_than_320_characters_is_too_long() =>
        Assert.Equal("too_long", EmailAddress.Parse(new string('a', 309) + "@example.org").Problem?.Code);

    [Fact]
    public void The_name_keeps_its_case_and_the_key_does_not()
    {
        var address = EmailAddress.Parse("FARAH.SIDDIQUI@EXAMPLE.ORG").Address;

        Assert.Equal("FARAH.SIDDIQUI@example.org", address?.Value);
        Assert.Equal("farah.siddiqui@example.org", address?.Key);
    }

    [Fact]
    public void An_international_host_is_kept_in_its_ASCII_form() =>
        Assert.Equal("japanese-info@xn--r8jz45g.xn--zckzah", EmailAddress.Parse("japanese-info@例え.テスト").Address?.Value);

    [Property]
    public bool Any_text_is_read_or_refused_and_what_is_read_is_stable(string? text)
    {
        var address = EmailAddress.Parse(text).Address;
        return address is null || EmailAddress.Parse(address.Value.Value).Address == address;
    }
}
