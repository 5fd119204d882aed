using System.Collections.Immutable;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Participants;
using EngagementFlows.Participants.Import;

namespace EngagementFlows.Messaging;

/// <summary>The look just before each send.</summary>
public sealed class SendRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly Campaign Running = new() { File = new CampaignFiles().Read(SampleCampaign.CampaignJson()), ContentHash = "", State = CampaignState.Running };
    private static readonly Participant Person = new() { CampaignId = "c", Id = "p", Details = ParticipantJson.Read([new ParticipantInput("Person", Phone: "07700 900101", Email: "person@example.org", PreferredContact: "text")]).People[0].Details };
    private static readonly Step Reminder = new("reminder:P1D:1", "meeting-reminder", Now) { UsefulUntil = Now.AddHours(4) };
    private static readonly Step Invitation = new("invitation", "invitation", Now) { Asks = QuestionKind.Rsvp };

    [Fact]
    public void What_is_due_goes_by_the_preferred_channel() => Assert.Equal(new SendVerdict.Go(Channel.Sms), Check(Reminder));

    [Fact]
    public void The_other_channel_and_the_channel_of_the_person_s_own_words_come_before_the_preferred_one()
    {
        Assert.Equal(new SendVerdict.Go(Channel.Email), Check(Invitation with { OtherChannel = true }));
        Assert.Equal(new SendVerdict.Go(Channel.Email), Check(Reminder with { Via = "email" }));
    }

    [Fact]
    public void Nothing_goes_to_an_address_that_is_not_there() =>
        Assert.Equal(new SendVerdict.Skip("no address for this channel"), Check(Invitation with { OtherChannel = true }, Person with { Details = Person.Details with { Email = null } }));

    [Fact]
    public void Who_has_withdrawn_gets_nothing_but_the_last_word()
    {
        var withdrawn = Person with { Withdrawal = Withdrawal.InOwnWords };
        Assert.Equal(new SendVerdict.Skip("has withdrawn"), Check(Reminder, withdrawn));
        Assert.IsType<SendVerdict.Go>(Check(new Step("withdrawn:1", "withdrawn-confirmation", Now) { LastWord = true }, withdrawn));
        Assert.IsType<SendVerdict.Go>(Check(new Step("helplines:1", "holding-reply", Now) { LastWord = true }, withdrawn));
    }

    [Theory]
    [InlineData("meeting-cancelled")]
    [InlineData("consent-withdrawn")]
    public void A_last_word_about_something_else_that_was_planned_before_somebody_withdrew_is_skipped(string template)
    {
        var word = new Step(template, template, Now) { LastWord = true };
        Assert.IsType<SendVerdict.Go>(Check(word));
        Assert.Equal(new SendVerdict.Skip("has withdrawn"), Check(word, Person with { Withdrawal = Withdrawal.ByProviderWord }));
    }

    [Fact]
    public void An_invitation_is_not_sent_to_who_has_answered() =>
        Assert.Equal(new SendVerdict.Skip("already answered"), Check(Invitation, Person with { Partstat = Partstat.Declined }));

    [Fact]
    public void A_cancelled_campaign_sends_nothing_and_a_paused_or_moved_one_makes_the_journey_look_again()
    {
        Assert.Equal(new SendVerdict.Skip("the meeting was cancelled"), Check(Reminder, campaign: Running with { State = CampaignState.Cancelled }));
        Assert.IsType<SendVerdict.Reconsider>(Check(Reminder, campaign: Running with { State = CampaignState.Paused }));
        Assert.IsType<SendVerdict.Reconsider>(Check(Reminder, campaign: Running with { MeetingVersion = 2 }));
    }

    [Fact]
    public void That_the_meeting_is_called_off_is_not_held_up_by_the_messages_of_the_day()
    {
        var full = Person with { Started = new StartedMessages(new DateOnly(2026, 11, 18), Running.File.MessagesADay) };
        var calledOff = new Step("meeting-cancelled", "meeting-cancelled", Now) { LastWord = true, CannotWait = true, UsefulUntil = Now.AddDays(3) };
        Assert.Equal(new SendVerdict.Go(Channel.Sms), Check(calledOff, full));
    }

    [Theory]
    [InlineData(StepState.Sent)]
    [InlineData(StepState.Skipped)]
    [InlineData(StepState.Failed)]
    [InlineData(StepState.Unresolved)]
    public void What_is_recorded_is_done(StepState state) => Assert.IsType<SendVerdict.Done>(Check(Reminder, With(new StepRecord(state, Now))));

    [Fact]
    public void A_message_that_may_be_out_is_looked_for_before_any_other_rule()
    {
        var withdrawn = With(new StepRecord(StepState.Intent, Now, 1)) with { Withdrawal = Withdrawal.InOwnWords };
        Assert.IsType<SendVerdict.LookUp>(Check(Reminder, withdrawn));
        var later = new StepRecord(StepState.Unknown, Now, 1) { Next = Now.AddMinutes(5) };
        Assert.Equal(new SendVerdict.NotBefore(Now.AddMinutes(5)), Check(Reminder, With(later)));
    }

    [Fact]
    public void A_refused_message_waits_for_its_pause_and_is_skipped_where_that_lasts_too_long()
    {
        Assert.Equal(new SendVerdict.NotBefore(Now.AddMinutes(2)), Check(Reminder, With(new StepRecord(StepState.Waiting, Now, 1) { Next = Now.AddMinutes(2) })));
        Assert.Equal(new SendVerdict.Skip(SendTime.TooLate), Check(Reminder, With(new StepRecord(StepState.Waiting, Now, 1) { Next = Now.AddHours(5) })));
        Assert.IsType<SendVerdict.Go>(Check(Reminder, With(new StepRecord(StepState.Waiting, Now, 1) { Next = Now })));
    }

    [Fact]
    public void A_channel_that_does_not_work_gives_way_to_the_other_one()
    {
        Assert.Equal(new SendVerdict.Go(Channel.Email), Check(Reminder, With(new StepRecord(StepState.Waiting, Now, 5, Channel: Channel.Sms) { FellBack = true })));
        Assert.Equal(new SendVerdict.Go(Channel.Email), Check(Reminder, Person with { Unusable = [Channel.Sms] }));
        Assert.Equal(new SendVerdict.Skip("the contact takes no messages"), Check(Reminder, Person with { Unusable = [Channel.Sms], Details = Person.Details with { Email = null } }));
        Assert.Equal(new SendVerdict.Skip("the contact takes no messages"), Check(Reminder with { Via = "sms" }, Person with { Unusable = [Channel.Sms] }));
    }

    [Fact]
    public void Over_the_cap_a_message_that_we_start_waits_for_the_morning_and_an_answer_goes()
    {
        var full = Person with { Started = new StartedMessages(new DateOnly(2026, 11, 18), Running.File.MessagesADay) };
        Assert.Equal(new SendVerdict.NotBefore(new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero)), Check(Reminder with { UsefulUntil = null }, full));
        Assert.IsType<SendVerdict.Go>(Check(Reminder with { Answers = true }, full));
        Assert.Equal(new SendVerdict.Skip($"over the cap of {Running.File.MessagesADay} messages a day"), Check(Reminder, full));
        Assert.IsType<SendVerdict.Go>(Check(Reminder, full with { Started = full.Started with { Day = new DateOnly(2026, 11, 17) } }));
    }

    [Fact]
    public void The_day_of_the_cap_and_the_night_are_the_person_s()
    {
        // 18 November, 22:00 in London, is 19 November, 09:00 on Lord Howe Island, and 17:00 in New York.
        var late = new DateTimeOffset(2026, 11, 18, 22, 0, 0, TimeSpan.Zero);
        var (islander, american) = (Living("Australia/Lord_Howe"), Living("America/New_York"));
        Assert.Equal((new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 18)), (SendRules.LocalDay(Running, islander, late), SendRules.LocalDay(Running, american, late)));
        Assert.IsType<SendVerdict.Go>(At(islander with { Started = new StartedMessages(new DateOnly(2026, 11, 18), 9) }));
        Assert.Equal(new SendVerdict.NotBefore(new DateTimeOffset(2026, 11, 19, 14, 0, 0, TimeSpan.Zero)), At(american with { Started = new StartedMessages(new DateOnly(2026, 11, 18), 9) }));
        Assert.IsType<SendVerdict.NotBefore>(At(Person));

        SendVerdict At(Participant person) => SendRules.Check(Running, person, Invitation with { Due = late }, 1, late);
        static Participant Living(string zone) => Person with { Details = Person.Details with { TimeZone = zone } };
    }

    [Fact]
    public void Hours_of_the_person_s_own_come_before_the_campaign_s()
    {
        var late = new DateTimeOffset(2026, 11, 18, 20, 30, 0, TimeSpan.Zero);
        var owl = Person with { Details = Person.Details with { QuietHours = new PersonalQuietHours("23:00", "10:30") } };
        Assert.IsType<SendVerdict.Go>(SendRules.Check(Running, owl, Invitation with { Due = late }, 1, late));
        Assert.Equal(new SendVerdict.NotBefore(new DateTimeOffset(2026, 11, 18, 10, 30, 0, TimeSpan.Zero)), SendRules.Check(Running, owl, Invitation with { Due = late.AddHours(-11) }, 1, late.AddHours(-11)));
    }

    [Theory]
    [InlineData(22, 0)]
    [InlineData(3, 0)]
    [InlineData(8, 59)]
    [InlineData(20, 0)]
    public void In_quiet_hours_nothing_goes_whoever_asks(int hour, int minute)
    {
        var night = new DateTimeOffset(2026, 11, 18, hour, minute, 0, TimeSpan.Zero);
        var verdict = Assert.IsType<SendVerdict.NotBefore>(SendRules.Check(Running, Person, Reminder with { Due = night, UsefulUntil = null, Answers = true }, 1, night));
        Assert.Equal(9, verdict.At.Hour);
    }

    [Fact]
    public void What_is_of_no_use_any_more_is_skipped_as_too_late() =>
        Assert.Equal(new SendVerdict.Skip("skipped: too late"), Check(Reminder with { Due = Now.AddDays(-1), UsefulUntil = Now.AddMinutes(-1) }));

    private static SendVerdict Check(Step step, Participant? person = null, Campaign? campaign = null) => SendRules.Check(campaign ?? Running, person ?? Person, step, meetingVersion: 1, Now);

    private static Participant With(StepRecord record) => Person with { Steps = ImmutableDictionary<string, StepRecord>.Empty.Add(Reminder.Key, record) };
}
