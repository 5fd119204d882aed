using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// Copies for a supporter are steps of their own, after the message that they copy: the same journey, the same rules, the supporter's contact.
/// Pure.
/// </summary>
public static class SupporterCopies
{
    public const string Template = "supporter-copy";

    private const string Suffix = ":supporter";

    /// <summary>A copy that could not go for so long (a plan read anew, a sender that had stopped) is no news to anybody.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    public static bool IsCopy(string stepKey) => stepKey.EndsWith(Suffix, StringComparison.Ordinal);

    public static string KeyOf(string stepKey) => stepKey + Suffix;

    /// <summary>The step whose message a copy repeats.</summary>
    public static string Copied(string stepKey) => IsCopy(stepKey) ? stepKey[..^Suffix.Length] : stepKey;

    /// <summary>What a supporter gets copies of; null where there is no contact to send them to, or nothing is agreed.</summary>
    public static SupporterScope? ScopeOf(ParticipantDetails details) =>
        details.Supporter is { } supporter && (supporter.Phone is not null || supporter.Email is not null) && SupporterScope.Of(supporter) is { SendsSomething: true } scope ? scope : null;

    /// <summary>The step and, once its message has gone and where the supporter's scope has it, the copy; what need not be said any more need not be copied, for the same reason.</summary>
    public static IEnumerable<Step> With(Step step, JourneyState state)
    {
        yield return step;
        if (state.Plan.Copies is { } scope && step is { EndsOffer: false, LooksUp: false } && scope.Covers(step)
            && state.SentAt(step.Key) is { } sentAt)
        {
            yield return Of(step, sentAt);
        }
    }

    /// <summary>It opens no question: an answer within the supporter's scope answers what the person was asked.</summary>
    public static Step Of(Step step, DateTimeOffset sentAt) => step with
    {
        Key = KeyOf(step.Key),
        Due = sentAt,
        Asks = null,
        CopiesQuestion = AnswerNumbers.PutBy(step),
        UsefulUntil = step.UsefulUntil is { } until && until < sentAt + Fresh ? until : sentAt + Fresh,
        Closes = null,
        OtherChannel = false,
        Via = null,
        Answers = false,
        AtAnyHour = false,
    };

    /// <summary>
    /// The person as a step addresses them: for a copy with the supporter's contacts, and without the person's hours, needs and counts, so
    /// that every rule is asked of the supporter. For reading only.
    /// </summary>
    public static Participant Addressed(Participant person, string stepKey) => !IsCopy(stepKey) ? person : person with
    {
        Details = person.Details with
        {
            Phone = person.Details.Supporter?.Phone,
            Email = person.Details.Supporter?.Email,
            Preference = ContactPreference.Either,
            TimeZone = null,
            QuietHours = null,
            AccessNeeds = [],
            Supporter = null,
            Notes = "",
        },
        RecordedNeeds = [],
        Answers = new GivenAnswers(),
        SharesContact = false,
        Started = person.StartedToSupporter,
        // Whoever writes by a channel is told by it that copies stop there.
        Unusable = stepKey.StartsWith(SupporterReply.Template, StringComparison.Ordinal) ? [] : person.UnusableOfSupporter,
    };

    /// <summary>The contact from which a line was written.</summary>
    internal static string AddressOf(Participant person, TimelineEntry line, Channel channel) =>
        Addressed(person, line.BySupporter ? KeyOf("") : "").Details.AddressFor(channel) ?? "";

    /// <summary>The channel's contact takes no messages: the supporter's, where it was a copy.</summary>
    public static Participant WithUnusable(this Participant person, string stepKey, Channel channel) => IsCopy(stepKey)
        ? person with { UnusableOfSupporter = person.UnusableOfSupporter.Add(channel) }
        : person with { Unusable = person.Unusable.Add(channel) };

    /// <summary>One more message that we started on this day.</summary>
    public static Participant WithStarted(this Participant person, string stepKey, StartedMessages started) => IsCopy(stepKey)
        ? person with { StartedToSupporter = started }
        : person with { Started = started };

    /// <summary>One key for each contact of a person's supporter.</summary>
    public static IReadOnlyList<string> SupporterKeys(this ContactKeys keys, ParticipantDetails details) =>
    [
        .. new[] { details.Supporter?.Phone is { } phone ? keys.For(phone) : null, details.Supporter?.Email is { } email ? keys.For(email) : null }.OfType<string>(),
    ];
}
