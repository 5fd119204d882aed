using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.Participants;
using EngagementFlows.Participants.Import;

namespace EngagementFlows.Messaging;

public sealed class CostEstimateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly Campaign Draft = new() { File = new CampaignFiles().Read(SampleCampaign.CampaignJson()), ContentHash = "" };
    private static readonly Composer Composer = new(new Templates());
    private static readonly MessagePrices Prices = new() { SmsSegment = 0.05m, Email = 0.001m };

    [Fact]
    public void One_person_s_texts_cost_what_each_is_billed_at()
    {
        var person = Person("Ann");
        var estimate = Of([person]);

        var segments = TextsOf(person).Sum(text => SmsText.Measure(text).Segments);
        Assert.Equal(new MessageCosts(TextsOf(person).Count, segments, 0, segments * 0.05m), estimate.Total);
        Assert.Equal((Language.English, 1, estimate.Total), Assert.Single(estimate.ByLanguage));
    }

    [Fact]
    public void Every_step_of_the_flow_is_there_in_its_order_whoever_comes_first()
    {
        var oneChannel = Person("Ann");
        var estimate = Of([oneChannel, Person("Bob", email: "bob@example.org")]);

        Assert.Equal(
            [
                "invitation", "invitation-reminder:1", "invitation-reminder:2", "invitation:other-channel", "confirmation", "access-needs", "consent:take-part", "consent:photo", "consent:quote", "consent:contact-again",
                "opening-question", "reminder:P7D", "reminder:P1D", "reminder:PT2H", "feedback", "feedback:again", "barriers", "one-thing", "materials", "outcomes",
            ],
            estimate.ByStep.Select(step => step.Step));
        Assert.Equal(new MessageCosts(0, 0, 1, 0.001m), estimate.ByStep.Single(step => step.Step == "invitation:other-channel").Costs);
        Assert.Equal(estimate.Total, estimate.ByStep.Aggregate(default(MessageCosts), (sum, step) => sum + step.Costs));
    }

    [Fact]
    public void Who_prefers_email_gets_one_text_and_it_is_the_invitation()
    {
        var estimate = Of([Person("Ann", email: "ann@example.org", prefers: ContactPreference.Email)]);

        Assert.Equal("invitation:other-channel", Assert.Single(estimate.ByStep, step => step.Costs.Texts > 0).Step);
        Assert.Equal(19, estimate.Total.Emails);
    }

    [Fact]
    public void Both_languages_cost_more_than_one_and_a_circumflex_in_the_name_of_a_shared_phone_more_than_none()
    {
        var english = Of([Person("Ann")]).Total.Cost;
        Assert.True(Of([Person("Ann", language: Language.Unknown)]).Total.Cost > 2 * english);
        Assert.True(Of([Person("Sion", shares: true)]).Total.Cost < Of([Person("Siôn", shares: true)]).Total.Cost);
    }

    [Fact]
    public void Who_withdrew_before_the_first_message_costs_nothing_and_who_was_written_to_has_cost()
    {
        var gone = Person("Ann") with { Withdrawal = Withdrawal.ByTeam };
        Assert.Equal((0, default(MessageCosts)), (Of([gone]).People, Of([gone]).Total));

        var written = gone with { Steps = gone.Steps.Add("invitation", new StepRecord(StepState.Sent, Now)) };
        Assert.Equal(1, Of([written]).People);
    }

    [Fact]
    public void What_a_late_launch_leaves_no_time_for_is_not_counted()
    {
        var late = CostEstimate.Of(Draft, [Person("Ann", email: "ann@example.org")], Composer, Prices, new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.Zero));

        Assert.DoesNotContain(late.ByStep, step => step.Step is "reminder:P7D" || step.Step.StartsWith("invitation-reminder", StringComparison.Ordinal) || step.Step == "invitation:other-channel");
        Assert.Contains(late.ByStep, step => step.Step == "reminder:P1D");
    }

    [Fact]
    public void Taken_together_people_never_cost_less_than_one_by_one_and_hardly_more()
    {
        var people = ParticipantCsv.Read(SampleCampaign.ParticipantsCsv()).People
            .Select((row, n) => new Participant { CampaignId = Draft.Id, Id = $"{n}", Details = row.Details, SharesContact = n % 3 == 0 }).ToList();
        var (together, oneByOne) = (Of(people).Total, people.Select(person => Of([person]).Total).Aggregate((sum, one) => sum + one));

        Assert.Equal((oneByOne.Texts, oneByOne.Emails), (together.Texts, together.Emails));
        Assert.InRange(together.Segments, oneByOne.Segments, (int)(oneByOne.Segments * 1.03));
    }

    [Fact]
    public void Ten_thousand_people_are_estimated_with_a_text_for_each_of_their_steps()
    {
        var people = Enumerable.Range(0, 10_000).Select(n => Person(new string('n', 3 + (n % 30)), language: (Language)(n % 3), shares: n % 50 == 0)).ToList();
        Of(people.Take(3));

        var estimate = Of(people);
        Assert.Equal(10_000, estimate.People);
        Assert.Equal(190_000, estimate.Total.Texts);
    }

    private static CostEstimate Of(IEnumerable<Participant> people) => CostEstimate.Of(Draft, people, Composer, Prices, Now);

    private static List<string> TextsOf(Participant person)
    {
        var full = HappyPath.WithWhatIsStillToCome(Draft);
        return [.. HappyPath.Steps(full.File, JourneyPlans.For(full, person, Now), Now).Select(step => Composer.Compose(full, person, step, Channel.Sms, "", step.Due).Text)];
    }

    private static Participant Person(string name, string? email = null, ContactPreference prefers = ContactPreference.Text, Language language = Language.English, bool shares = false) => new()
    {
        CampaignId = Draft.Id,
        Id = "p",
        SharesContact = shares,
        Details = new ParticipantDetails(name, PhoneNumber.FromE164("+447700900107"), email is null ? null : EmailAddress.FromStored(email), prefers, language, "", [], null, ""),
    };
}
