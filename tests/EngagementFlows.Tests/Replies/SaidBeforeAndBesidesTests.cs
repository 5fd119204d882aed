using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;

namespace EngagementFlows.Replies;

/// <summary>Words that say the opposite of what they would say alone: what was said before, hours, letters, what somebody wonders at.</summary>
public sealed class SaidBeforeAndBesidesTests
{
    private static readonly ReplyQuestion Coming = new ReplyQuestion.Attendance(MayBeUnsure: true);
    private static readonly ReplyQuestion OwnWords = new ReplyQuestion.FreeText();

    [Theory]
    [InlineData("grandkids turns out to be NEXT week so ignore what i said about not coming", YesNoAnswer.Yes)]
    [InlineData("forget what I wrote about not being able to come, my shift has moved", YesNoAnswer.Yes)]
    [InlineData("that yes I sent Monday, scrub it. hip op's been brought forward", YesNoAnswer.No)]
    public void An_answer_that_is_called_back_is_not_the_answer(string words, YesNoAnswer answer) => Assert.Equal(answer, Read(words, Coming).Coming);

    [Theory]
    [InlineData("forget the yes, the hospital rang")]
    [InlineData("scrap what I said about coming, the hospital rang")]
    public void A_yes_that_is_called_back_is_none_now(string words) => Assert.NotEqual(YesNoAnswer.Yes, Read(words, Coming).Coming);

    [Theory]
    [InlineData("hello. bus is paid? i have only 49 pound in week")]
    public void A_sentence_that_does_not_say_so_is_no_refusal(string words) => Assert.Null(Read(words, Coming).Coming);

    [Theory]
    [InlineData("plis peidiwch tecstio rhwng 8 a 4, dwi'n cysgu ar ol nights")]
    [InlineData("please dont text me between 8 and 4, I'm asleep after nights")]
    public void Hours_are_no_wish_to_stop_and_pause(string words)
    {
        var reading = Read(words, OwnWords);
        Assert.Equal((OptOutScope.None, true), (reading.OptOut, reading.MayBeStop));
    }

    [Theory]
    [InlineData("I've asked three times now. No more. Not by text, not by post, not by pigeon.")]
    [InlineData("No more texts, no more emails, no more anything. Write me a letter if you must.")]
    public void Who_wants_nothing_that_we_can_send_stops_everything(string words) => Assert.Equal(OptOutScope.All, Read(words, Coming).OptOut);

    [Fact]
    public void Letters_alone_close_no_channel_that_is_not_named()
    {
        var reading = Read("Take my address off your computer. My son set this up. Letters only.", Coming, Channel.Email);
        Assert.NotEqual(OptOutScope.Texts, reading.OptOut);
        Assert.True(reading.OptOut != OptOutScope.None || reading.MayBeStop);
    }

    [Fact]
    public void One_channel_named_beside_refusals_of_all_is_closed_and_the_rest_waits()
    {
        var reading = Read("dont consent, dont want to come, dont want texts. clear enough?", new ReplyQuestion.YesNo());
        Assert.True(reading.OptOut == OptOutScope.All || reading is { OptOut: OptOutScope.Texts, MayBeStop: true });
    }

    [Fact]
    public void Who_writes_of_a_death_and_wants_no_more_hears_kind_words_and_is_paused() => Assert.Equal(
        NotThem.Bereavement,
        Read("Tariq, my brother, passed in August. Please no more invites to this address, my mum still opens his post.", Coming, Channel.Email).NotThem);

    [Fact]
    public void Plain_English_is_no_other_language_where_somebody_asks_what_we_mean() => Assert.DoesNotContain(
        EverydayQuestion.ChangeLanguage, Read("what d'you mean by that in plain english love", OwnWords).Asks);

    [Theory]
    [InlineData("cant come sorry. boss keeps our passports and we go out only for shift")]
    [InlineData("the agency took all our passports when we came")]
    public void Papers_that_others_keep_tell_of_harm(string words) => Assert.True(Read(words, Coming).TellsOfHarm);

    private static ReplyReading Read(string words, ReplyQuestion question, Channel channel = Channel.Sms) => new ReplyInHand(
        new InboundMessage("id", channel, channel == Channel.Sms ? "+447700900111" : "person@example.org", "", words, World.Monday),
        ReplyReaders.BuiltIn, static _ => false).Read(question);
}
