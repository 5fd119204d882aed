using EngagementFlows.Access;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;

namespace EngagementFlows.ParticipantPages;

/// <summary>The form of the preferences, checked, and what it makes of a person's details. Pure.</summary>
internal sealed record PreferencesForm(Language Language, ContactPreference Preference, bool EasyRead, bool LargePrint, string AccessNeeds, PersonalQuietHours? QuietHours)
{
    public const string QuietHoursChanged = "quiet hours";

    public static (PreferencesForm Form, IReadOnlyList<FieldError> Errors) Read(Speech say, Participant person, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var (details, errors) = (person.Details, new List<FieldError?>());
        var language = Enum.GetValues<Language>().Where(one => One("language") == NameOf(one)).Select(one => (Language?)one).FirstOrDefault();
        if (language is null)
        {
            errors.Add(new FieldError("language", say.In("Choose a language, or both.", "Dewiswch iaith, neu'r ddwy.")));
        }

        var preference = details.OtherChannel is null ? details.Preference : Enum.GetValues<ContactPreference>().Where(one => One("channel") == NameOf(one)).Select(one => (ContactPreference?)one).FirstOrDefault();
        if (preference is null)
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

        return (new PreferencesForm(language ?? details.Language, preference ?? details.Preference, formats.Contains("easy-read"), formats.Contains("large-print"), needs, hours), [.. errors.OfType<FieldError>()]);

        string One(string field) => typed.GetValueOrDefault(field) is [var value, ..] ? value : "";
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

    public Participant Apply(Participant before, DateTimeOffset now)
    {
        var person = With(With(before, NeedKind.EasyRead, EasyRead, now), NeedKind.LargePrint, LargePrint, now);
        return person with { Details = person.Details with { Language = Language, Preference = Preference, QuietHours = QuietHours } };
    }

    /// <summary>The kinds of what has changed, none of its values.</summary>
    public static IEnumerable<string> Changes(Participant before, Participant after) => new (string Name, bool Changed)[]
    {
        ("language", before.Details.Language != after.Details.Language),
        ("channel", before.Details.Preference != after.Details.Preference),
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
