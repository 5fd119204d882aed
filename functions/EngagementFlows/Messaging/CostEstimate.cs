using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Messages and what they cost.</summary>
/// <param name="Segments">The parts that the texts are billed in.</param>
/// <param name="Cost">Pounds, not rounded.</param>
public readonly record struct MessageCosts(int Texts, int Segments, int Emails, decimal Cost)
{
    public static MessageCosts operator +(MessageCosts a, MessageCosts b) => new(a.Texts + b.Texts, a.Segments + b.Segments, a.Emails + b.Emails, a.Cost + b.Cost);
}

/// <summary>What a campaign would cost if every one of its people went the whole <see cref="HappyPath"/>: an upper estimate.</summary>
/// <param name="People">Those who can get anything: whoever had withdrawn before a first message is not among them.</param>
/// <param name="ByStep">In the order of the flow.</param>
/// <param name="ByLanguage">With the number of people who read it.</param>
public sealed record CostEstimate(
    int People,
    MessageCosts Total,
    IReadOnlyList<(string Step, MessageCosts Costs)> ByStep,
    IReadOnlyList<(Language Language, int People, MessageCosts Costs)> ByLanguage)
{
    /// <summary>
    /// Texts are composed as they would be sent and measured, once for all people to whom they would be the same but for the name: same
    /// language, channels, shared phone and supporter, a name of the same alphabet and, to the next eight characters, length; whoever has a supporter who gets copies stands alone. The longest
    /// of their names stands for all, so that the estimate is never too low. An email costs the same whatever is in it.
    /// </summary>
    public static CostEstimate Of(Campaign campaign, IEnumerable<Participant> people, Composer composer, MessagePrices prices, DateTimeOffset now)
    {
        var startedAt = campaign.LaunchedAt ?? now;
        var full = HappyPath.WithWhatIsStillToCome(campaign);
        var steps = new List<string>();
        var byStep = new Dictionary<string, MessageCosts>(StringComparer.Ordinal);
        var byLanguage = new SortedDictionary<Language, (int People, MessageCosts Costs)>();
        var all = people.Where(CanGetAnything).ToList();
        foreach (var alike in all.GroupBy(Likeness.Of))
        {
            var (one, count) = (alike.MaxBy(person => LengthOf(person).Units)!, alike.Count());
            var (ofGroup, place) = (default(MessageCosts), 0);
            var plan = JourneyPlans.For(full, one, startedAt);
            foreach (var step in HappyPath.Steps(full.File, plan, startedAt)
                .SelectMany(step => plan.Copies?.Covers(step) == true ? [step, SupporterCopies.Of(step, step.Due)] : new[] { step }))
            {
                var costs = CostsOf(full, one, step, count, composer, prices);
                ofGroup += costs;
                byStep[step.Key] = byStep.GetValueOrDefault(step.Key) + costs;
                var known = steps.IndexOf(step.Key);
                if (known < 0)
                    steps.Insert(place, step.Key);
                place = known < 0 ? place + 1 : known + 1;
            }

            var before = byLanguage.GetValueOrDefault(alike.Key.Language);
            byLanguage[alike.Key.Language] = (before.People + count, before.Costs + ofGroup);
        }

        var total = byLanguage.Values.Aggregate(default(MessageCosts), (sum, language) => sum + language.Costs);
        return new CostEstimate(all.Count, total, [.. steps.Select(step => (step, byStep[step]))], [.. byLanguage.Select(one => (one.Key, one.Value.People, one.Value.Costs))]);
    }

    private static MessageCosts CostsOf(Campaign campaign, Participant person, Step step, int count, Composer composer, MessagePrices prices)
    {
        var channel = step.OtherChannel ? person.Details.OtherChannel!.Value : SupporterCopies.Addressed(person, step.Key).Details.PreferredChannel;
        if (channel == Channel.Email)
            return new MessageCosts(0, 0, count, count * prices.Email);
        var segments = count * SmsText.Measure(composer.Compose(campaign, person, step, channel, "", step.Due, step.Asks == QuestionKind.Consent ? TwoDigits : 1).Text).Segments;
        return new MessageCosts(count, segments, 0, segments * prices.SmsSegment);
    }

    /// <summary>After the invitation and other consents, the numbers of one have two digits.</summary>
    private const int TwoDigits = 10;

    private static bool CanGetAnything(Participant person) =>
        person.Withdrawal == Withdrawal.None || person.Steps.Values.Any(step => step.State == StepState.Sent);

    private static SmsLength LengthOf(Participant person) => SmsText.Measure(SmsText.Normalise(person.Details.Name));

    private readonly record struct Likeness(Language Language, Channel First, Channel? Other, bool SharesContact, bool HasSupporter, bool UnicodeName, int Eights, string? Supported)
    {
        public static Likeness Of(Participant person)
        {
            var (details, name) = (person.Details, LengthOf(person));
            return new(details.Language, details.PreferredChannel, details.OtherChannel, person.SharesContact, person.Places > 1, name.Unicode, (name.Units + 7) / 8, SupporterCopies.ScopeOf(details) is null ? null : person.Id);
        }
    }
}
