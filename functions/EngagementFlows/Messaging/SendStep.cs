using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging;

/// <param name="Closed">Steps that have come to nothing since the last call, to be recorded with this one.</param>
/// <param name="NextStep">What follows if this is sent, for the team's list.</param>
public sealed record SendStepInput(JourneyStart Start, Step Step, int MeetingVersion, IReadOnlyList<StepOutcome> Closed, string? NextStep, DateTimeOffset? NextDue)
{
    /// <summary>The turn that the sender gave to this message when it was asked before.</summary>
    public DateTimeOffset? Turn { get; init; }

    /// <summary>It belongs to no story, and what comes next in the person's is not for it to say.</summary>
    public bool IsAside { get; init; }
}

/// <summary>Either an outcome, or when to call again; with neither, the journey plans the step anew.</summary>
public sealed record SendStepResult(StepOutcome? Outcome, DateTimeOffset? NotBefore = null, CampaignStanding? Standing = null)
{
    /// <summary>It may be with the provider: whatever happens, call again then and nothing else under this step.</summary>
    public bool MayBeOut { get; init; }

    /// <summary>The person's automation waits: nothing was sent, and the journey plans the step anew when it goes on.</summary>
    public HoldStanding? Hold { get; init; }

    /// <summary>The sender's turn, to be brought along at <see cref="NotBefore"/>.</summary>
    public DateTimeOffset? Turn { get; init; }
}

/// <summary>
/// Sends one step of a journey, or says why not. Checks everything again on what is stored now. A repetition finds what is recorded; a
/// message that may be out is looked for, and not sent again before it is known not to be.
/// </summary>
public sealed class SendStep(CampaignStore campaigns, ParticipantStore participants, MessageHandOver handOver, MessageSearch search, VoiceCalls calls, SupporterContact supporters, TimeProvider clock, ILogger<SendStep> log)
{
    public async Task<SendStepResult> Run(SendStepInput input, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId);
        var step = input.Step;
        using var span = Telemetry.Source.StartActivity("send step")?.SetTag("step", Telemetry.KindOf(step.Key));
        var person = await participants.GetAsync(id, cancellation);
        // After the person: where the meeting has moved since, and they have been told, their row has changed and no intent is marked on what
        // was read. So nothing about the old time goes after the message that tells the new one.
        var campaign = await campaigns.GetAsync(id.CampaignId, cancellation);

        while (true)
        {
            if (person.Value.ErasedAt is not null)
            {
                throw new InvalidOperationException($"{id.Key} was erased while {step.Key} was under way.");
            }

            var now = clock.GetUtcNow();
            // What is beside the story was planned for no version of the meeting.
            switch (SendRules.Check(campaign, person.Value, step, input.IsAside ? campaign.MeetingVersion : input.MeetingVersion, now))
            {
                case SendVerdict.Done { Record: var record }:
                    await RecordClosedAsync(input, person, cancellation);
                    return new SendStepResult(Outcome(step, record));
                case SendVerdict.LookUp { Record: var record }:
                    person = await search.LookAsync(campaign, person, step, record, cancellation);
                    break;
                case SendVerdict.NotBefore { At: var at }:
                    return new SendStepResult(null, at) { MayBeOut = person.Value.Steps.GetValueOrDefault(step.Key) is { State: StepState.Intent or StepState.Unknown } };
                case SendVerdict.Reconsider:
                    return new SendStepResult(null, null, campaign.Standing);
                case SendVerdict.Held { Hold: var hold }:
                    return new SendStepResult(null) { Hold = hold };
                case SendVerdict.Skip { Reason: var reason }:
                    person = await SkipAsync(input, person, reason, now, cancellation);
                    break;
                case SendVerdict.Go or SendVerdict.Call when step.LooksUp:
                    // It is not out. Whether it is still wanted is for the story to say.
                    return new SendStepResult(null);
                case SendVerdict.Call:
                    await calls.AskForAsync(campaign, person.Value, step, now, cancellation);
                    person = await CallAsync(input, campaign, person, now, cancellation);
                    break;
                case SendVerdict.Go { Channel: var channel } when SupporterCopies.IsCopy(step.Key) && await supporters.WhyNoCopyAsync(person.Value, step, channel, cancellation) is { } why:
                    person = await SkipAsync(input, person, why, now, cancellation);
                    break;
                case SendVerdict.Go go:
                    var (after, held) = await handOver.TryAsync(input, campaign, person, go, client, cancellation);
                    if (held is not null)
                    {
                        return held;
                    }

                    person = after;
                    break;
                case var verdict:
                    throw new InvalidOperationException($"No rule for {verdict.GetType().Name}.");
            }

            if (person.Value.Steps.GetValueOrDefault(step.Key) is not { IsFinal: true })
            {
                campaign = await campaigns.GetAsync(id.CampaignId, cancellation);
            }
        }
    }

    /// <returns>The person to be looked at again: with the step skipped, or as somebody else has changed them meanwhile.</returns>
    private async Task<Stored<Participant>> SkipAsync(
        SendStepInput input, Stored<Participant> person, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var step = input.Step;
        var skipped = (person.Value.Steps.GetValueOrDefault(step.Key) ?? new StepRecord(StepState.Skipped, now)) with { State = StepState.Skipped, At = now, Reason = reason, Next = null };
        var line = TimelineEntry.Skipped(step.Key, now, reason) with { Due = step.Due, Order = person.Value.Steps.Count + 1 };
        var (after, isSkipped) = await participants.TryChangeAsync(
            person,
            before => SendRecords.With(before, input, skipped, line),
            there => there.Steps.GetValueOrDefault(step.Key) == skipped,
            cancellation);
        if (isSkipped)
        {
            Telemetry.Skipped.Add(1, KeyValuePair.Create<string, object?>("step", Telemetry.KindOf(step.Key)));
            log.LogInformation("{Participant}: {Step} skipped, {Reason}", person.Value.Ref.Key, step.Key, reason);
        }

        return after;
    }

    private async Task<Stored<Participant>> CallAsync(SendStepInput input, Campaign campaign, Stored<Participant> person, DateTimeOffset now, CancellationToken cancellation)
    {
        var step = input.Step;
        var record = new StepRecord(StepState.ByPhone, now, Reason: VoiceCalls.Reason)
        {
            Meeting = MeetingChange.IsNamedBy(step.Template) ? campaign.MeetingVersion : null,
        };
        var line = new TimelineEntry($"m|{step.Key}", now, SendRecords.Word(record.State)) { Step = step.Key, Due = step.Due, Reason = record.Reason, Order = person.Value.Steps.Count + 1 };
        log.LogInformation("{Participant}: {Step} is for the team to say by phone", person.Value.Ref.Key, step.Key);
        var (after, _) = await participants.TryChangeAsync(
            person,
            before =>
            {
                var (recorded, lines) = SendRecords.With(before, input, record, line);
                return (SendRecords.Counted(recorded, campaign, step, record), lines);
            },
            there => there.Steps.GetValueOrDefault(step.Key) == record,
            cancellation);
        return after;
    }

    private async Task RecordClosedAsync(SendStepInput input, Stored<Participant> person, CancellationToken cancellation)
    {
        if (person.Value.NewlyClosed(input.Closed).Any())
        {
            await participants.ChangeAsync(person.Value.Ref, before => (before.WithClosed(input.Closed), SendRecords.Lines(before, input.Closed)), person, cancellation);
        }
    }

    /// <summary>Who may have got a message, or is told by phone, is treated as somebody who has got it: they are not sent it again, and what follows from it does.</summary>
    private static StepOutcome Outcome(Step step, StepRecord record) =>
        new(step.Key, record.State is StepState.Sent or StepState.Unresolved or StepState.ByPhone ? StepResult.Sent : StepResult.Skipped, record.At, record.Reason);
}
