using EngagementFlows.Participants;

namespace EngagementFlows.Contacts;

/// <summary>
/// Who is reached by a wish to stop. Everybody under the contact that it came from; and where that is one person alone, the same person
/// under their other contacts, since a withdrawal by any channel counts for all.
/// </summary>
public sealed class ContactCircles(ContactIndex contacts, ContactKeys keys, ParticipantStore participants)
{
    public async Task<ContactCircle> FindAsync(string contactKey, CancellationToken cancellation)
    {
        var people = await PeopleAsync(contactKey, cancellation);
        var names = people.Select(NameOf).Distinct(StringComparer.Ordinal).ToList();
        var reached = new List<string> { contactKey };
        if (names is not [var name])
        {
            return new ContactCircle(people, reached);
        }

        var found = people.ToDictionary(person => person.Ref);
        foreach (var other in people.SelectMany(person => keys.Of(person.Details)).Distinct().Except([contactKey]).ToList())
        {
            var under = await PeopleAsync(other, cancellation);
            foreach (var same in under.Where(person => NameOf(person) == name))
            {
                found.TryAdd(same.Ref, same);
            }

            if (under.All(person => NameOf(person) == name))
            {
                reached.Add(other);
            }
        }

        return new ContactCircle([.. found.Values], reached);
    }

    public async Task<IReadOnlyList<Participant>> PeopleAsync(string contactKey, CancellationToken cancellation)
    {
        var people = new List<Participant>();
        foreach (var reference in await contacts.FindAsync(contactKey, cancellation))
        {
            if (await participants.FindAsync(reference, cancellation) is { } found)
            {
                people.Add(found.Value);
            }
        }

        return people;
    }

    private static string NameOf(Participant person) => TextFolding.Fold(person.Details.Name);
}

/// <param name="Keys">The contacts that are nobody else's, and the one that it began with.</param>
public sealed record ContactCircle(IReadOnlyList<Participant> People, IReadOnlyList<string> Keys);
