using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>
/// The people of one campaign while a list is read into it. Pure but for the keyed hash: finds who is there already, who shares a contact,
/// and which people are one household (they share a contact, or one is named as the other's supporter).
/// </summary>
internal sealed class Roll(ContactKeys keys, string campaignId)
{
    private readonly Dictionary<string, Participant> byIdentity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byContact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Participant> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> bySupporter = new(StringComparer.Ordinal);
    private readonly HashSet<string> stored = new(StringComparer.Ordinal);

    public void Add(Participant person)
    {
        Put(person);
        stored.Add(person.Id);
    }

    public Participant? Find(ParticipantDetails details) =>
        PersonIdentity.KeysOf(details).Select(key => byIdentity.GetValueOrDefault(key)).FirstOrDefault(person => person is not null);

    public bool SameDetails(Participant there, ParticipantDetails details) =>
        there.Details.Phone == details.Phone && there.Details.Email?.Key == details.Email?.Key && (details.Language == Messaging.Language.Unknown || there.Details.Language == details.Language) && there.Details.Preference == details.Preference
        && there.Details.TimeZone == details.TimeZone && there.Details.QuietHours == details.QuietHours;

    /// <summary>An id made from name and first contact, so that two imports at once cannot enrol one person twice.</summary>
    public Participant Enrol(ParticipantDetails details, DateTimeOffset now)
    {
        var person = new Participant
        {
            CampaignId = campaignId,
            Id = keys.Hash("participant", $"{campaignId}\n{PersonIdentity.KeysOf(details)[0]}")[..20],
            Details = details,
            AddedAt = now,
        };
        Put(person);
        return person;
    }

    /// <summary>The person with household, places and shared contact as they come out of everybody together.</summary>
    public Participant Settled(Participant person)
    {
        var household = HouseholdOf(person);
        return person with
        {
            Household = household.Select(one => one.Id).Min(StringComparer.Ordinal)!,
            SharesContact = keys.Of(person.Details).Any(key => byContact[key].Count > 1),
            Places = 1 + person.Companions
                + (person.Details.Supporter is { Name: null } || (person.Details.Supporter is { Name: { } name } && !household.Any(one => IsNamed(one, name))) ? 1 : 0),
        };
    }

    /// <summary>Everybody, stored and new.</summary>
    public IEnumerable<Participant> Everybody => people.Values.Select(Settled);

    /// <summary>People stored before whom a newcomer has given a household or a shared phone, or whose supporter has now come into the list.</summary>
    public IEnumerable<(Participant Before, Participant Now)> ChangedByNewcomers() =>
        from id in stored
        let before = people[id]
        let now = Settled(before)
        where (before.Household, before.SharesContact, before.Places) != (now.Household, now.SharesContact, now.Places)
        select (before, now);

    private void Put(Participant person)
    {
        people[person.Id] = person;
        foreach (var key in PersonIdentity.KeysOf(person.Details))
        {
            byIdentity.TryAdd(key, person);
        }

        foreach (var key in keys.Of(person.Details))
        {
            Index(byContact, key, person.Id);
        }

        Index(byName, TextFolding.Fold(person.Details.Name), person.Id);
        if (person.Details.Supporter?.Name is { } supporter)
        {
            Index(bySupporter, TextFolding.Fold(supporter), person.Id);
        }
    }

    private static void Index(Dictionary<string, List<string>> index, string key, string id)
    {
        if (!index.TryGetValue(key, out var ids))
        {
            index[key] = ids = [];
        }

        ids.Add(id);
    }

    /// <summary>Everybody joined to a person by a shared phone or as supporter, over however many steps.</summary>
    private List<Participant> HouseholdOf(Participant person)
    {
        var found = new List<Participant> { person };
        for (var n = 0; n < found.Count; n++)
        {
            var one = found[n];
            var near = keys.Of(one.Details).SelectMany(key => byContact[key]).Select(id => people[id]).Concat(SupportTies(one));
            found.AddRange(near.Where(other => !found.Exists(there => there.Id == other.Id)).DistinctBy(other => other.Id).ToList());
        }

        return found;
    }

    private IEnumerable<Participant> SupportTies(Participant one)
    {
        var supporting = bySupporter.GetValueOrDefault(TextFolding.Fold(one.Details.Name)) ?? [];
        var supporters = one.Details.Supporter?.Name is { } name ? byName.GetValueOrDefault(TextFolding.Fold(name)) ?? [] : [];
        return supporting.Concat(supporters).Where(id => id != one.Id).Select(id => people[id]);
    }

    private static bool IsNamed(Participant person, string name) => TextFolding.Fold(person.Details.Name) == TextFolding.Fold(name);
}
