using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// A consent that is taken back answers no question: it counts whether or not a journey is under way, a year later and after STOP, in every
/// campaign of the one person who says so.
/// </summary>
public sealed class TakeBackConsent(ParticipantStore participants, HearReply hear, WaitingForTheTeam waiting)
{
    /// <param name="people">Who may have written.</param>
    /// <returns>False where it takes nothing back.</returns>
    public async Task<bool> TakeAsync(IReadOnlyList<Participant> people, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        var isChannel = reading.OptOut is OptOutScope.Texts or OptOutScope.Emails;
        // A channel is closed for everybody at the contact: who wrote it does not matter.
        if ((!isChannel && people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count() != 1) || people.Count == 0)
        {
            return false;
        }

        var purpose = reading.OptOut switch
        {
            OptOutScope.Texts => ConsentPurposes.Sms,
            OptOutScope.Emails => ConsentPurposes.Email,
            _ => reading.TakesBack,
        };
        if (purpose is null)
        {
            return false;
        }

        // One person's words, one confirmation: where they share the contact, whoever is under way hears of it first.
        var confirmed = reading.TellsOfHarm ? null
            : people.FirstOrDefault(person => person is { EndedAt: null, Steps.IsEmpty: false }) ?? people[0];
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(people, TakeFromAsync, cancellation);
        failures.ThrowIfAny();
        return true;

        Task TakeFromAsync(Participant person)
        {
            var taken = new InboundReply { TakesBack = purpose, IsConfirmedElsewhere = isChannel && confirmed?.Ref != person.Ref };
            return TakePurposeAsync(person, message, taken, isChannel ? reading.WriteBy : null, client, cancellation);
        }
    }

    /// <summary>Said beside something else: each has the whole message as its evidence, under an id of its own.</summary>
    public async Task TakeBesideAsync(RefusedBeside refused, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var failures = new CollectedFailures();
        await failures.CollectEachAsync(
            refused.Whose.SelectMany(one => one.Purposes.Select(purpose => (one.Person, Purpose: purpose))),
            one => TakePurposeAsync(
                one.Person, message with { Id = $"{message.Id}-no-{one.Purpose}" }, new InboundReply { TakesBack = one.Purpose }, wish: null, client, cancellation),
            cancellation);
        failures.ThrowIfAny();
    }

    /// <param name="wish">The channel that somebody who closes one asks for instead.</param>
    private async Task TakePurposeAsync(
        Participant person, InboundMessage message, InboundReply taken, Channel? wish, DurableTaskClient client, CancellationToken cancellation)
    {
        // Whoever asks for the other channel beside that is written to there from now on, and is told so there.
        var writeBy = wish is { } wished && ChannelWish.CanBeMet(person, wished) ? wished : (Channel?)null;
        var line = WaitingForTheTeam.Line(message) with { Reply = taken with { ConfirmBy = writeBy } };
        if (writeBy is { } channel)
        {
            await participants.ChangeAsync(person.Ref, before => (ChannelWish.Met(before, channel), []), cancellation: cancellation);
        }

        await participants.AddLineAsync(person.Ref, line, cancellation);
        if (writeBy is null && wish is { } unmet)
        {
            await waiting.PutItemAsync([person], message, ChannelWish.WhyNot(person, unmet), cancellation);
        }

        var happened = new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id };
        if (person.EndedAt is not null || person.Steps.IsEmpty || !await client.TellJourneyAsync(person.Ref, happened, cancellation))
        {
            await hear.Run(new HearReplyInput(new JourneyStart(person.CampaignId, person.Id), message.Id, Closed: []), client, cancellation);
        }
    }
}
