using System.Xml.Linq;
using Twilio.TwiML;

namespace Twilio.Tests;

public class TwiMLTests
{
    [Fact]
    public void An_empty_response_answers_nothing()
    {
        Assert.Equal("""<?xml version="1.0" encoding="utf-8"?><Response></Response>""", new MessagingResponse().ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public void A_message_is_escaped()
    {
        var response = new MessagingResponse().Message("1 < 2 & \"3\"", to: "+447700900001", statusCallback: new Uri("https://example.org/?a=1&b=2"));

        Assert.Equal(
            """<?xml version="1.0" encoding="utf-8"?><Response><Message to="+447700900001" statusCallback="https://example.org/?a=1&amp;b=2">1 &lt; 2 &amp; "3"</Message></Response>""",
            response.ToString(SaveOptions.DisableFormatting));
    }
}
