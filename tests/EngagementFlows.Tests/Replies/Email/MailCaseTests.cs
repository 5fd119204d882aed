using System.Text.Json;
using EngagementFlows.Calendars;
using EngagementFlows.Inbox.Mail;
using EngagementFlows.Journeys;

namespace EngagementFlows.Replies.Email;

/// <summary>Inputs made after public reports of people who do this job elsewhere, each with what is right.</summary>
public sealed class MailCaseTests
{
    public static TheoryData<string> Mails => Cases(input => !input.TryGetProperty("ics", out _));

    public static TheoryData<string> Calendars => Cases(input => input.TryGetProperty("ics", out _));

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_reported_mail_is_read_rightly(string areaAndId)
    {
        var (input, expect) = Of(areaAndId);
        var mail = Read(input);
        if (expect.TryGetProperty("automated", out _))
        {
            Assert.True(mail.IsAutomated);
            Assert.Equal("", mail.Text);
            return;
        }

        Assert.False(mail.IsAutomated);
        Assert.False(mail.LooksAutomatic);
        Assert.Equal(!expect.TryGetProperty("team", out _), mail.TextIsOwn);
        if (expect.TryGetProperty("own", out var own))
        {
            Assert.Equal(own.GetString(), mail.Text);
        }

        if (expect.TryGetProperty("partstat", out var partstat))
        {
            Assert.True(mail.IsCalendarReply);
            Assert.Equal(partstat.GetString(), CalendarReply.Read(mail.Calendar!, mail.From).Reply?.Partstat.Wire());
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void A_reported_calendar_is_read_rightly(string areaAndId)
    {
        var (input, expect) = Of(areaAndId);
        var calendar = input.GetProperty("ics").GetString()!;

        Assert.True(CalendarReply.IsAnswer(calendar));
        Assert.Equal(expect.GetProperty("partstat").GetString(), CalendarReply.Read(calendar, input.GetProperty("from").GetString()).Reply?.Partstat.Wire());
    }

    private static InboundMail Read(JsonElement input)
    {
        if (input.TryGetProperty("base64", out var message))
        {
            return TestMail.Raw(message.GetBytesFromBase64());
        }

        var field = input.TryGetProperty("html", out var html) ? ("html", html.GetString()!) : ("text", input.GetProperty("text").GetString()!);
        return TestMail.Read(TestMail.Form(field, ("headers", "From: Ann Rees <ann@example.org>\nTo: Riverside Together <reply+ab12@replies.example.org>")));
    }

    private static TheoryData<string> Cases(Func<JsonElement, bool> wanted) =>
    [
        .. Vector.Read("mail-cases.json").EnumerateArray()
            .Where(one => wanted(one.GetProperty("input")))
            .Select(one => $"{one.GetProperty("area").GetString()}: {one.GetProperty("id").GetString()}"),
    ];

    private static (JsonElement Input, JsonElement Expect) Of(string areaAndId)
    {
        var found = Vector.Read("mail-cases.json").EnumerateArray().Single(one => areaAndId.EndsWith($": {one.GetProperty("id").GetString()}", StringComparison.Ordinal));
        return (found.GetProperty("input"), found.GetProperty("expect"));
    }
}
