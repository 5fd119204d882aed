using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;

namespace EngagementFlows.Privacy;

/// <summary>What stores something of people is known to those who look it up and take it away.</summary>
public sealed class InventoryTests
{
    [Fact]
    public void Every_table_has_its_row_in_the_inventory() =>
        Assert.Equal(
            typeof(FlowTables).GetProperties().Where(property => property.PropertyType == typeof(TableClient)).Select(property => property.Name).Order(StringComparer.Ordinal),
            Inventory.Rows.Select(row => row.Table).Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_without_a_place_says_why() =>
        Assert.All(Inventory.Rows.Where(row => row.Places.Count == 0), row => Assert.EndsWith("nobody's data.", row.Holds, StringComparison.Ordinal));

    [Fact]
    public async Task Every_place_in_the_inventory_can_be_looked_up_and_emptied_and_every_one_is_in_both_orders()
    {
        await using var world = await World.StartAsync();
        var places = world.Service<PlacesOfData>().All.Select(place => place.Key).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(places, Inventory.Rows.SelectMany(row => row.Places).Concat(Inventory.Elsewhere).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(places, PrivacyDesk.OrderOf(PrivacyKind.SubjectAccess).Order(StringComparer.Ordinal));
        Assert.Equal(places, PrivacyDesk.OrderOf(PrivacyKind.Erasure).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_of_a_person_is_kept_or_emptied_on_purpose()
    {
        var members = typeof(Participant).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.Name != "EqualityContract")
            .Select(property => property.Name);

        Assert.Equal(members.Order(StringComparer.Ordinal), Tombstone.Kept.Concat(Tombstone.Emptied).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_tombstone_keeps_what_is_counted_and_nothing_that_says_who_it_was()
    {
        var at = World.Monday;
        var person = new Participant
        {
            CampaignId = "garden",
            Id = "1",
            Details = Tombstone.Nobody with { Name = "Canary Name", Notes = "Canary notes", Phone = PhoneNumber.Parse("07700 900123").Number },
            Household = "canary-household",
            Partstat = Partstat.Accepted,
            Attended = true,
            Answers = new GivenAnswers { AccessNeeds = "canary needs", Opening = "canary opening", OneThing = "canary thing", Statements = [4, 5], Barriers = ["time"] },
            Steps = ImmutableDictionary<string, StepRecord>.Empty.Add("invitation", new StepRecord(StepState.Sent, at, 1, "canary reason", Channel.Sms) { ProviderId = "canary-sid", Segments = 2 }),
            ReceivedIds = ["canary-message"],
            NextStep = "canary-step",
        };

        var left = Tombstone.Of(person, at);

        Assert.DoesNotContain("canary", System.Text.Json.JsonSerializer.Serialize(left, JsonRow.Options), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((Partstat.Accepted, true, 1, 2, 2), (left.Partstat, left.Attended, left.Received, left.Answers.Statements.Count, left.Steps["invitation"].Segments));
        Assert.Equal((at, at), (left.ErasedAt, left.EndedAt));
    }
}
