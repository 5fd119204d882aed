using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>Moves a person to other contacts: found under the new ones before they are written, and lost under the old ones only after.</summary>
public sealed class ContactChange(ContactIndex contacts, ContactKeys keys, ParticipantStore participants)
{
    /// <returns>Whether somebody else in the campaign has one of the new contacts; they, too, are then addressed by name.</returns>
    public async Task<bool> BeginAsync(Participant person, ParticipantDetails changed, CancellationToken cancellation)
    {
        var sharing = new HashSet<ParticipantRef>();
        foreach (var key in keys.Of(changed))
        {
            sharing.UnionWith((await contacts.FindAsync(key, cancellation)).Where(one => one.CampaignId == person.CampaignId && one != person.Ref));
            await contacts.AddAsync(key, person.Ref, cancellation);
        }

        foreach (var other in sharing)
        {
            await participants.ChangeAsync(other, before => (before with { SharesContact = true }, []), cancellation: cancellation);
        }

        return sharing.Count > 0;
    }

    public async Task EndAsync(Participant person, ParticipantDetails changed, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(person.Details).Except(keys.Of(changed)))
        {
            await contacts.RemoveAsync(key, person.Ref, cancellation);
        }
    }
}
