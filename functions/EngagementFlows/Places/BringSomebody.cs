using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Places;

/// <summary>
/// The one way in which it changes how many places a person takes: somebody comes with them, or no longer does, or they come by video. In
/// their own words, on their page, or by the team. Whoever is in the list is told how it stands; who answers later gets it with their answer.
/// Safe to repeat.
/// </summary>
public sealed class BringSomebody(ParticipantStore participants, PlaceStore places, TimeProvider clock)
{
    /// <summary>How many the team can record; in words of their own people bring one.</summary>
    public const int Most = 9;

    /// <param name="companions">How many come with them, a supporter of the list not counted.</param>
    /// <param name="eventId">The same for every delivery of the same message or request.</param>
    public Task SetAsync(
        Campaign campaign, ParticipantRef reference, int companions, string eventId, DurableTaskClient client,
            CancellationToken cancellation) =>
        SetAsync(campaign, reference, companions, byVideo: null, eventId, client, cancellation);

    /// <summary>
    /// For somebody whose answer, which comes with it, takes or gives up their place: what they said counts with it, and is told once.
    /// </summary>
    public Task RecordAsync(ParticipantRef reference, int? companions, bool? byVideo, CancellationToken cancellation) =>
        companions is null && byVideo is null
        ? Task.CompletedTask
        : participants.ChangeAsync(reference, before => (With(before, companions, byVideo), []), cancellation: cancellation);

    /// <summary>Both in one, so that they hear of both at once and never twice of the same.</summary>
    /// <param name="companions">Null where that stays.</param>
    /// <param name="byVideo">
    /// By video, which frees their place in the room; or in the room after all, where they take one or wait for it. Null where that stays.
    /// </param>
    public Task SetAsync(
        Campaign campaign,
        ParticipantRef reference,
        int? companions,
        bool? byVideo,
        string eventId,
        DurableTaskClient client,
        CancellationToken cancellation) => companions is null && byVideo is null
        ? Task.CompletedTask
        : ChangeAsync(campaign, reference, before => With(before, companions, byVideo), eventId, client, cancellation);

    /// <summary>They come without the others after all, a supporter of the list among them: what is free may be enough for them.</summary>
    public Task ComeAloneAsync(Campaign campaign, ParticipantRef reference, string eventId, DurableTaskClient client, CancellationToken cancellation) =>
        ChangeAsync(campaign, reference, before => before with { Companions = 0, Places = 1 }, eventId, client, cancellation);

    /// <summary>Their supporter of the list does not come; who else comes with them does.</summary>
    public Task ComeWithoutSupporterAsync(Campaign campaign, ParticipantRef reference, string eventId, DurableTaskClient client, CancellationToken cancellation) =>
        ChangeAsync(campaign, reference, before => before with { Places = 1 + before.Companions }, eventId, client, cancellation);

    /// <summary>The person, coming so; whether they get what they need for it is another matter.</summary>
    public static Participant With(Participant person, int? companions, bool? byVideo) => person with
    {
        ByVideo = byVideo ?? person.ByVideo,
        Companions = companions ?? person.Companions,
        Places = person.Places + (companions ?? person.Companions) - person.Companions,
    };

    private async Task ChangeAsync(
        Campaign campaign, ParticipantRef reference, Func<Participant, Participant> change, string eventId, DurableTaskClient client, CancellationToken cancellation)
    {
        var stored = await participants.ChangeAsync(reference, before => (change(before), []), cancellation: cancellation);
        if (stored.Value.Place.Kind is not (PlaceKind.Confirmed or PlaceKind.Waiting or PlaceKind.Offered))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var place = await places.ResizeAsync(campaign, stored.Value, now, client, cancellation);
        var what = $"{(stored.Value.ByVideo ? "by video" : "in the room")}, {stored.Value.Companions} more: {place.Size} places{(place.More > 0 ? $", {place.More} waited for" : "")}";
        var after = await participants.ChangeAsync(
            reference,
            before => place.Round <= before.Place.Round ? (before, []) : (before with { Place = place }, [TimelineEntry.Note("place", $"companions:{place.Round}", now, what)]),
            stored,
            cancellation);
        await client.TellJourneyAsync(reference, new JourneyEvent($"companions:{eventId}", JourneyEventKind.PlaceChanged) { Place = after.Value.Place }, cancellation);
    }
}
