namespace EngagementFlows.Audit;

/// <summary>
/// Which fields of an aggregate may stand in the record as they are; whatever is not named is personal until somebody says otherwise, and
/// shows only that it changed. Paths are as in the stored JSON: <c>details.language</c>; <c>*</c> stands for one name.
/// </summary>
/// <param name="Harmless">Shown.</param>
/// <param name="Bookkeeping">Not shown at all: what the app notes for itself at every step.</param>
public sealed record Plain(string[] Harmless, string[] Bookkeeping)
{
    public static Plain Participant { get; } = new(
        ["partstat", "answeredAt", "askAgainOn", "place.kind", "place.position", "place.offerUntil", "withdrawal", "attended", "places", "companions", "byVideo", "sharesContact", "addedAt", "endedAt", "consents.*.given", "wantsNoReminders", "supporterPausedAt", "answerReviews.*.approved", "answerReviews.*.at", "answerReviews.*.by", "details.preference", "details.language", "details.timeZone", "details.quietHours.*"],
        ["steps", "started", "receivedIds", "nextStep", "nextDue", "place.round", "place.since", "place.free", "open", "acknowledgedAt"]);

    public static Plain Campaign { get; } = new(
        [
            "state", "revision", "meetingVersion", "lastMove", "meetingChangedAt", "createdAt", "launchedAt", "cancelledAt", "materials.publishedAt", "outcomes.publishedAt",
            "file.timeZone", "file.messagesADay", "file.quietHours.*", "file.budget.*", "file.meeting.*", "file.meeting.title.*", "file.meeting.place.*",
            "answersToConfirm", "file.shortName.*", "file.whyYou.*", "file.privacyNotice.*",
        ],
        ["contentHash", "earlierMeetings"]);

    public static Plain Sender { get; } = new(["stoppedAt", "stopCode"], ["nextInTurn", "nextAnswer", "days"]);

    public static Plain Places { get; } = new(["confirmed", "offered", "waiting"], []);

    public static Plain Key { get; } = new(["id", "name", "role", "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsed"], ["hash"]);

    public static Plain InboxItem { get; } = new(["state", "kind", "at", "channel", "assignedTo.id", "participantIds"], []);

    public bool Shows(string path) => Harmless.Any(pattern => Fits(pattern, path));

    public bool LeavesOut(string path) => Bookkeeping.Any(pattern => Fits(pattern, path));

    private static bool Fits(string pattern, string path)
    {
        var (asked, given) = (pattern.Split('.'), path.Split('.'));
        return asked.Length == given.Length && asked.Zip(given).All(pair => pair.First == "*" || pair.First == pair.Second);
    }
}
