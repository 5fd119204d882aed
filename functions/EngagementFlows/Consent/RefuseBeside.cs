using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;

namespace EngagementFlows.Consent;

/// <param name="Whose">Each person with what they say no to, as their campaign has it.</param>
/// <param name="Rest">What else was written; empty where nothing.</param>
public sealed record RefusedBeside(IReadOnlyList<(Participant Person, IReadOnlyList<string> Purposes)> Whose, string Rest);

/// <summary>
/// Finds in a message what it says against single consents beside all else, whether or not they have been asked for yet: nobody is asked for
/// what they have just said no to. What a place hangs on is never read in passing.
/// </summary>
public sealed class RefuseBeside(CampaignStore campaigns)
{
    /// <param name="people">Who may have written.</param>
    /// <returns>Null where it says nothing of the kind.</returns>
    public async Task<RefusedBeside?> InAsync(IReadOnlyList<Participant> people, ReplyInHand reply, CancellationToken cancellation)
    {
        if (reply.Message is { Stated: not null } or { TextIsOwn: false } or { BySupporter: true } or { ForTheTeam: not null }
            || people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count() != 1
            || ConsentsBeside.Of(reply.Message.Text) is not { } refused)
        {
            return null;
        }

        var whose = new List<(Participant, IReadOnlyList<string>)>();
        foreach (var person in people.Where(person => person.ErasingSince is null))
        {
            var file = (await campaigns.GetAsync(person.CampaignId, cancellation)).File;
            // Also what the campaign does not ask about: nobody's words are shared who says that they are not to be.
            IReadOnlyList<string> purposes = [.. refused.Purposes.Select(purpose => ConsentPurposes.In(file, purpose))];
            if (purposes.Any(purpose => TakingPart.Requires(file, purpose) || IsAnswered(person, purpose, reply)))
            {
                return null;
            }

            whose.Add((person, purposes));
        }

        return whose.Count == 0 ? null : new RefusedBeside(whose, refused.Rest);
    }

    /// <summary>That consent is asked about, and the message as a whole, or what else it says, can be read as the answer.</summary>
    private static bool IsAnswered(Participant person, string purpose, ReplyInHand reply)
    {
        // What stands in the field of another question answers that one.
        if (reply.Message.Field is not null || person.Find(ConsentQuestions.Key(purpose)) is not { AnsweredAt: null } asked)
        {
            return false;
        }

        var question = new ReplyQuestion.YesNo(asked.FirstNumber);
        return IsYesOrNo(reply.Message.Text) || (ConsentsBeside.Of(reply.Message.Text) is { Rest: { Length: > 0 } rest } && IsYesOrNo(rest));

        bool IsYesOrNo(string words) => reply.Read(words, question).Answer is ReplyMeaning.YesNo;
    }
}
