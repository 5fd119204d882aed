using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging.Senders;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging;

/// <summary>
/// Marks the intent, hands one message over and records the answer. What happens between the two writes is found again by its id
/// (<see cref="MessageSearch"/>); an error after the hand-over never hands over again.
/// </summary>
public sealed class MessageHandOver(
    ParticipantStore participants, Composer composer, Carriers carriers, TurnKeeper turns, SenderStore senders, StoppedSenders stopped, TeamNotes notes, Withdraw withdraw, ContactKeys keys, EmailEnvelopes envelopes, QuestionNumbers numbers, PlaceStore places, IdSource ids, TimeProvider clock, ILogger<MessageHandOver> log)
{
    /// <summary>A turn that near is now: to wait for it would cost more than the rate gains.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>A turn missed by more than this (the host was away) is asked for anew.</summary>
    private static readonly TimeSpan TurnKeeps = TimeSpan.FromMinutes(10);

    /// <summary>Messages after which somebody may say yes: where there is no place, they say so before.</summary>
    private static readonly HashSet<string> BeforeAnAnswer = new(StringComparer.Ordinal)
    {
        "invitation", "invitation-reminder", "tentative", ChangesToTheMeeting.Changed,
    };

    /// <returns>The person as recorded, to be looked at again; or what to tell the journey where the message has to wait.</returns>
    public async Task<(Stored<Participant> Person, SendStepResult? Held)> TryAsync(
        SendStepInput input, Campaign campaign, Stored<Participant> person, SendVerdict.Go go, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var step = input.Step;
        var last = person.Value.Steps.GetValueOrDefault(step.Key);
        var attempt = (last?.Attempts ?? 0) + 1;
        var first = await numbers.FirstAsync(campaign, person.Value, step, go.Channel, now, cancellation);
        var message = composer.Compose(campaign, person.Value, step, go.Channel, MessageReference.IdOf(person.Value.Ref, step.Key, attempt), now, first,
            full: await IsFullForAsync(campaign, person.Value, step, cancellation));
        message = go.Channel == Channel.Email
            ? message with { Envelope = envelopes.For(campaign, person.Value, step, message.Id, now) }
            : message with { ValidSeconds = SendTimes.ValidFor(step, SendTimes.HoursOf(campaign.File, SupporterCopies.Addressed(person.Value, step.Key).Details), now) };
        var carrier = carriers.For(go.Channel, message.To);
        var segments = go.Channel == Channel.Sms ? SmsText.Measure(message.Text).Segments : 0;
        if (!carriers.IsCaptured(carrier) && await HoldAsync(input, message, Math.Max(1, segments), now, cancellation) is { } held)
        {
            return (person, held);
        }

        var (kind, basis) = MessageClasses.Of(campaign.File, step.Template);
        if (kind == MessageClass.Marketing)
        {
            // By what allows it to this person on this channel, which may be another than the campaign plans with.
            basis = MarketingBasis.For(campaign.File, person.Value, go.Channel, now) ?? basis;
        }

        var intent = new StepRecord(StepState.Intent, now, attempt, Channel: go.Channel)
        {
            Tries = last?.Channel == go.Channel ? last.Tries + 1 : 1,
            FellBack = last?.FellBack ?? false,
            Captured = carriers.IsCaptured(carrier),
            Segments = segments,
            Exception = go.Exception,
            Wording = step.Asks == QuestionKind.Consent ? ConsentWordings.Present(campaign.File, step.About ?? "")?.Version : null,
            Meeting = MeetingChange.IsNamedBy(step.Template) ? campaign.MeetingVersion : null,
            Class = kind,
            Basis = basis,
            First = first > 1 ? first : 0,
            CountedOn = last?.CountedOn,
            Mark = ids.New(),
        };
        var line = new TimelineEntry($"m|{step.Key}", now, SendRecords.Word(intent.State))
        {
            Step = step.Key,
            Due = step.Due,
            Channel = go.Channel,
            Subject = message.Subject,
            Text = message.Text,
            MessageId = message.Id,
            Class = kind,
            Basis = basis,
            Order = person.Value.Steps.Count + (last is null ? 1 : 0),
        };
        // Whoever marks the intent hands over, and nobody else: the same activity may be under way twice, and a wish to stop may have come
        // since the person was read. In both cases the caller looks at everything again.
        var (marked, isMine) = await participants.TryChangeAsync(
            person,
            before => SendRecords.With(before, input, intent, line),
            there => there.Steps.GetValueOrDefault(step.Key) == intent,
            cancellation);
        if (!isMine)
        {
            return (marked, null);
        }

        var answer = await carrier.SendAsync(message, cancellation);
        return (await RecordAsync(campaign, step, marked, intent with { Mark = null }, message, line, answer, client, cancellation), null);
    }

    private async Task<SendStepResult?> HoldAsync(SendStepInput input, OutboundMessage message, int units, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await senders.GetAsync(message.Channel, cancellation)).StoppedAt is not null)
        {
            return new SendStepResult(null, now + SendFailure.Hold);
        }

        if (input.Turn is { } mine && mine <= now + Soon && now - mine < TurnKeeps)
        {
            return null;
        }

        var turn = await turns.TakeAsync(message.Channel, new TurnRequest(message.Id, input.Step.Due, units, input.Step.Answers), cancellation);
        return turn is null ? new SendStepResult(null, now + SendFailure.Hold)
            : turn > now + Soon ? new SendStepResult(null, turn) { Turn = turn }
            : null;
    }

    private async Task<Stored<Participant>> RecordAsync(
        Campaign campaign, Step step, Stored<Participant> marked, StepRecord intent, OutboundMessage message, TimelineEntry line, HandOver answer, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var fault = (answer as HandOver.Refused)?.Fault;
        if (fault is { Class: FaultClass.OptedOut })
        {
            // Before anything else, and for everything that goes to this contact.
            var wish = new WishToStop($"refused-{message.Id}", now, Withdrawal.ByProviderWord, message.Channel, "had told the provider to stop");
            await withdraw.EverywhereAsync(keys.For(SupporterCopies.Addressed(marked.Value, step.Key).Details, message.Channel)!, wish, client, cancellation);
        }
        else if (fault is { Class: FaultClass.Configuration })
        {
            await stopped.StopAsync(message.Channel, fault.Code, cancellation);
        }

        var record = answer switch
        {
            HandOver.Accepted accepted => intent with { State = StepState.Sent, ProviderId = accepted.ProviderId },
            HandOver.Refused => SendFailure.After(intent, fault!, ChannelChoice.MayFallBack(marked.Value, step, intent), message.Id, now),
            _ => intent with { State = StepState.Unknown, Next = SendSearch.NextLook(intent.At, now), Reason = "the provider did not answer" },
        };
        if (record.State == StepState.Failed || fault is { Class: FaultClass.BadAddress })
        {
            await notes.NotSentAsync(marked.Value, message, record.Reason ?? ProviderErrors.Advice(fault!.Class), now, cancellation);
        }

        var after = await participants.ChangeAsync(marked.Value.Ref, before => Recorded(before, campaign, step, record, fault, line), marked, cancellation);
        if (record.State == StepState.Sent)
        {
            Telemetry.Sent.Add(1, KeyValuePair.Create<string, object?>("step", Telemetry.KindOf(step.Key)), KeyValuePair.Create<string, object?>("channel", message.Channel.ToString()));
        }

        log.LogInformation("{Participant}: {Step} by {Channel}: {State} {Reason}", marked.Value.Ref.Key, step.Key, message.Channel, record.State, record.Reason);
        return after;
    }

    private static (Participant, IEnumerable<TimelineEntry>) Recorded(Participant before, Campaign campaign, Step step, StepRecord record, SendFault? fault, TimelineEntry line)
    {
        if (before.Steps.GetValueOrDefault(step.Key) is { State: not StepState.Intent } told)
        {
            // A receipt was quicker than the answer, and knows more.
            return (SendRecords.Counted(before, campaign, step, told), [line with { What = SendRecords.Word(told.State), Reason = told.Reason }]);
        }

        var changed = record.State is StepState.Sent or StepState.Unknown ? SendRecords.Counted(before, campaign, step, record) : before with { Steps = before.Steps.SetItem(step.Key, record) };
        return (
            fault is { Class: FaultClass.BadAddress } ? changed.WithUnusable(step.Key, record.Channel!.Value) : changed,
            [line with { What = SendRecords.Word(record.State), Reason = record.Reason }]);
    }

    private async Task<bool> IsFullForAsync(Campaign campaign, Participant person, Step step, CancellationToken cancellation) =>
        BeforeAnAnswer.Contains(step.Template) && person.Place.Kind is PlaceKind.None or PlaceKind.LeftQueue or PlaceKind.OfferLapsed
        && !await places.HasRoomForAsync(campaign, person, cancellation);
}
