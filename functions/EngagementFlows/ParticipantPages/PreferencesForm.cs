using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;

namespace EngagementFlows.ParticipantPages;

/// <summary>The form of the preferences, checked, and what it makes of a person's details. Pure.</summary>
internal sealed record PreferencesForm(Language Language, ContactPreference Preference, bool EasyRead, bool LargePrint, string AccessNeeds, PersonalQuietHours? QuietHours)
{
    public const string QuietHoursChanged = "quiet hours";

    private const string EasyReadNeed = "easy read";
    private const string LargePrintNeed = "large print";

    public static (PreferencesForm Form, IReadOnlyList<FieldError> Errors) Read(Speech say, ParticipantDetails details, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var errors = new List<FieldError?>();
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
        if (!formats.Contains("easy-read") && Participants.EasyRead.IsAskedFor(needs))
        {
            errors.Add(new FieldError("access-needs", say.In("You wrote that you need easy read. Tick easy read above, or take it out here.", "Ysgrifennoch chi fod angen testun hawdd ei ddeall arnoch chi. Ticiwch hynny uchod, neu ei dynnu allan yma.")));
        }

        var (from, until) = (One("quiet-from"), One("quiet-until"));
        var hours = from.Length + until.Length == 0 ? null : PersonalQuietHours.Read($"{from}-{until}");
        if (hours is null && from.Length + until.Length > 0)
        {
            errors.Add(new FieldError(from.Length == 0 ? "quiet-from" : "quiet-until", say.In("Give both times, such as 21:00 and 08:00, or leave both empty.", "Rhowch y ddau amser, fel 21:00 a 08:00, neu gadewch y ddau yn wag.")));
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

        if (person.Details.AccessNeeds.Any(AsksForLargePrint))
        {
            yield return "large-print";
        }
    }

    public ParticipantDetails Apply(ParticipantDetails before) => before with
    {
        Language = Language,
        Preference = Preference,
        QuietHours = QuietHours,
        AccessNeeds = With(With(before.AccessNeeds, EasyRead, EasyReadNeed, Participants.EasyRead.IsAskedFor), LargePrint, LargePrintNeed, AsksForLargePrint),
    };

    /// <summary>The kinds of what has changed, none of its values.</summary>
    public static IEnumerable<string> Changes(ParticipantDetails before, ParticipantDetails after) => new (string Name, bool Changed)[]
    {
        ("language", before.Language != after.Language),
        ("channel", before.Preference != after.Preference),
        ("format", !before.AccessNeeds.SequenceEqual(after.AccessNeeds)),
        (QuietHoursChanged, before.QuietHours != after.QuietHours),
    }.Where(one => one.Changed).Select(one => one.Name);

    public static string NameOf(Language language) => language switch { Language.Welsh => "cy", Language.English => "en", _ => "unknown" };

    public static string NameOf(ContactPreference preference) => preference switch { ContactPreference.Text => "text", ContactPreference.Email => "email", _ => "either" };

    private static bool AsksForLargePrint(string need) => TextFolding.Fold(need) is var folded && (folded.Contains(LargePrintNeed, StringComparison.Ordinal) || folded.Contains("print mawr", StringComparison.Ordinal) || folded.Contains("phrint mawr", StringComparison.Ordinal));

    /// <summary>A need that is there stays as the team has written it.</summary>
    private static IReadOnlyList<string> With(IReadOnlyList<string> needs, bool wanted, string need, Func<string, bool> isIt) =>
        wanted == needs.Any(isIt) ? needs : wanted ? [.. needs, need] : [.. needs.Where(one => !isIt(one))];
}
