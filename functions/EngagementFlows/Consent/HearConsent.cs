using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// The one way in which an answer about a consent counts, however it came: it is written into the ledger, its effects are seen to, and the
/// journey is told. Safe to repeat.
/// </summary>
public sealed class HearConsent(ParticipantStore participants, PlaceStore places, TeamInbox inbox, TimeProvider clock)
{
    /// <param name="inOwnWords">It answers no question: the person took it back by themselves.</param>
    public async Task<Heard> RecordAsync(
        Campaign campaign, Stored<Participant> person, HearReplyInput input, TimelineEntry line, string purpose, bool yes, bool inOwnWords, AskedQuestion? asked, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = person.Value.Consents.GetValueOrDefault(purpose);
        var evidence = line.MessageId ?? line.Id;
        var isRepetition = person.Value.ReceivedIds.Contains(input.InboundId);
        var wasGiven = before is { Given: true } || (isRepetition && before?.State == ConsentState.Withdrawn);
        var change = ChangeFor(campaign, person.Value, input, line, purpose, yes, inOwnWords, now);

        Partstat? partstat = null;
        var place = person.Value.Place;
        if (!yes && wasGiven && purpose == ConsentPurposes.TakePart && now < MeetingTimes.Start(campaign.File))
        {
            partstat = Partstat.Declined;
            place = place.Kind == PlaceKind.None ? place : await places.ReleaseAsync(campaign, person.Value.Id, now, client, cancellation);
        }

        var recorded = await participants.ChangeAsync(
            person.Value.Ref,
            one => (Changed(one, input, change, partstat, place, line.At),
                [line with { Reason = inOwnWords ? $"takes back: {ConsentQuestions.Key(purpose)}" : $"answers: {ConsentQuestions.Key(purpose)}" }, .. SendRecords.Lines(one, input.Closed)]),
            person,
            cancellation);

        var toConfirm = !yes && line.Via != "page" && (wasGiven || (inOwnWords && (before?.State != ConsentState.Withdrawn || before.Evidence == evidence)));
        if (WhyTheTeam(person.Value, purpose, line, wasGiven && !yes, toConfirm) is { } why)
        {
            var channel = line.Channel ?? Channel.Sms;
            await inbox.PutAsync(
                person.Value.CampaignId, new InboxItem(evidence, [person.Value.Id], channel, person.Value.Details.AddressFor(channel) ?? "", line.Text ?? "", line.At, why), cancellation);
        }

        return new Heard(true, QuestionKind.Consent, purpose, partstat, partstat is null ? null : recorded.Value.Place)
        {
            Consent = ConsentPlan.Of(campaign, purpose, recorded.Value.Consents[purpose]),
            ToConfirm = toConfirm,
            WasOpen = inOwnWords ? null : asked?.AnsweredAt is null || asked.AnsweredAt == line.At,
            Via = line.Channel switch { Channel.Sms => "sms", Channel.Email => "email", _ => null },
        };
    }

    private static ConsentChange ChangeFor(
        Campaign campaign, Participant person, HearReplyInput input, TimelineEntry line, string purpose, bool yes, bool inOwnWords, DateTimeOffset now)
    {
        var stated = line.Reply?.Answer?.Consent;
        var asked = ConsentWordings.Asked(campaign, person, purpose);
        var version = stated is not null ? stated.WordingVersion ?? 0
            : inOwnWords ? person.Consents.GetValueOrDefault(purpose)?.WordingVersion ?? asked.Version
            : line.Via == "page" ? ConsentWordings.Present(campaign.File, purpose)?.Version ?? 0
            : asked.Version;
        var at = stated?.When ?? line.At;
        return new ConsentChange(purpose, yes, at, line.Via ?? (line.Channel == Channel.Email ? "email" : "sms"), line.MessageId ?? line.Id)
        {
            EventId = input.InboundId,
            RecordedAt = now,
            Question = stated is null && !inOwnWords ? asked.MessageId : null,
            Wording = ConsentWordings.Shown(campaign, purpose, version, person.Details.Language),
            RecordedBy = line.RecordedBy ?? Access.Actor.Participant.Id,
            By = stated?.By,
            ExpiresAt = ConsentWordings.ExpiryOf(campaign, purpose, version, at),
        };
    }

    private static Participant Changed(Participant before, HearReplyInput input, ConsentChange change, Partstat? partstat, PlaceStanding place, DateTimeOffset at)
    {
        var after = before.WithClosed(input.Closed).Recording(change).Hearing(input.InboundId);
        after = after.Answering(QuestionKind.Consent, change.Purpose, at).Giving(new AnswerGiven(ConsentQuestions.Key(change.Purpose), change.Yes ? "yes" : "no", at, change.Evidence, change.Channel));
        return partstat is null ? after : after.Closing(one => one.IsAttendance) with { Partstat = partstat.Value, AnsweredAt = at, Place = place };
    }

    /// <summary>What a rule cannot do: take back what was shown already, and tell somebody whose journey has ended that it was heard.</summary>
    private static string? WhyTheTeam(Participant person, string purpose, TimelineEntry line, bool isWithdrawal, bool toConfirm) =>
        line.Via == "team" ? null
        : toConfirm && person.EndedAt is not null ? $"The consent to {purpose} was taken back, which is recorded. The journey has ended: tell the person that it was heard, and see to what was used already."
        : isWithdrawal && purpose is not (ConsentPurposes.Sms or ConsentPurposes.Email or ConsentPurposes.TakePart) && !ConsentPurposes.IsContactAgain(purpose)
            ? $"The consent to {purpose} was taken back, which is recorded and confirmed. See to what was used or passed on already."
        : null;
}
