using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Callbacks;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class SignatureTests
{
    [Fact]
    public void Twilios_signatures_are_those_that_were_published()
    {
        var vectors = Vectors("twilio-signatures.json");
        var token = vectors["auth_token"]!.GetValue<string>();
        var fields = vectors["params"]!.AsObject().ToDictionary(static field => field.Key, static field => field.Value!.GetValue<string>());
        var valid = vectors["cases"]!.AsArray().Where(static vector => vector!["valid"]!.GetValue<bool>()).Select(static vector => vector!["url"]!.GetValue<string>()).ToList();
        Assert.NotEmpty(valid);

        foreach (var vector in vectors["cases"]!.AsArray())
        {
            var (url, signature) = (vector!["url"]!.GetValue<string>(), vector["signature"]!.GetValue<string>());
            // A signature with the default port spelt out is right for the same request.
            var withPort = new UriBuilder(url).Uri is var uri ? $"{uri.Scheme}://{uri.Authority}:{uri.Port}{uri.PathAndQuery}" : "";
            string[] computed = [TwilioForm.Signature(token, url, fields), TwilioForm.Signature(token, withPort, fields)];
            Assert.Equal(vector["valid"]!.GetValue<bool>(), computed.Contains(signature));
            Assert.Equal(Signatures.Twilio(token, url, fields), computed[0]);
        }
    }

    [Fact]
    public void The_check_of_SendGrids_signatures_agrees_with_what_was_published()
    {
        var vector = Vectors("sendgrid-event-signature.json");
        var body = Encoding.UTF8.GetBytes(Text(vector, "body"));

        Assert.True(Signatures.IsSendGrids(Text(vector, "public_key"), Text(vector, "timestamp"), body, Text(vector, "signature")));
        Assert.False(Signatures.IsSendGrids(Text(vector, "wrong_public_key"), Text(vector, "timestamp"), body, Text(vector, "signature")));
        Assert.False(Signatures.IsSendGrids(Text(vector, "public_key"), Text(vector, "timestamp"), body, Text(vector, "wrong_signature")));
        Assert.False(Signatures.IsSendGrids(Text(vector, "public_key"), "1600112503", body, Text(vector, "signature")));
    }

    private static JsonObject Vectors(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name)))!.AsObject();

    private static string Text(JsonObject vector, string name) => vector[name]!.GetValue<string>();
}
