using EngagementFlows.Access;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;

namespace EngagementFlows.ParticipantPages;

/// <summary>The form of the preferences, checked, and what it makes of a person's details. Pure.</summary>
/// <param name="Chosen">By which channel; null where they chose none, or only sent what stood there.</param>
internal sealed record PreferencesForm(Language Language, ContactPreference? Chosen, bool EasyRead, bool LargePrint, string AccessNeeds, PersonalQuietHours? QuietHours)
{
    public const string QuietHoursChanged = "quiet hours";

    /// <summary>For how long a day we must be able to write to somebody.</summary>
    private static readonly TimeSpan LeastAwake = TimeSpan.FromHours(3);

    public static (PreferencesForm Form, IReadOnlyList<FieldError> Errors) Read(Speech say, Participant person, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var (details, errors) = (person.Details, new List<FieldError?>());
        var language = Enum.GetValues<Language>().Where(one => One("language") == NameOf(one)).Select(one => (Language?)one).FirstOrDefault();
        if (language is null)
        {
            errors.Add(new FieldError("language", say.In("Choose a language, or both.", "Dewiswch iaith, neu'r ddwy.")));
        }

        var standing = OpenChannels.Standing(person);
        var chosen = Choices(person).Where(one => One("channel") == NameOf(one)).Select(one => (ContactPreference?)one).FirstOrDefault();
        if (chosen is null && Choices(person).Count > 0 && (standing is not null || One("channel").Length > 0))
        {
            errors.Add(new FieldError("channel", say.In("Choose how we should reach you.", "Dewiswch sut dylen ni gysylltu â chi.")));
        }

        var formats = typed.GetValueOrDefault("format") ?? [];
        var needs = One("access-needs").Trim();
        errors.Add(PageAnswering.TooLong(say, "access-needs", needs));
        if (needs != NotedNeeds.OwnWords(person) && !formats.Contains("easy-read") && Participants.EasyRead.IsAskedFor(needs))
        {
            errors.Add(new FieldError("access-needs", say.In("You wrote that you need easy read. Tick easy read above, or take it out here.", "Ysgrifennoch chi fod angen testun hawdd ei ddeall arnoch chi. Ticiwch hynny uchod, neu ei dynnu allan yma.")));
        }

        var (from, until) = (One("quiet-from"), One("quiet-until"));
        var hours = from.Length + until.Length == 0 ? null : PersonalQuietHours.Read($"{from}-{until}");
        if (hours is null && from.Length + until.Length > 0)
        {
            errors.Add(new FieldError(from.Length == 0 ? "quiet-from" : "quiet-until", say.In("Give both times, such as 9pm and 8am, or leave both empty.", "Rhowch y ddau amser, fel 9pm ac 8am, neu gadewch y ddau yn wag.")));
        }

        if (hours is not null && LeavesTooLittle(hours))
        {
            errors.Add(new FieldError("quiet-from", say.In(
                "These times leave us no time of day to write to you. Leave a few hours between them, or leave both empty.",
                "Does dim amser o'r dydd ar ôl i ni ysgrifennu atoch chi. Gadewch ychydig oriau rhyngddyn nhw, neu gadewch y ddau yn wag.",
                "We have no time to write to you. Leave some hours free. Or leave both empty.",
                "Does dim amser i ni ysgrifennu atoch chi. Gadewch rai oriau'n rhydd. Neu gadewch y ddau yn wag.")));
        }
        else if (hours is { From: var same } && same == hours.Until && hours != details.QuietHours)
        {
            errors.Add(new FieldError("quiet-from", say.In(
                "These two times are the same. Choose two different times, or leave both empty.",
                "Mae'r ddau amser yr un peth. Dewiswch ddau amser gwahanol, neu gadewch y ddau yn wag.")));
        }

        return (new PreferencesForm(language ?? details.Language, chosen == standing ? null : chosen, formats.Contains("easy-read"), formats.Contains("large-print"), needs, hours), [.. errors.OfType<FieldError>()]);

        string One(string field) => typed.GetValueOrDefault(field) is [var value, ..] ? value : "";
    }

    /// <summary>Messages wait until the night ends: where it hardly does, none arrives in time.</summary>
    private static bool LeavesTooLittle(PersonalQuietHours hours)
    {
        var quiet = TimeOf(hours.Until) - TimeOf(hours.From);
        return (quiet < TimeSpan.Zero ? quiet + TimeSpan.FromDays(1) : quiet) > TimeSpan.FromDays(1) - LeastAwake;

        static TimeSpan TimeOf(string time) => TimeSpan.ParseExact(time, @"hh\:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static IEnumerable<string> FormatsOf(Participant person)
    {
        if (person.ReadsEasyRead)
        {
            yield return "easy-read";
        }

        if (person.WantsLargePrint)
        {
            yield return "large-print";
        }
    }

    /// <summary>
    /// Which channels can be chosen: none where there is but one way and it is open. Where they have stopped the only one, they can open it again.
    /// </summary>
    public static IReadOnlyList<ContactPreference> Choices(Participant person) => OpenChannels.Held(person).ToList() switch
    {
        [var single] => OpenChannels.IsStopped(person, single) ? [Alone(single)] : [],
        { Count: > 1 } => [ContactPreference.Text, ContactPreference.Email, ContactPreference.Either],
        _ => [],
    };

    /// <param name="evidence">The line in the timeline, in which it stands that they chose a channel that they had stopped.</param>
    /// <param name="expiresAt">When such a consent runs out, by its purpose.</param>
    public Participant Apply(Participant before, DateTimeOffset now, string evidence, Func<string, DateTimeOffset> expiresAt)
    {
        var person = With(With(before, NeedKind.EasyRead, EasyRead, now), NeedKind.LargePrint, LargePrint, now);
        person = person with { Details = person.Details with { Language = Language, Preference = Chosen ?? before.Details.Preference, QuietHours = QuietHours } };
        // Their own choice takes back their own stop of that channel; the page asked for no more than that.
        return Reopened(before).Select(MarketingBasis.PurposeOf).Aggregate(person, (one, purpose) => one.Recording(new ConsentChange(purpose, Yes: true, now, "page", evidence)
        {
            ExpiresAt = expiresAt(purpose),
        }));
    }

    /// <summary>The channels that they had stopped, and choose now.</summary>
    private IEnumerable<Channel> Reopened(Participant before) =>
        Chosen is { } chosen ? OpenChannels.Of(before, chosen).Where(channel => OpenChannels.IsStopped(before, channel)) : [];

    private static ContactPreference Alone(Channel channel) => channel == Channel.Sms ? ContactPreference.Text : ContactPreference.Email;

    /// <summary>The kinds of what has changed, none of its values.</summary>
    public static IEnumerable<string> Changes(Participant before, Participant after) => new (string Name, bool Changed)[]
    {
        ("language", before.Details.Language != after.Details.Language),
        ("channel", OpenChannels.Standing(before) != OpenChannels.Standing(after)),
        ("their stop of texts taken back", OpenChannels.IsStopped(before, Channel.Sms) && !OpenChannels.IsStopped(after, Channel.Sms)),
        ("their stop of emails taken back", OpenChannels.IsStopped(before, Channel.Email) && !OpenChannels.IsStopped(after, Channel.Email)),
        ("format", !FormatsOf(before).SequenceEqual(FormatsOf(after))),
        (QuietHoursChanged, before.Details.QuietHours != after.Details.QuietHours),
    }.Where(one => one.Changed).Select(one => one.Name);

    public static string NameOf(Language language) => language switch { Language.Welsh => "cy", Language.English => "en", _ => "unknown" };

    public static string NameOf(ContactPreference preference) => preference switch { ContactPreference.Text => "text", ContactPreference.Email => "email", _ => "either" };

    /// <summary>A need that the person takes back is kept as ended, so that it is known that they had it.</summary>
    private static Participant With(Participant person, NeedKind kind, bool wanted, DateTimeOffset now) =>
        wanted == person.HasNeed(kind) ? person
        : wanted ? PersonalNeeds.Hear(person, kind == NeedKind.EasyRead ? "easy read" : "large print", NeedSource.Page, now)
        : PersonalNeeds.Put(person, [.. person.Needs.Select(need => need.Kind == kind && need.Holds ? Ended(need, now) : need)]);

    private static AccessNeed Ended(AccessNeed need, DateTimeOffset now) =>
        need with { Ended = new NeedMark(Actor.Participant, now, null), History = need.History.Add(new NeedChange(now, Actor.Participant, "ended")) };
}
