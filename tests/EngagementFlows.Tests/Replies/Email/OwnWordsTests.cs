using EngagementFlows.Inbox.Mail;

namespace EngagementFlows.Replies.Email;

/// <summary>What programs and offices add to somebody's words, and what only looks as if they had.</summary>
public sealed class OwnWordsTests
{
    [Theory]
    // Phones and programs, in many languages.
    [InlineData("Yes\n\nVon meinem iPhone gesendet")]
    [InlineData("Yes\n\nEnvoyé de mon iPhone")]
    [InlineData("Yes\n\nEnviado desde mi Samsung Galaxy")]
    [InlineData("Yes\n\nInviato da Outlook per Android")]
    [InlineData("Yes\n\nWysłane z iPhone'a")]
    [InlineData("Yes\n\nTrimis de pe telefonul meu Huawei")]
    [InlineData("Yes\n\nVerzonden vanaf mijn iPad")]
    [InlineData("Yes\n\nОтправлено с iPhone")]
    [InlineData("Yes\n\nYahoo Mail: Search, organise, conquer")]
    [InlineData("Yes\n\nSent with Proton Mail secure email.")]
    [InlineData("Yes\n\nGet Outlook for iOS")]
    // Signatures by the sender's own name, whatever else they say.
    [InlineData("Yes\n\nDr Ann Rees (she/her)\nHead of Stopping Things\nI do not work on Fridays: no need to reply\next 2")]
    [InlineData("Yes\n\nREES, Ann\nTîm 3, Neuadd y Sir\n\nTel 029 2018 0123")]
    [InlineData("Yes\n\n‐‐\nNo More Plastic campaign")]
    [InlineData("Yes\n\n-- \nStop the incinerator")]
    [InlineData("Yes\n________________________________________________________________________________\nMicrosoft Teams meeting\nMeeting ID: 312 445")]
    // Gateways.
    [InlineData("CAUTION: This email originated from outside the organisation. Do not click links unless you recognise the sender.\n\nYes")]
    [InlineData("ZjQcmQRYFpfptBannerStart\n\nThis Message Is From an External Sender\n\nZjQcmQRYFpfptBannerEnd\n\nYes")]
    [InlineData("[EXTERNAL]\n\nYes")]
    [InlineData("Yes\n\nDieses E-Mail ist vertraulich und nur für den genannten Empfänger bestimmt. Wenn Sie es irrtümlich erhalten haben, löschen Sie es.")]
    public void What_nobody_typed_is_left_out(string text) => Assert.Equal(new OwnWords("Yes", AreOwn: true), Read(text));

    [Theory]
    [InlineData("Name: Ann Rees\nEmail: ann@example.org\nNeeds: a ramp\nPhone: 07700 900123")]
    [InlineData("I can come at 10:30 or at these times:\n11:30")]
    [InlineData("*** please stop ***")]
    [InlineData("--- no ---\nsorry")]
    [InlineData("Ann Rees")]
    [InlineData("Ann Rees\nNo more texts please")]
    [InlineData("Yes\n\nAnn")]
    [InlineData("I will write from my iPhone, it is sent late")]
    [InlineData("I come from outside the town, my external door is hard to open")]
    [InlineData("Diolch\nDim diolch")]
    public void What_somebody_may_have_typed_is_kept(string text) => Assert.Equal(new OwnWords(text, AreOwn: true), Read(text));

    [Fact]
    public void A_wish_to_stop_below_the_senders_name_is_heard() =>
        Assert.Equal("Yes\n\nNo more texts please", Read("Yes\n\nAnn Rees\nNo more texts please").Text.ReplaceLineEndings("\n"));

    [Fact]
    public void Words_above_a_wrapped_attribution_stay_and_a_time_among_them_does_not_join_it() =>
        Assert.Equal("I can come at 10:30", Read("I can come at 10:30\nOn Mon, 2 Dec 2026 at 10:00, Team <t@example.org> wrote:\n\nCan you come?").Text);

    [Theory]
    [InlineData("see https://urldefense.com/v3/__https://example.org/a__;!!Ab12!xyz$ please", "see https://example.org/a please")]
    [InlineData("see https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a&d=DwMF please", "see https://example.org/a please")]
    [InlineData("see https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05 please", "see https://example.org/a please")]
    [InlineData("see example.org <https://protect-eu.mimecast.com/s/AbC> please", "see example.org please")]
    public void Links_that_a_gateway_rewrote_are_as_they_were(string text, string own) => Assert.Equal(own, Read(text).Text);

    [Theory]
    [InlineData("Yes please", "Yes please")]
    [InlineData("[EXTERNAL] yes", "yes")]
    [InlineData("Re: Can you come?", null)]
    [InlineData("ATB: Ydych chi'n gallu dod?", null)]
    [InlineData("Which question did you answer?", null)]
    [InlineData("", null)]
    public void A_subject_is_an_answer_where_it_is_none_of_ours(string subject, string? words) =>
        Assert.Equal(words, OwnWordsReader.InSubject(subject, OurTexts.BuiltIn));

    private static OwnWords Read(string text) =>
        OwnWordsReader.Read(new MailText(text) { Sender = "\"Rees, Ann\" <ann@example.org>", OurNames = ["Riverside Together"] }, OurTexts.BuiltIn, InboundParse.Sense);
}
