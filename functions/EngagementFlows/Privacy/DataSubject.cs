using EngagementFlows.Contacts;
using EngagementFlows.Participants;

namespace EngagementFlows.Privacy;

/// <summary>One person in all campaigns, as far as their name and contacts show that it is the same one.</summary>
/// <param name="Records">Their rows, those already emptied among them.</param>
/// <param name="OwnKeys">Hashes of contacts that are nobody else's.</param>
/// <param name="SharedKeys">Hashes of contacts that somebody with another name has too.</param>
public sealed record DataSubject(IReadOnlyList<Participant> Records, IReadOnlyList<string> OwnKeys, IReadOnlyList<string> SharedKeys)
{
    public IEnumerable<ParticipantRef> Refs => Records.Select(record => record.Ref);

    public IEnumerable<string> Keys => OwnKeys.Concat(SharedKeys);

    public bool Is(string campaignId, string participantId) => Records.Any(record => record.CampaignId == campaignId && record.Id == participantId);
}

/// <summary>Finds who else in the app is the same person: the same name under a contact in common, over however many steps.</summary>
public sealed class DataSubjects(ContactCircles circles, ContactKeys keys, ParticipantStore participants)
{
    public async Task<DataSubject> FindAsync(Participant person, CancellationToken cancellation)
    {
        var name = TextFolding.Fold(person.Details.Name);
        var found = new Dictionary<ParticipantRef, Participant> { [person.Ref] = person };
        var (own, shared) = (new List<string>(), new List<string>());
        var open = new Queue<string>(keys.Of(person.Details));
        while (open.TryDequeue(out var key))
        {
            if (own.Contains(key) || shared.Contains(key))
            {
                continue;
            }

            var under = await circles.PeopleAsync(key, cancellation);
            (under.All(one => IsNamed(one, name)) ? own : shared).Add(key);
            foreach (var same in under.Where(one => IsNamed(one, name)))
            {
                found.TryAdd(same.Ref, same);
                keys.Of(same.Details).ToList().ForEach(open.Enqueue);
            }
        }

        return new DataSubject([.. found.Values], own, shared);
    }

    /// <summary>The person of a request under way, whose contacts may be gone by now.</summary>
    public async Task<DataSubject> ReadAsync(PrivacyRequest request, CancellationToken cancellation)
    {
        var records = new List<Participant>();
        foreach (var key in request.Refs)
        {
            if (await participants.FindEvenErasedAsync(ParticipantRef.Parse(key), cancellation) is { } found)
            {
                records.Add(found.Value);
            }
        }

        return new DataSubject(records, request.OwnKeys, request.SharedKeys);
    }

    /// <summary>People with other names under the same contacts.</summary>
    public async Task<IReadOnlyList<Participant>> OthersAsync(DataSubject subject, CancellationToken cancellation)
    {
        var others = new Dictionary<ParticipantRef, Participant>();
        foreach (var key in subject.SharedKeys)
        {
            foreach (var person in (await circles.PeopleAsync(key, cancellation)).Where(person => !subject.Is(person.CampaignId, person.Id)))
            {
                others[person.Ref] = person;
            }
        }

        return [.. others.Values];
    }

    private static bool IsNamed(Participant person, string name) => TextFolding.Fold(person.Details.Name) == name;
}
