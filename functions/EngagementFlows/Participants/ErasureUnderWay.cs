using EngagementFlows.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Participants;

/// <summary>While somebody's data is being erased nothing more is recorded for them: it would be taken, and gone a moment later.</summary>
internal static class ErasureUnderWay
{
    /// <summary>From now on nothing goes to this person, and nothing is recorded for them.</summary>
    public static Participant Begun(Participant person, DateTimeOffset now) => person.ErasingSince is not null
        ? person
        : person with { ErasingSince = now, Open = null, OpenQuestions = [], Unclear = null };

    /// <returns>The answer to whoever wants to record something; null where it may be recorded.</returns>
    public static IActionResult? Refusal(Participant person) => person.ErasingSince is null
        ? null
        : Api.Conflict("This person's data is being erased, so nothing more can be recorded for them. GET .../erasure says how far it has come.");
}
