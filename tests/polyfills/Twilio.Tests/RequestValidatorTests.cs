using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twilio.Security;

namespace Twilio.Tests;

public class RequestValidatorTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(typeof(RequestValidatorTests).Assembly.GetManifestResourceStream("twilio-signatures.json")!).RootElement;
    private static readonly RequestValidator Validator = new(Text(Vectors, "auth_token"));
    private static readonly Dictionary<string, string> Form = Vectors.GetProperty("params").Deserialize<Dictionary<string, string>>()!;

    public static TheoryData<string, string, bool> Forms => Cases("cases", item => (Text(item, "url"), Text(item, "signature"), item.GetProperty("valid").GetBoolean()));

    public static TheoryData<string, string, string> Bodies => Cases("json_body", item => (Text(item, "url"), Text(item, "body"), Text(item, "signature")));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_signed_with_its_url(string url, string signature, bool valid)
    {
        Assert.Equal(valid, Validator.Validate(url, Form, signature));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_may_come_as_name_values(string url, string signature, bool valid)
    {
        var form = new NameValueCollection();
        foreach (var (name, value) in Form)
        {
            form.Add(name, value);
        }

        Assert.Equal(valid, Validator.Validate(url, form, signature));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_held_against_the_hash_in_the_url(string url, string body, string signature)
    {
        Assert.True(Validator.Validate(url, body, signature));
        Assert.False(Validator.Validate(url, body + " ", signature));
        Assert.False(Validator.Validate(url + "&more=1", body, signature));
        Assert.False(Validator.Validate("https://mycompany.com/myapp.php", body, signature));
    }

    [Theory]
    [InlineData("https://example.org/hook?a=b", "https://example.org:443/hook?a=b")]
    [InlineData("https://example.org:8443/hook", "https://example.org/hook")]
    [InlineData("http://Example.org/Hook", "http://Example.org:80/Hook")]
    public void A_signature_over_the_url_with_or_without_its_port_is_good(string url, string signedUrl)
    {
        Assert.True(Validator.Validate(url, Form, Sign(signedUrl, Form)));
        Assert.False(Validator.Validate(url, Form, Sign(signedUrl + "x", Form)));
    }

    [Fact]
    public void Keys_are_signed_in_the_order_of_their_code_points_and_empty_values_count()
    {
        var form = new Dictionary<string, string> { ["b"] = "1", ["B"] = "2", ["é"] = "3", ["a"] = string.Empty };

        Assert.True(Validator.Validate("https://example.org/", form, Sign("https://example.org/", form)));
    }

    [Fact]
    public void Every_parameter_counts()
    {
        var signature = Sign("https://example.org/", Form);
        var more = new Dictionary<string, string>(Form) { ["New"] = "1" };

        Assert.True(Validator.Validate("https://example.org/", Form, signature));
        Assert.False(Validator.Validate("https://example.org/", more, signature));
    }

    [Fact]
    public void Another_token_signs_otherwise()
    {
        Assert.False(new RequestValidator("54321").Validate("https://example.org/", Form, Sign("https://example.org/", Form)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_signature_throws(string? signature)
    {
        Assert.Throws<ArgumentException>(() => Validator.Validate("https://example.org/", Form, signature!));
        Assert.Throws<ArgumentException>(() => Validator.Validate("https://example.org/", "{}", signature!));
        Assert.Throws<ArgumentException>(() => Validator.Validate(string.Empty, Form, "x"));
    }

    private static string Sign(string url, Dictionary<string, string> form)
    {
        var text = url + string.Concat(form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1 and nothing else.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Text(Vectors, "auth_token")), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static TheoryData<T1, T2, T3> Cases<T1, T2, T3>(string name, Func<JsonElement, (T1, T2, T3)> read)
    {
        var data = new TheoryData<T1, T2, T3>();
        foreach (var item in Vectors.GetProperty(name).EnumerateArray())
        {
            var (first, second, third) = read(item);
            data.Add(first, second, third);
        }

        return data;
    }
}
