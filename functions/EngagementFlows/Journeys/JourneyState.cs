using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EngagementFlows.Journeys;

/// <summary>
/// All that decides what happens next to one person in one campaign. Kept between the calls of a journey, and read by later releases: members
/// may be added and never given another meaning.
/// </summary>
public sealed record JourneyState(JourneyPlan Plan, DateTimeOffset StartedAt)
{
    public Partstat Partstat { get; init; } = Partstat.NeedsAction;

    /// <summary>When the answer that counts was given, and how many answers there have been: a changed mind is confirmed anew.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
    public int Answers { get; init; }

    public PlaceStanding Place { get; init; } = PlaceStanding.None;
    public CampaignStanding Campaign { get; init; } = Plan.Campaign;
    public Withdrawal Withdrawal { get; init; } = Withdrawal.None;
    public DateTimeOffset? WithdrawnAt { get; init; }
    public int Withdrawals { get; init; }

    /// <summary>When the person, or the team for them, last asked to hear from us again.</summary>
    public DateTimeOffset? RejoinedAt { get; init; }

    /// <summary>What was open when the person withdrew.</summary>
    public OpenQuestion? OpenWhenWithdrawn { get; init; }

    /// <summary>What is asked once more of somebody who has just asked to hear from us again.</summary>
    public RepeatedQuestion? Repeated { get; init; }

    /// <summary>When whoever is not sure wants to be asked again.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>The channel on which the person withdrew, which is where the one confirmation goes.</summary>
    public string? WithdrawnVia { get; init; }

    /// <summary>Whether the person came, once the team has said so.</summary>
    public bool? Attended { get; init; }

    /// <summary>The question put last and not answered. Others may be open beside it: the person's row has them all.</summary>
    public OpenQuestion? Open { get; init; }

    /// <summary>Whether messages that nobody of the team writes wait.</summary>
    public HoldStanding Hold { get; init; } = HoldStanding.None;

    /// <summary>Replies of which the person was to be asked what they answer.</summary>
    public ImmutableList<UnclearNote> Unclear { get; init; } = [];
    public ImmutableDictionary<string, DateTimeOffset> AnsweredQuestions { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;
    public ImmutableDictionary<string, StepOutcome> Done { get; init; } = ImmutableDictionary<string, StepOutcome>.Empty;

    /// <summary>Consents as this journey has heard them; what was on record before is in <see cref="Plan"/>.</summary>
    public ImmutableDictionary<string, ConsentStanding> HeardConsents { get; init; } = ImmutableDictionary<string, ConsentStanding>.Empty;

    /// <summary>Consents taken back, each of which is confirmed once; oldest first.</summary>
    public ImmutableList<TakenBackConsent> TakenBack { get; init; } = [];

    /// <summary>Consents that somebody had said no to and wants to be asked about again, oldest first.</summary>
    public ImmutableList<ConsentAskedFor> ConsentsAskedFor { get; init; } = [];

    /// <summary>The answer, by its number, that was told with something else and needs no message of its own.</summary>
    public int ToldWithAnother { get; init; }

    /// <summary>Steps that were due but had to wait: quiet hours, the cap of messages a day.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Deferred { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Steps whose message may be with the provider: they are looked for until that is known, whatever becomes of the plan.</summary>
    public ImmutableDictionary<string, Step> Looking { get; init; } = ImmutableDictionary<string, Step>.Empty;

    /// <summary>The turn that the sender has given to a step's message, where it could not go at once.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Turns { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Changes of the meeting that a pause of the person's holds up, and of which the team has been told: by step.</summary>
    public ImmutableHashSet<string> HeldUp { get; init; } = [];

    /// <summary>External events arrive at least once; each is taken once.</summary>
    public ImmutableHashSet<string> SeenEvents { get; init; } = [];

    /// <summary>
    /// When the invitation went, or may have gone while it is still being looked for: whoever may have it is told of a change or a
    /// cancellation, too.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? InvitedAt => SentAt("invitation") ?? SentAt(Invitations.Invitation.AfterReturn)
        ?? (Looking.ContainsKey("invitation") || Looking.ContainsKey(Invitations.Invitation.AfterReturn) ? StartedAt : null);

    /// <summary>
    /// When a first message told of the meeting, or may have: the invitation, or what followed an answer that the team had taken before it.
    /// Null where the person knows of none.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? FirstToldAt => Done.Values.Where(outcome => outcome.Result == StepResult.Sent && TellsOfTheMeeting(outcome.Key)).Select(outcome => (DateTimeOffset?)outcome.At)
        .Concat(Looking.Keys.Where(TellsOfTheMeeting).Select(_ => (DateTimeOffset?)StartedAt)).Min();

    [JsonIgnore]
    public bool IsInvited => InvitedAt is not null;
    [JsonIgnore]
    public bool IsComing => Partstat == Partstat.Accepted && Place.Kind == PlaceKind.Confirmed;
    [JsonIgnore]
    public bool HasAnswered => AnsweredAt is not null;
    public bool WasSent(string key) => Done.TryGetValue(key, out var outcome) && outcome.Result == StepResult.Sent;
    public DateTimeOffset? SentAt(string key) => WasSent(key) ? Done[key].At : null;
    public bool HasAnswer(string question) => AnsweredQuestions.ContainsKey(question);

    private static bool TellsOfTheMeeting(string step) => step.Split(':')[0] is "invitation" or "invitation-reminder" or "place" or "answer" or "offer" or "reminder";

    public ConsentStanding? ConsentTo(string purpose) =>
        (HeardConsents.GetValueOrDefault(purpose), Plan.Person.Consents.GetValueOrDefault(purpose)) switch
        {
            ({ } heard, { } read) => heard.At >= read.At ? heard : read,
            var (heard, read) => heard ?? read,
        };
}

/// <param name="InboundId">The message that is not clear.</param>
/// <param name="Via">The channel on which to ask: <c>sms</c> or <c>email</c>.</param>
public sealed record UnclearNote(string InboundId, DateTimeOffset At, string? Via);

/// <param name="Step">The step that put the question.</param>
public sealed record OpenQuestion(string Step, QuestionKind Kind, string? About, DateTimeOffset AskedAt);

/// <param name="Via">The channel on which they asked to hear from us again; null for the one that they prefer.</param>
/// <param name="Count">How often that was.</param>
public sealed record RepeatedQuestion(OpenQuestion Question, string? Via, DateTimeOffset At, int Count);

/// <param name="Via">The channel on which it was said, where the confirmation goes; null for the one that the person prefers.</param>
public sealed record TakenBackConsent(string Purpose, DateTimeOffset At, string? Via);

/// <param name="Via">The channel on which they asked; null for the one that the person prefers.</param>
public sealed record ConsentAskedFor(string Purpose, DateTimeOffset At, string? Via);

/// <summary>Whether a person's automation waits. The standing with the highest revision is the true one, in whichever order they arrive.</summary>
public sealed record HoldStanding(int Revision, bool IsOn)
{
    public static HoldStanding None { get; } = new(0, IsOn: false);
}

public enum Withdrawal
{
    None,

    /// <summary>By a word that the provider itself confirms: we say nothing more.</summary>
    ByProviderWord,

    /// <summary>In the person's own words: confirmed once, on the same channel.</summary>
    InOwnWords,

    /// <summary>By the team, on the person's behalf.</summary>
    ByTeam,
}

public enum PlaceKind
{
    None,
    Confirmed,
    Waiting,
    Offered,

    /// <summary>Left the waiting list by their own wish.</summary>
    LeftQueue,

    /// <summary>Did not take up an offer in time and is no longer in the queue.</summary>
    OfferLapsed,
}

/// <summary>Where a person stands with the meeting's places.</summary>
/// <param name="Round">Counts changes, so that each is told once.</param>
public sealed record PlaceStanding(PlaceKind Kind, int Round = 0, DateTimeOffset Since = default, int Position = 0, DateTimeOffset? OfferUntil = null)
{
    /// <summary>Places held or waited for, the person's own among them; 0 in what was stored before they were counted here.</summary>
    public int Size { get; init; }

    /// <summary>Places still waited for by who comes with somebody who has theirs.</summary>
    public int More { get; init; }

    /// <summary>Of somebody who waits: places that are free, and too few for all who come together.</summary>
    public int Free { get; init; }

    public static PlaceStanding None { get; } = new(PlaceKind.None);
}
