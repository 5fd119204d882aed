using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Participants;

/// <summary>A campaign's people, a page at a time, and one person's timeline.</summary>
public sealed class ListParticipants(CampaignStore campaigns, ParticipantStore participants, ContactKeys keys)
{
    private const int LargestPage = 1000;

    [Function(nameof(ListParticipants))]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        var top = 100;
        if (request.Query.TryGetValue("top", out var asked) && (!int.TryParse(asked, out top) || top is < 1 or > LargestPage))
        {
            return Api.Invalid("top", $"Must be a whole number from 1 to {LargestPage}.");
        }

        var given = request.Query["continuation"].ToString();
        var continuation = Unsealed(id, given);
        if (given.Length > 0 && continuation is null)
        {
            return Api.Invalid("continuation", "Must be the continuation of the page before, as it was given.");
        }

        await foreach (var page in participants.Query(id, top).AsPages(continuation, top).WithCancellation(cancellation))
        {
            return Api.Ok(new { participants = page.Values.Select(row => ParticipantStore.Read(row).Value).Where(person => person.ErasedAt is null).Select(Line), continuation = Sealed(id, page.ContinuationToken) });
        }

        return Api.Ok(new { participants = Array.Empty<object>() });
    }

    /// <summary>Storage takes many a made-up token for an empty page; with our seal before it only our own are used, and only for their campaign.</summary>
    private string? Sealed(string id, string? token) => string.IsNullOrEmpty(token) ? null : $"{Seal(id, token)}.{token}";

    private string? Unsealed(string id, string given) => given.Split('.', 2) is [var seal, var token] && seal == Seal(id, token) ? token : null;

    private string Seal(string id, string token) => keys.Hash("continuation", $"{id}\n{token}")[..12];

    [Function("GetTimeline")]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Timeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants/{pid}/timeline")] HttpRequest request,
        string id, string pid, CancellationToken cancellation)
    {
        var reference = new ParticipantRef(id, pid);
        if (await participants.FindAsync(reference, cancellation) is not { Value: var person })
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        var lines = await participants.TimelineAsync(reference, cancellation);
        return Api.Ok(new
        {
            id = person.Id,
            name = person.Details.Name,
            partstat = person.Partstat,
            place = Place(person),
            next = person.NextStep is null || person.EndedAt is not null ? null : new { step = person.NextStep, due = person.NextDue },
            answers = person.AnswersGiven.Select(one => new { question = one.Question, answer = one.Answer, at = one.At, via = one.Via, evidence = one.Evidence, replaced = one.Replaced }),
            questions = person.Asked().Select(one => new { question = one.Key, askedAt = one.AskedAt, until = one.Until, firstNumber = one.Numbers == 0 ? (int?)null : one.FirstNumber, answeredAt = one.AnsweredAt }),
            timeline = lines.Select(line => new { at = line.At, what = line.What, step = line.Step, due = line.Due, channel = line.Channel, subject = line.Subject, text = line.Text, reason = line.Reason, messageId = line.MessageId, delivery = DeliveryOf(person, line), attached = line.Attached, @class = line.Class, basis = line.Basis }),
        });
    }

    /// <summary>What the provider has said of a step's message since it was written into the timeline.</summary>
    private static string? DeliveryOf(Participant person, TimelineEntry line) =>
        line.What != "sent" || person.Steps.GetValueOrDefault(line.Step ?? "") is not { } record ? null
        : record.Captured ? "captured"
        : record.Delivery?.ToString().ToLowerInvariant();

    private static object Line(Participant person) => new
    {
        id = person.Id,
        name = person.Details.Name,
        channel = person.Details.PreferredChannel,
        language = person.Details.Language,
        timeZone = person.Details.TimeZone,
        quietHours = person.Details.QuietHours,
        partstat = person.Partstat,
        place = Place(person),
        companions = person.Companions,
        byVideo = person.ByVideo,
        supporterWaits = person.SupporterPausedAt is null ? (bool?)null : true,
        needs = person.Needs.Where(need => need.Holds && need.Flagged).Select(need => need.Kind).Distinct(),
        withdrawn = person.Withdrawal != Withdrawal.None,
        step = person.Steps.Where(one => one.Value.State == StepState.Sent).OrderByDescending(one => one.Value.At).Select(one => one.Key).FirstOrDefault(),
        nextStep = person.EndedAt is null ? person.NextStep : null,
        nextDue = person.EndedAt is null ? person.NextDue : null,
        ended = person.EndedAt is not null,
    };

    private static string? Place(Participant person) => person.Place.Kind switch
    {
        PlaceKind.Confirmed => "confirmed",
        PlaceKind.Waiting => "waiting",
        PlaceKind.Offered => "offered",
        _ => null,
    };
}
