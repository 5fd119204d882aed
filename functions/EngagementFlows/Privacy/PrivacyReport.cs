using EngagementFlows.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Privacy;

/// <summary>What a request's answer shows: how far it is, and what came of each place.</summary>
internal static class PrivacyReport
{
    /// <summary>202 while it is under way, 200 once it is answered.</summary>
    public static IActionResult Answer(PrivacyRequest request) => request.State == RequestState.Running ? Api.Accepted(Of(request)) : Api.Ok(Of(request));

    public static object Of(PrivacyRequest request) => new
    {
        kind = request.Kind,
        state = request.State,
        reason = request.Reason,
        askedAt = request.AskedAt,
        askedBy = request.By,
        endedAt = request.EndedAt,
        campaigns = request.Refs.Select(reference => Contacts.ParticipantRef.Parse(reference).CampaignId),
        places = PrivacyDesk.OrderOf(request.Kind).Where(request.Places.ContainsKey).Select(place => (Place: place, Outcome: request.Places[place])).Select(one => new
        {
            place = one.Place,
            state = one.Outcome.State,
            count = one.Outcome.Count,
            note = one.Outcome.Note,
            owed = one.Outcome.Owed.Count == 0 ? (int?)null : one.Outcome.Owed.Count,
            nextTry = one.Outcome.Again,
        }),
    };
}
