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

        var partstat = Attendance(campaign, person.Value, purpose, yes, wasGiven, isRepetition ? line.At : null, now);
        var place = partstat switch
        {
            Partstat.Accepted => await places.RequestAsync(campaign, person.Value, now, client, cancellation),
            Partstat.Declined when person.Value.Place.Kind != PlaceKind.None => await places.ReleaseAsync(campaign, person.Value.Id, now, client, cancellation),
            _ => person.Value.Place,
        };
        var recorded = await participants.ChangeAsync(
            person.Value.Ref,
            one => (Changed(one, input, change, partstat, place, line.At),
                [line with { Reason = inOwnWords ? $"takes back: {ConsentQuestions.Key(purpose)}" : $"answers: {ConsentQuestions.Key(purpose)}" }, .. SendRecords.Lines(one, input.Closed)]),
            person,
            cancellation);

        var isNews = before is not { IsNo: true } || before.Evidence == evidence;
        var endsTakingPart = !yes && isNews && EndsTakingPart(campaign.File, purpose, wasGiven);
        var toConfirm = !yes && line.Via != "page" && line.Reply is not { IsConfirmedElsewhere: true }
            && (wasGiven || endsTakingPart || (inOwnWords && (before?.State != ConsentState.Withdrawn || before.Evidence == evidence)
            // Whoever has closed a channel is not written to again for saying so twice.
            && (isNews || purpose is not (ConsentPurposes.Sms or ConsentPurposes.Email))));
        if (endsTakingPart && line.Via != "team")
        {
            await inbox.PutAsync(person.Value.CampaignId, NotTakingPart(person.Value, purpose, line, evidence), cancellation);
        }

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
            Via = (line.Reply?.ConfirmBy ?? line.Channel) switch { Channel.Sms => "sms", Channel.Email => "email", _ => null },
        };
    }

    /// <summary>
    /// What a consent that is required means for coming: without it nobody comes; and whoever gives it after all, and had wanted to come, is
    /// put as anybody who comes late.
    /// </summary>
    /// <param name="heardAt">Where the same message has been taken in before: when it was written. Null where it is new.</param>
    /// <returns>Null where it changes nothing.</returns>
    private static Partstat? Attendance(
        Campaign campaign, Participant person, string purpose, bool yes, bool wasGiven, DateTimeOffset? heardAt, DateTimeOffset now)
    {
        if (now >= MeetingTimes.Start(campaign.File) || campaign.State == CampaignState.Cancelled)
        {
            return null;
        }

        if (heardAt is { } at)
        {
            return person.AnsweredAt == at && person.Partstat is Partstat.Accepted or Partstat.Declined ? person.Partstat : null;
        }

        if (!yes)
        {
            return EndsTakingPart(campaign.File, purpose, wasGiven) ? Partstat.Declined : null;
        }

        var isBack = person.Withdrawal == Withdrawal.None && TakingPart.RefusedBy(campaign.File, person) is not null
            && TakingPart.RefusedBy(campaign.File, person with { Consents = person.Consents.Remove(purpose) }) is null;
        return !isBack ? null
            : TakingPart.WantedToCome(person) ? Partstat.Accepted
            // Nobody has asked them yet, or they have not answered: the invitation is open again.
            : person.AnswersGiven.Exists(one => one.Question == QuestionKeys.For(QuestionKind.Rsvp, null)) ? null
            : Partstat.NeedsAction;
    }

    private static bool EndsTakingPart(CampaignFile file, string purpose, bool wasGiven) =>
        TakingPart.Requires(file, purpose) || (wasGiven && purpose == ConsentPurposes.TakePart);

    private static InboxItem NotTakingPart(Participant person, string purpose, TimelineEntry line, string evidence)
    {
        var channel = line.Channel ?? person.Details.PreferredChannel;
        var why = $"They said no to what is needed to take part ({purpose}). They keep no place, and are sent nothing more about this meeting "
            + "but what they ask for. They can still say yes.";
        return new InboxItem($"consent-{evidence}", [person.Id], channel, person.Details.AddressFor(channel) ?? "", line.Text ?? "", line.At, why) { Kind = InboxItem.Consent };
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
        return partstat switch
        {
            null => after,
            // Nobody waits for an answer of somebody who does not take part, and no later word of theirs is one.
            Partstat.Declined => after.Closing(one => one.IsAttendance || one.AnsweredAt is null) with { Partstat = Partstat.Declined, AnsweredAt = at, Place = place },
            Partstat.NeedsAction => after with
            {
                OpenQuestions = [.. after.Asked().Select(one => one.Kind == QuestionKind.Rsvp ? one with { AnsweredAt = null } : one)], Open = null, Partstat = Partstat.NeedsAction, AnsweredAt = null,
            },
            _ => after.Answering(QuestionKind.Rsvp, null, at) with { Partstat = partstat.Value, AnsweredAt = at, Place = place },
        };
    }

    /// <summary>What a rule cannot do: take back what was shown already, and tell somebody whose journey has ended that it was heard.</summary>
    private static string? WhyTheTeam(Participant person, string purpose, TimelineEntry line, bool isWithdrawal, bool toConfirm) =>
        line.Via == "team" ? null
        : toConfirm && person.EndedAt is not null ? $"The consent to {purpose} was taken back, which is recorded. The journey has ended: tell the person that it was heard, and see to what was used already."
        : isWithdrawal && purpose is not (ConsentPurposes.Sms or ConsentPurposes.Email or ConsentPurposes.TakePart) && !ConsentPurposes.IsContactAgain(purpose)
            ? $"The consent to {purpose} was taken back, which is recorded and confirmed. See to what was used or passed on already."
        : null;
}
