using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Looks who else is asked something under the contact to which a question goes, and numbers its answers accordingly.</summary>
public sealed class QuestionNumbers(ContactIndex contacts, ContactKeys keys, ParticipantStore participants)
{
    /// <returns>The number of the first answer.</returns>
    public async Task<int> FirstAsync(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        if (AnswerNumbers.PutBy(step) is not { } kind || !AnswerNumbers.CanDiffer(campaign.File, step, person.Details, channel, person.ReadsEasyRead) || keys.For(person.Details, channel) is not { } key)
        {
            return 1;
        }

        var others = new List<Participant>();
        foreach (var reference in (await contacts.FindAsync(key, cancellation)).Where(one => one != person.Ref))
        {
            if (await participants.FindAsync(reference, cancellation) is { Value: var other } && other is { EndedAt: null, Withdrawal: Withdrawal.None })
            {
                others.Add(other);
            }
        }

        var about = kind == QuestionKind.Consent ? step.About : null;
        return AnswerNumbers.First(person, kind, about, AnswerNumbers.CountOf(campaign.File, kind), others, other => keys.For(other.Details, other.Details.PreferredChannel) == key, now);
    }
}
