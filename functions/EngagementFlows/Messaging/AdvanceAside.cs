using System.Globalization;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Messaging;

/// <param name="Key">Of the message in the person's row.</param>
public sealed record AsideWork(string CampaignId, string ParticipantId, string Key);

/// <summary>Tries to send one message beside the story; it stands in the person's row. Safe to repeat.</summary>
public sealed class AdvanceAside(ParticipantStore participants, SendStep send)
{
    /// <summary>How often a message that a paused campaign holds up looks again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <param name="call">Its cursor is the turn that the sender gave to the message.</param>
    [Function(nameof(AdvanceAside))]
    public async Task<LoopAnswer> Run([ActivityTrigger] LoopCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var work = call.Read<AsideWork>();
        var person = await participants.FindAsync(new ParticipantRef(work.CampaignId, work.ParticipantId), cancellation);
        if (person?.Value.Asides.GetValueOrDefault(work.Key) is not { Step: var step })
        {
            return LoopAnswer.Done.To(call);
        }

        DateTimeOffset? turn = call.Cursor is { } given ? DateTimeOffset.ParseExact(given, "O", CultureInfo.InvariantCulture) : null;
        var input = new SendStepInput(new JourneyStart(work.CampaignId, work.ParticipantId), step, MeetingVersion: 0, [], null, null) { Turn = turn, IsAside = true };
        var sent = await send.Run(input, client, cancellation);
        // A pause may last for months, and the answer is no use by then: somebody of the team has the message.
        var isOvertaken = sent.Hold is not null && step.UsefulUntil <= call.Now;
        return (sent.Outcome is not null || isOvertaken
            ? LoopAnswer.Done
            : LoopAnswer.At(sent.NotBefore ?? call.Now + Pause, sent.Turn?.ToString("O", CultureInfo.InvariantCulture))).To(call);
    }

    /// <summary>Sends what stands in the person's row under the key; once, however often it is asked for.</summary>
    /// <param name="attempt">0 at first; the number of attempts so far where the last one was taken and did not arrive.</param>
    public static Task StartAsync(Participant person, string key, int attempt, DurableTaskClient client, CancellationToken cancellation) => client.StartOnceAsync(
        "SendAside",
        new AsideWork(person.CampaignId, person.Id, key),
        attempt == 0 ? $"aside:{person.Ref.Key}:{key}" : $"aside:{person.Ref.Key}:{key}:{attempt}",
        cancellation);
}
