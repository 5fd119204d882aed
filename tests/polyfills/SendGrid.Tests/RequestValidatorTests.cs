using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SendGrid.Helpers.EventWebhook;

namespace SendGrid.Tests;

public class RequestValidatorTests
{
    private static readonly JsonElement Vector = JsonDocument.Parse(typeof(RequestValidatorTests).Assembly.GetManifestResourceStream("sendgrid-event-signature.json")!).RootElement;
    private static readonly RequestValidator Validator = new();

    [Fact]
    public void A_signature_of_sendgrids_is_good()
    {
        Assert.True(Verify());
    }

    [Fact]
    public void Another_key_signature_timestamp_or_body_is_not()
    {
        Assert.False(Verify(key: Text("wrong_public_key")));
        Assert.False(Verify(signature: Text("wrong_signature")));
        Assert.False(Verify(timestamp: "1600112503"));
        Assert.False(Verify(body: Text("body").TrimEnd()));
    }

    [Theory]
    [InlineData("MAYCAQACAQA=")]
    [InlineData("MAYCAQECAQE=")]
    public void Numbers_that_sign_nothing_are_not_good(string signature)
    {
        Assert.False(Verify(signature: signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not Base64")]
    [InlineData("AAAA")]
    [InlineData("MAYCAf8CAQE=")]
    public void What_is_no_signature_at_all_throws(string signature)
    {
        Assert.ThrowsAny<SystemException>(() => Verify(signature: signature));
    }

    [Fact]
    public void What_is_no_key_throws()
    {
        Assert.ThrowsAny<SystemException>(() => Validator.ConvertPublicKeyToECDSA("AAAA"));
    }

    /// <summary>Numbers shorter than the curve's length turn up in one signature of 128.</summary>
    [Fact]
    public void A_signature_of_any_length_is_good()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = Validator.ConvertPublicKeyToECDSA(Convert.ToBase64String(pair.ExportSubjectPublicKeyInfo()));

        Assert.All(Enumerable.Range(0, 400), number =>
        {
            var body = $"[{{\"number\":{number},\"email\":\"ŵ@example.org\"}}]\r\n";
            var signature = pair.SignData(Encoding.UTF8.GetBytes("1600112502" + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            Assert.True(Validator.VerifySignature(key, body, Convert.ToBase64String(signature), "1600112502"));
        });
    }

    [Fact]
    public void The_headers_have_their_names()
    {
        Assert.Equal("X-Twilio-Email-Event-Webhook-Signature", RequestValidator.SIGNATURE_HEADER);
        Assert.Equal("X-Twilio-Email-Event-Webhook-Timestamp", RequestValidator.TIMESTAMP_HEADER);
    }

    private static bool Verify(string? key = null, string? body = null, string? signature = null, string? timestamp = null) =>
        Validator.VerifySignature(Validator.ConvertPublicKeyToECDSA(key ?? Text("public_key")), body ?? Text("body"), signature ?? Text("signature"), timestamp ?? Text("timestamp"));

    private static string Text(string name) => Vector.GetProperty(name).GetString()!;
}
