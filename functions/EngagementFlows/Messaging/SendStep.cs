using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Messaging;

/// <param name="Closed">Steps that have come to nothing since the last call, to be recorded with this one.</param>
/// <param name="NextStep">What follows if this is sent, for the team's list.</param>
public sealed record SendStepInput(JourneyStart Start, Step Step, int MeetingVersion, IReadOnlyList<StepOutcome> Closed, string? NextStep, DateTimeOffset? NextDue);

/// <summary>Exactly one is set, unless the journey is to look at the campaign's standing again.</summary>
public sealed record SendStepResult(StepOutcome? Outcome, DateTimeOffset? NotBefore = null, CampaignStanding? Standing = null);

/// <summary>
/// Sends one step of a journey, or says why not. Checks everything again on what is stored now, marks the intent, hands the message over
/// and records that. A repetition finds the record, or hands over the same message under the same id.
/// </summary>
public sealed class SendStep(CampaignStore campaigns, ParticipantStore participants, Composer composer, IMessageChannel channel, TimeProvider clock, ILogger<SendStep> log)
{
    [Function(nameof(SendStep))]
    public async Task<SendStepResult> Run([ActivityTrigger] SendStepInput input, CancellationToken cancellation)
    {
        var id = new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId);
        using var span = Telemetry.Source.StartActivity("send step")?.SetTag("step", Telemetry.KindOf(input.Step.Key));
        var reading = campaigns.GetAsync(id.CampaignId, cancellation);
        var person = await participants.GetAsync(id, cancellation);
        var campaign = await reading;
        var now = clock.GetUtcNow();

        switch (SendRules.Check(campaign, person.Value, input.Step, input.MeetingVersion, now))
        {
            case SendVerdict.Done { Record: var record }:
                await RecordClosedAsync(input, person, cancellation);
                return new SendStepResult(Outcome(input.Step, record));
            case SendVerdict.NotBefore { At: var at }:
                return new SendStepResult(null, at);
            case SendVerdict.Reconsider:
                return new SendStepResult(null, null, campaign.Standing);
            case SendVerdict.Skip { Reason: var reason }:
                var skipped = new StepRecord(StepState.Skipped, now, Reason: reason);
                await participants.ChangeAsync(id, before => Recorded(before, input, skipped, [TimelineEntry.Skipped(input.Step.Key, now, reason) with { Due = input.Step.Due, Order = before.Steps.Count + 1 }]), person, cancellation);
                Telemetry.Skipped.Add(1, KeyValuePair.Create<string, object?>("step", Telemetry.KindOf(input.Step.Key)));
                log.LogInformation("{Participant}: {Step} skipped, {Reason}", id.Key, input.Step.Key, reason);
                return new SendStepResult(Outcome(input.Step, skipped));
            case SendVerdict.Go { Channel: var way }:
                return new SendStepResult(Outcome(input.Step, await SendAsync(input, campaign, person, way, now, cancellation)));
            case var verdict:
                throw new InvalidOperationException($"No rule for {verdict.GetType().Name}.");
        }
    }

    private async Task<StepRecord> SendAsync(SendStepInput input, Campaign campaign, Stored<Participant> person, Channel way, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = composer.Compose(campaign, person.Value, input.Step, way, MessageId(person.Value, input.Step), now);
        var line = new TimelineEntry($"m|{input.Step.Key}", now, "sending")
        {
            Step = input.Step.Key,
            Due = input.Step.Due,
            Channel = way,
            Subject = message.Subject,
            Text = message.Text,
            MessageId = message.Id,
            Order = person.Value.Steps.Count + 1,
        };

        var attempts = (person.Value.Steps.GetValueOrDefault(input.Step.Key)?.Attempts ?? 0) + 1;
        var marked = await participants.ChangeAsync(
            person.Value.Ref,
            before => Recorded(before, input, new StepRecord(StepState.Intent, now, attempts, Channel: way), [line]),
            person,
            cancellation);

        await channel.SendAsync(message, cancellation);

        var sent = new StepRecord(StepState.Sent, now, attempts, Channel: way);
        await participants.ChangeAsync(person.Value.Ref, before => Sent(before, campaign, input, sent, line with { What = "sent" }), marked, cancellation);
        Telemetry.Sent.Add(1, KeyValuePair.Create<string, object?>("step", Telemetry.KindOf(input.Step.Key)), KeyValuePair.Create<string, object?>("channel", way.ToString()));
        log.LogInformation("{Participant}: {Step} sent by {Channel}", person.Value.Ref.Key, input.Step.Key, way);
        return sent;
    }

    private async Task RecordClosedAsync(SendStepInput input, Stored<Participant> person, CancellationToken cancellation)
    {
        if (input.Closed.Any(closed => !person.Value.Steps.ContainsKey(closed.Key)))
        {
            await participants.ChangeAsync(person.Value.Ref, before => (before.WithClosed(input.Closed), Lines(input.Closed)), person, cancellation);
        }
    }

    private static IEnumerable<TimelineEntry> Lines(IEnumerable<StepOutcome> closed) => closed.Select(one => TimelineEntry.Skipped(one.Key, one.At, one.Reason));

    private static (Participant, IEnumerable<TimelineEntry>) Recorded(Participant before, SendStepInput input, StepRecord record, IEnumerable<TimelineEntry> lines) =>
        (before.WithClosed(input.Closed) with { Steps = before.WithClosed(input.Closed).Steps.SetItem(input.Step.Key, record), NextStep = input.NextStep, NextDue = input.NextDue },
        lines.Concat(Lines(input.Closed)));

    private static (Participant, IEnumerable<TimelineEntry>) Sent(Participant before, Campaign campaign, SendStepInput input, StepRecord record, TimelineEntry line)
    {
        var day = SendRules.LocalDay(campaign, before, record.At);
        var started = before.Started.Day == day ? before.Started.Count : 0;
        return (before with
        {
            Steps = before.Steps.SetItem(input.Step.Key, record),
            Started = new StartedMessages(day, started + (input.Step.Answers ? 0 : 1)),
            Open = input.Step.Asks is { } kind ? new AskedQuestion(kind, input.Step.About, record.At, input.Step.UsefulUntil) : before.Open,
        }, [line]);
    }

    private static StepOutcome Outcome(Step step, StepRecord record) =>
        new(step.Key, record.State == StepState.Sent ? StepResult.Sent : StepResult.Skipped, record.At, record.Reason);

    /// <summary>A hash of campaign, participant and step: the message's one name, on every attempt.</summary>
    private static string MessageId(Participant person, Step step) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Ref.Key}|{step.Key}")).AsSpan(0, 16));
}
