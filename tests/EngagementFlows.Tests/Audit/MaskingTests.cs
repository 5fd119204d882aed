using System.Collections.Immutable;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Audit;

/// <summary>What the record may show of a change.</summary>
public sealed class MaskingTests
{
    private const string Canary = "Canary";

    [Fact]
    public void Nothing_that_a_person_is_called_or_wrote_shows()
    {
        var after = Person(Canary, "+447700900123") with
        {
            Answers = new GivenAnswers { AccessNeeds = Canary, Opening = Canary, Barriers = [Canary], OneThing = Canary },
            Household = Canary,
            NextStep = Canary,
            ReceivedIds = [Canary],
            Consents = ImmutableDictionary<string, ConsentRecord>.Empty.Add("photo", new ConsentRecord(true, default, 1, Canary)),
        };

        var changes = FieldChange.Between(null, after, Plain.Participant);

        Assert.True(changes.Count > 15);
        Assert.All(changes, change =>
        {
            Assert.DoesNotContain(Canary, change.After ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("7700900", change.After ?? "", StringComparison.Ordinal);
        });
        Assert.Contains(new FieldChange("consents.photo.given", null, "true"), changes);
        Assert.Contains(new FieldChange("details.name", null, "***"), changes);
    }

    [Fact]
    public void A_member_that_nobody_has_called_harmless_is_masked()
    {
        var changes = FieldChange.Between(new { old = "a", list = new[] { "a" } }, new { old = "b", list = new[] { "a", "b" } }, new Plain([], []));

        Assert.Equal([new FieldChange("old", "***", "***"), new FieldChange("list", "1 of them", "2 of them")], changes);
    }

    [Fact]
    public void A_state_shows_what_it_was_and_is() =>
        Assert.Equal(
            [new FieldChange("partstat", "ACCEPTED", "DECLINED"), new FieldChange("withdrawal", "None", "ByTeam")],
            FieldChange.Between(
                Person("a", "+447700900123") with { Partstat = Partstat.Accepted },
                Person("a", "+447700900123") with { Partstat = Partstat.Declined, Withdrawal = Withdrawal.ByTeam },
                Plain.Participant));

    [Fact]
    public void A_phone_shows_enough_to_tell_it_from_another() =>
        Assert.Equal(
            [new FieldChange("details.phone", "***123", "***456")],
            FieldChange.Between(Person("a", "+447700900123"), Person("a", "+447700900456"), Plain.Participant));

    [Fact]
    public void A_trail_keeps_what_was_first_and_what_is_last_and_nothing_after_its_end()
    {
        var trail = Trail.Begin();
        Report("1", Partstat.NeedsAction, Partstat.Accepted);
        Report("1", Partstat.Accepted, Partstat.Declined);
        trail.Dispose();
        Report("1", Partstat.Declined, Partstat.Tentative);
        Trail.Leave();
        Report("2", Partstat.NeedsAction, Partstat.Accepted);

        var (before, after) = trail.Read();

        Assert.Equal("NEEDS-ACTION", Assert.Single(before!).Value);
        Assert.Equal("DECLINED", Assert.Single(after!).Value);
    }

    [Fact]
    public void A_trail_tells_of_a_few_each_and_of_many_how_many()
    {
        using var few = Trail.Begin();
        Report("1", Partstat.NeedsAction, Partstat.Accepted);
        Report("2", Partstat.NeedsAction, Partstat.Accepted);
        Assert.Equal(["participant 1.partstat", "participant 2.partstat"], few.Read().After!.Keys.Order(StringComparer.Ordinal));

        using var many = Trail.Begin();
        for (var n = 0; n < 5000; n++)
        {
            Report($"{n}", Partstat.NeedsAction, Partstat.Accepted);
        }

        Trail.Leave();
        Assert.Equal(new Dictionary<string, string?> { ["participants changed"] = "5000" }, many.Read().After);
    }

    private static void Report(string id, Partstat before, Partstat after) =>
        Trail.Changed("participant", id, Person("a", "+447700900123") with { Partstat = before }, Person("a", "+447700900123") with { Partstat = after }, Plain.Participant);

    private static Participant Person(string name, string phone) => new()
    {
        CampaignId = "campaign",
        Id = "person",
        Details = new ParticipantDetails(name, PhoneNumber.FromE164(phone), null, ContactPreference.Text, Language.English, name, [name], null, name),
    };
}
