using System.Collections.Immutable;
using EngagementFlows.Contacts;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Delivery.Tests;

/// <summary>Each rule sees what it forbids: a rule that nothing can break proves nothing.</summary>
public sealed class InvariantsTests
{
    private const string Step = "invitation";
    private const string Phone = "+447700900101";
    private static readonly DateTimeOffset Noon = RunPlan.Launch.AddHours(3);
    private static readonly Participant Person = With(new StepRecord(StepState.Sent, Noon, 1, Channel: Channel.Sms));
    private static readonly Evidence Good = Of(Person, new Ledger { Messages = [Text(1)] });

    [Fact]
    public void A_message_sent_once_at_noon_breaks_no_rule() => Assert.Empty(Invariants.Broken(Good));

    [Fact]
    public void A_key_that_was_accepted_twice_is_seen() =>
        Sees("accepted 2 times", Good with { Ledger = new Ledger { Messages = [Text(1), Text(1)] } });

    [Fact]
    public void A_step_that_went_out_twice_is_seen_unless_the_first_did_not_arrive()
    {
        var twice = Of(With(new StepRecord(StepState.Sent, Noon, 2, Channel: Channel.Sms)), new Ledger { Messages = [Text(1), Text(2)] });
        Sees("went out twice", twice);
        var told = new CallbackAnswer(Noon, "twilio.status", "https://flows.example.org/", Text(1).Id, "undelivered", 204);
        Assert.Empty(Invariants.Broken(twice with { Ledger = twice.Ledger with { Callbacks = [told] } }));
        Sees("went out twice", twice with { Ledger = twice.Ledger with { Callbacks = [told with { Event = "sent" }] } });
        Sees("went out twice", twice with { Ledger = twice.Ledger with { Callbacks = [told with { Status = 500 }] } });
    }

    [Fact]
    public void What_went_out_and_is_recorded_otherwise_is_seen() =>
        Sees("recorded as Skipped", Of(With(new StepRecord(StepState.Skipped, Noon, 1, "has withdrawn", Channel.Sms)), Good.Ledger));

    [Fact]
    public void What_is_recorded_as_sent_and_no_provider_has_is_seen() => Sees("no provider has it", Good with { Ledger = new Ledger() });

    [Fact]
    public void A_step_without_an_end_and_a_person_whose_journey_never_ended_are_seen()
    {
        Sees("still Unknown", Of(With(new StepRecord(StepState.Unknown, Noon, 1, "no answer", Channel.Sms)), new Ledger()));
        Sees("never ended", Good with { People = [Person with { EndedAt = null }] });
        Sees("the timeline says sending", Good with { Timelines = Lines(Step, "sending") });
    }

    [Fact]
    public void What_came_to_nothing_without_a_reason_or_without_the_team_s_knowledge_is_seen()
    {
        Sees("without a reason", Of(With(new StepRecord(StepState.Skipped, Noon)), new Ledger()));
        var failed = Of(With(new StepRecord(StepState.Failed, Noon, 1, "tried 5 times", Channel.Sms)), new Ledger());
        Sees("not before the team", failed);
        Assert.Empty(Invariants.Broken(failed with { Inbox = [new TeamItem($"not-sent-{MessageReference.IdOf(Person.Ref, Step, 1)}", "delivery", "why")] }));
    }

    [Fact]
    public void Another_try_without_proof_that_the_first_was_not_taken_is_seen()
    {
        var again = Of(With(new StepRecord(StepState.Sent, Noon, 2, Channel: Channel.Sms)), new Ledger { Messages = [Text(2)] });
        Sees("without proof", again);
        Assert.Empty(Invariants.Broken(again with { Ledger = again.Ledger with { Attempts = new Dictionary<string, int> { ["twilio.list"] = 1 } } }));
        Assert.Empty(Invariants.Broken(again with { Ledger = again.Ledger with { Refusals = [new Refusal(Noon, "twilio", "send", 429, null, Phone, Text(1).Key, null)] } }));
    }

    [Fact]
    public void A_message_after_an_opt_out_is_seen_but_for_the_one_confirmation_of_a_person_s_own_words()
    {
        var wish = new OptOut(Person.Id, Noon.AddMinutes(-1), InOwnWords: true);
        Sees("after their opt-out", Good with { OptOuts = [wish] });
        var confirmed = Of(With(new StepRecord(StepState.Sent, Noon, 1, Channel: Channel.Sms), "withdrawn:1"), new Ledger { Messages = [Text(1, "withdrawn:1")] });
        Assert.Empty(Invariants.Broken(confirmed with { OptOuts = [wish] }));
        Sees("after their opt-out", confirmed with { OptOuts = [wish with { InOwnWords = false }] });
    }

    [Theory]
    [InlineData(20, 0, 60)]
    [InlineData(8, 59, 60)]
    public void A_message_at_night_is_seen(int hour, int minute, int valid) =>
        Sees("in quiet hours", Good with { Ledger = new Ledger { Messages = [Text(1) with { At = Noon.AddHours(hour - Noon.Hour).AddMinutes(minute), ValidityPeriod = valid }] } });

    [Theory]
    [InlineData(28_801)]
    [InlineData(null)]
    public void A_text_that_the_provider_could_still_deliver_at_night_is_seen(int? valid) =>
        Sees("could arrive in quiet hours", Good with { Ledger = new Ledger { Messages = [Text(1) with { ValidityPeriod = valid }] } });

    [Fact]
    public void A_call_that_breaks_a_contract_and_a_callback_that_was_not_taken_are_seen()
    {
        Sees("POST /v3/nothing", Good with { Ledger = Good.Ledger with { Violations = [new Violation(Noon, "POST", "/v3/nothing", ["Nothing expects this call."])] } });
        Sees("was answered 403", Good with { Ledger = Good.Ledger with { Callbacks = [new CallbackAnswer(Noon, "twilio.status", "https://flows.example.org/", "SM1", "sent", 403)] } });
    }

    private static void Sees(string what, Evidence evidence) => Assert.Contains(Invariants.Broken(evidence), broken => broken.Contains(what, StringComparison.Ordinal));

    private static Evidence Of(Participant person, Ledger ledger) => new(
        ledger, [person], Lines(person.Steps.Keys.Single(), person.Steps.Values.Single().State switch { StepState.Sent => "sent", StepState.Skipped => "skipped", StepState.Failed => "failed", _ => "unknown" }), [], []);

    private static Dictionary<string, IReadOnlyList<TimelineEntry>> Lines(string step, string what) =>
        new(StringComparer.Ordinal) { ["person"] = [new TimelineEntry($"m|{step}", Noon, what) { Step = step }] };

    private static Participant With(StepRecord record, string step = Step) => new()
    {
        CampaignId = "campaign",
        Id = "person",
        Details = new ParticipantDetails("Aled", PhoneNumber.Parse(Phone).Number, null, ContactPreference.Text, Language.English, "", [], null, ""),
        Steps = ImmutableDictionary<string, StepRecord>.Empty.Add(step, record),
        EndedAt = Noon.AddDays(30),
    };

    private static LedgerMessage Text(int attempt, string step = Step) =>
        new(attempt, Noon, "twilio", $"SM{attempt}", new MessageReference(new ParticipantRef("campaign", "person"), MessageReference.IdOf(new ParticipantRef("campaign", "person"), step, attempt)).ToString(), Phone) { ValidityPeriod = 3_600 };
}
