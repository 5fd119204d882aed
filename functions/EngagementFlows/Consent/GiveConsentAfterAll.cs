using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// Somebody who had said no to a consent gives it after all, in words of their own: it is recorded with the message as evidence, or they are
/// asked for it once more where it is not sure. What is required to take part is seen to where they say that they want to take part.
/// </summary>
public sealed class GiveConsentAfterAll(Campaigns.CampaignStore campaigns, ParticipantStore participants, HearReply hear, ActOnReply acts)
{
    /// <param name="people">Who may have written.</param>
    /// <returns>False where it gives nothing.</returns>
    public async Task<bool> TakeAsync(IReadOnlyList<Participant> people, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        if (reply.Message is { BySupporter: true } or { IsConcern: true } or { Stated: not null } or { TextIsOwn: false }
            || reading is not { TellsOfHarm: false, OptOut: OptOutScope.None, NotThem: NotThem.None, IsAutomatic: false, TakesBack: null }
            || people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            return false;
        }

        var found = new List<(Participant Person, ConsentAfterAll Given)>();
        foreach (var person in people.Where(person => person is { Withdrawal: Withdrawal.None, ErasingSince: null, Unclear: null }))
        {
            var file = (await campaigns.GetAsync(person.CampaignId, cancellation)).File;
            var refused = person.Consents.Where(one => one.Value.IsNo && one.Key != ConsentPurposes.TakePart && !TakingPart.Requires(file, one.Key)
                && file.Consents.Any(asked => asked.Purpose == one.Key)).Select(one => one.Key).ToList();
            if (GivenAfterAll.Read(reply.Message.Text, [.. refused.Select(one => ConsentPurposes.IsContactAgain(one) ? ConsentPurposes.ContactAgain : one)]) is { } given)
            {
                found.Add((person, given with { Purpose = ConsentPurposes.In(file, given.Purpose) }));
            }
        }

        // The same words about two meetings: to which of them is for people to find out.
        if (found is not [var (theirs, what)])
        {
            return false;
        }

        var inbound = what.IsCertain
            ? new InboundReply { Question = ConsentQuestions.Key(what.Purpose), Answer = new StatedAnswer { YesNo = YesNoAnswer.Yes } }
            : new InboundReply { AsksFor = what.Purpose };
        // What says more, or answers what is open, is looked at as any other message is.
        if (!what.IsCertain && (theirs is not { EndedAt: null, Steps.IsEmpty: false } || reading is not { MayBeStop: false, Coming: null, Answer: null, Asks.Count: 0, Needs: null }))
        {
            return false;
        }

        if (what.IsCertain)
        {
            await acts.BesideAnAnswerAsync(theirs.Ref, reply, new ReplyReading(), inbound, client, cancellation);
        }

        await participants.AddLineAsync(theirs.Ref, WaitingForTheTeam.Line(reply.Message) with { Reply = inbound }, cancellation);
        var happened = new JourneyEvent($"reply:{reply.Message.Id}", JourneyEventKind.Reply) { InboundId = reply.Message.Id };
        if (theirs.EndedAt is not null || theirs.Steps.IsEmpty || !await client.TellJourneyAsync(theirs.Ref, happened, cancellation))
        {
            await hear.Run(new HearReplyInput(new JourneyStart(theirs.CampaignId, theirs.Id), reply.Message.Id, Closed: []), client, cancellation);
        }

        return true;
    }
}
