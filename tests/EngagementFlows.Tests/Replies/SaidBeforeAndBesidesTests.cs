using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;

namespace EngagementFlows.Replies;

/// <summary>Words that say the opposite of what they would say alone: what was said before, hours, letters, what somebody wonders at.</summary>
public sealed class SaidBeforeAndBesidesTests
{
    private static readonly ReplyQuestion Coming = new ReplyQuestion.Attendance(MayBeUnsure: true);
    private static readonly ReplyQuestion Needs = new ReplyQuestion.FreeText(IsAboutNeeds: true);
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

    [Theory]
    [InlineData("dim tecsts plîs", OptOutScope.Texts, Channel.Email)]
    [InlineData("bwyd fegan, a dim tecsts plîs", OptOutScope.Texts, Channel.Email)]
    [InlineData("dim e-byst plîs", OptOutScope.Emails, Channel.Sms)]
    [InlineData("no emails please", OptOutScope.Emails, Channel.Sms)]
    [InlineData("no texts please", OptOutScope.Texts, Channel.Email)]
    public void The_channel_that_is_named_is_closed_however_politely(string words, OptOutScope scope, Channel by) =>
        Assert.Equal(scope, Read(words, Needs, by).OptOut);

    [Theory]
    [InlineData("Nut allergy, no texts please", "Nut allergy", OptOutScope.Texts)]
    [InlineData("No emails please, I am coeliac", "I am coeliac", OptOutScope.Emails)]
    [InlineData("vegan, and text me not email", "vegan", OptOutScope.Emails)]
    [InlineData("dim tecsts, plîs. Coeliag ydw i", "Coeliag ydw i", OptOutScope.Texts)]
    public void A_need_beside_a_closed_channel_is_kept(string words, string need, OptOutScope scope)
    {
        var reading = Read(words, Needs);
        Assert.Equal((scope, need), (reading.OptOut, Assert.IsType<ReplyMeaning.FreeText>(reading.Answer).Text));
    }

    [Theory]
    [InlineData("wheelchair space, can I bring my dog?")]
    [InlineData("cadair olwyn, a ga i ddod â'r ci?")]
    public void A_question_after_a_comma_is_no_part_of_the_need(string words)
    {
        var reading = Read(words, Needs);
        Assert.DoesNotContain("?", Assert.IsType<ReplyMeaning.FreeText>(reading.Answer).Text, StringComparison.Ordinal);
        Assert.True(reading.Asks.Count > 0 || reading.ForTheTeam is not null);
    }

    [Theory]
    [InlineData("I do not need anything any more")]
    [InlineData("I no longer need step-free access")]
    [InlineData("I do not need large print")]
    [InlineData("not applicable")]
    [InlineData("dw i ddim angen print bras")]
    [InlineData("stop the large print please")]
    public void What_is_not_needed_is_no_need(string words) => Assert.True(Assert.IsType<ReplyMeaning.FreeText>(Read(words, Needs).Answer).NamesNoNeed);

    [Theory]
    [InlineData("I was assaulted at the meeting")]
    [InlineData("one of the dads had his lad by the neck out by the bins after")]
    public void What_was_done_to_somebody_tells_of_harm(string words) => Assert.True(Read(words, OwnWords).TellsOfHarm);

    [Theory]
    [InlineData("Stop the traffic")]
    [InlineData("Stop the traffic on the park road")]
    public void Traffic_that_is_to_be_less_makes_nobody_late(string words) => Assert.False(Read(words, OwnWords).IsLate);

    [Theory]
    [InlineData("Hello, the Join button is greyed out on mine and my grandson has gone home so I am stuck with it. Is there another way in?")]
    public void Somebody_elses_way_home_is_no_refusal(string words) => Assert.Null(Read(words, question: null).Coming);

    [Theory]
    [InlineData("big labels on the seats please, and a quiet corner")]
    [InlineData("I'm afraid she can't come")]
    [InlineData("I'm afraid he won't be able to make it")]
    [InlineData("Wife here. He dont look at his phone since they changed the tablets, ill ask when hes up")]
    public void Ordinary_words_wake_nobody(string words) => Assert.False(Read(words, OwnWords).TellsOfHarm);

    [Theory]
    [InlineData("dont want to be on camera")]
    [InlineData("dw i ddim eisiau bod mewn lluniau")]
    [InlineData("dw i ddim eisiau bod yn y lluniau")]
    [InlineData("dw i ddim yn hoffi cael fy llun wedi ei dynnu")]
    public void Being_in_no_picture_is_said_of_pictures_alone(string words) => Assert.Equal(
        (ConsentPurposes.Photo, OptOutScope.None), (Whole(words, new ReplyQuestion.YesNo()).TakesBack, Whole(words, new ReplyQuestion.YesNo()).OptOut));

    [Fact]
    public void Bringing_nobody_refuses_no_consent() => Assert.Null(Read("dw i ddim eisiau dod â neb", new ReplyQuestion.YesNo()).Answer);

    [Theory]
    [InlineData("some days i feel like ending it")]
    [InlineData("I do not feel like going on")]
    [InlineData("The facilitator humiliated me and I cried all night.")]
    public void Despair_in_few_words_is_heard(string words) => Assert.True(Read(words, OwnWords).TellsOfHarm);

    [Theory]
    [InlineData("not sure i want these messages")]
    [InlineData("not sure i want these texts")]
    [InlineData("I am not sure that I want to receive these emails, but I would like to come.")]
    [InlineData("dw i ddim yn siŵr os ydw i eisiau'r negeseuon hyn")]
    public void Who_is_not_sure_of_messages_is_paused(string words)
    {
        var reading = Read(words, Coming);
        Assert.Equal((OptOutScope.None, true), (reading.OptOut, reading.MayBeStop));
    }

    [Theory]
    [InlineData("actually cross that out. i meant a good cup of tea")]
    [InlineData("alla i newid fy ateb? Gweld fy wyrion yw diwrnod da")]
    [InlineData("actually put me down as a maybe")]
    public void What_is_said_of_another_answer_takes_and_gives_no_place(string words) =>
        Assert.True(Read(words, Coming).Coming is null or YesNoAnswer.NotSure);

    [Theory]
    [InlineData("iawn, gallaf")]
    [InlineData("newid meddwl, gallaf")]
    [InlineData("dw i wedi newid fy meddwl, gallaf")]
    public void A_Welsh_yes_after_a_change_of_mind_is_a_yes(string words) => Assert.Equal(YesNoAnswer.Yes, Read(words, question: null).Coming);

    [Fact]
    public void A_Welsh_yes_beside_a_closed_channel_counts()
    {
        var reading = Read("gallaf ond dim mwy o negeseuon testun", Coming);
        Assert.Equal((OptOutScope.Texts, YesNoAnswer.Yes), (reading.OptOut, reading.Coming));
    }

    [Theory]
    [InlineData("dw i ddim eisiau'r dehonglydd")]
    [InlineData("i dont want easy read")]
    public void What_is_not_wanted_is_no_need(string words) => Assert.True(Assert.IsType<ReplyMeaning.FreeText>(Read(words, Needs).Answer).NamesNoNeed);

    [Theory]
    [InlineData("my mum died the day after so i didnt read this")]
    [InlineData("i dont have good days since my husband died")]
    public void A_death_told_in_passing_is_heard(string words) => Assert.Equal(NotThem.Bereavement, Read(words, OwnWords).NotThem);

    /// <summary>As the whole of a message.</summary>
    private static ReplyReading Whole(string words, ReplyQuestion? question) => InHand(words, Channel.Sms).Read(question);

    private static ReplyReading Read(string words, ReplyQuestion? question, Channel channel = Channel.Sms) => InHand(words, channel).Read(words, question);

    private static ReplyInHand InHand(string words, Channel channel) => new(
        new InboundMessage("id", channel, channel == Channel.Sms ? "+447700900111" : "person@example.org", "", words, World.Monday),
        ReplyReaders.BuiltIn, static _ => false);
}
