using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Messaging;

namespace EngagementFlows.Participants.Import;

/// <summary>Checks one row: what is usable, what is wrong, all of it at once.</summary>
internal sealed class PersonCheck(RawPerson row)
{
    private const int LongestName = 200;
    private const int LongestPreferredName = 60;
    private const int LongestCell = 4_000;

    private readonly List<ImportProblem> errors = [];
    private readonly List<ImportProblem> warnings = [];

    internal IReadOnlyList<ImportProblem> Errors => errors;

    internal IReadOnlyList<ImportProblem> Warnings => warnings;

    internal IReadOnlyList<ImportedConsent> Consents { get; private set; } = [];

    internal SoftOptIn? SoftOptIn { get; private set; }

    /// <summary>The person; null where a name or a contact is missing, with the reason in <see cref="Errors"/>.</summary>
    internal ParticipantDetails? Check()
    {
        var name = Name();
        var preferredName = PreferredName();
        var phone = row.IsBlank(ImportColumn.Phone) ? default : PhoneNumber.Parse(row.Cell(ImportColumn.Phone));
        var email = row.IsBlank(ImportColumn.Email) ? default : EmailAddress.Parse(row.Cell(ImportColumn.Email));
        Contacts(phone, email);
        var preference = Preference(phone.Number is not null, email.Address is not null);
        var language = LanguageOf();
        var (needs, supporter) = AccessNeeds();
        if (language == Language.Unknown)
            language = PersonalNeeds.LanguageOf(needs.SelectMany(NeedsReading.Read).Where(need => need.Kind == NeedKind.Language).Select(need => need.About));
        var role = Text(ImportColumn.Role);
        var notes = Text(ImportColumn.Notes);
        var zone = Read(ImportColumn.TimeZone, TimeZoneText.Read, TimeZoneText.Expected);
        var quiet = Read(ImportColumn.QuietHours, PersonalQuietHours.Read, PersonalQuietHours.Expected);
        var consents = new ConsentCells(row);
        Consents = consents.Consents;
        SoftOptIn = consents.SoftOptIn;
        warnings.AddRange(consents.Warnings);
        return errors.Count > 0
            ? null
            : new ParticipantDetails(name, phone.Number, email.Address, preference, language, role, needs, supporter, notes) { TimeZone = zone, QuietHours = quiet, PreferredName = preferredName };
    }

    private string Name()
    {
        var name = PersonName.Clean(row.Cell(ImportColumn.Name));
        if (name.Text.Length == 0)
            Error(ImportColumn.Name, "There is no name. Write the name by which the person wants to be addressed.");
        else if (name.Text.Length > LongestName)
            Error(ImportColumn.Name, $"The name has more than {LongestName} characters. Check that nothing else was pasted into it.");
        else if (name.LooksLikeFormula)
            Warn(ImportColumn.Name, "The name starts like a formula, which a spreadsheet would run. It is kept as it is and made harmless in every export; check whether it is meant.");
        return name.Text;
    }

    /// <summary>What the person wants to be called, in greetings; null where nobody has said.</summary>
    private string? PreferredName()
    {
        var name = PersonName.Clean(row.Cell(ImportColumn.PreferredName)).Text;
        if (name.Length > LongestPreferredName)
        {
            Warn(ImportColumn.PreferredName, $"The name to be called by has more than {LongestPreferredName} characters. Until it is shorter the first name is used.");
        }

        return name.Length is 0 or > LongestPreferredName ? null : name;
    }

    private void Contacts(PhoneNumberResult phone, EmailAddressResult email)
    {
        var usable = phone.Number is not null || email.Address is not null;
        Report(ImportColumn.Phone, phone.Problem, usable, "The email address is used.");
        Report(ImportColumn.Email, email.Problem, usable, "The phone number is used.");
        if (!usable && phone.Problem is null && email.Problem is null)
            Error(row.Labels.ContainsKey(ImportColumn.Email) ? ImportColumn.Email : ImportColumn.Phone, "There is no way to reach this person. Give an email address or a mobile number.");
    }

    private void Report(ImportColumn column, ContactProblem? problem, bool usable, string otherwise)
    {
        if (problem is null)
            return;
        if (usable)
            Warn(column, $"{problem.Message} {otherwise}");
        else
            Error(column, problem.Message);
    }

    private ContactPreference Preference(bool hasPhone, bool hasEmail)
    {
        var typed = Folded(ImportColumn.PreferredContact);
        ContactPreference? preference = typed switch
        {
            "" or "either" or "any" or "both" or "no preference" or "y naill neu'r llall" or "unrhyw un" => ContactPreference.Either,
            "text" or "texts" or "sms" or "text message" or "mobile" or "tecst" or "neges destun" => ContactPreference.Text,
            "email" or "e-mail" or "mail" or "ebost" or "e-bost" => ContactPreference.Email,
            _ => null,
        };
        if (preference is null)
            Warn(ImportColumn.PreferredContact, "This is not a way of contact that we have: write text, email or either. Until then either is used; if the person needs a call or a letter, reach them that way.");
        else if (preference == ContactPreference.Text && !hasPhone && hasEmail)
            Warn(ImportColumn.PreferredContact, "The person prefers a text, and there is no mobile number that can be used. Email is used.");
        else if (preference == ContactPreference.Email && !hasEmail && hasPhone)
            Warn(ImportColumn.PreferredContact, "The person prefers email, and there is no email address that can be used. A text is used.");
        return preference ?? ContactPreference.Either;
    }

    private Language LanguageOf()
    {
        switch (Folded(ImportColumn.Language))
        {
            case "cy" or "cym" or "cymraeg" or "welsh" or "cy-gb":
                return Language.Welsh;
            case "en" or "eng" or "english" or "saesneg" or "en-gb":
                return Language.English;
            case "" or "unknown" or "both" or "bilingual" or "either" or "dwyieithog" or "y ddwy" or "en/cy" or "cy/en":
                return Language.Unknown;
            default:
                Warn(ImportColumn.Language, "This is not a language that we write in: write cy for Welsh or en for English. Until then messages carry both.");
                return Language.Unknown;
        }
    }

    private (IReadOnlyList<string> Needs, Supporter? Supporter) AccessNeeds()
    {
        var needs = new List<string>();
        Supporter? supporter = null;
        foreach (var need in Text(ImportColumn.AccessNeeds).Split(';').Select(Characters.OneLine).Where(need => need.Length > 0))
        {
            if (supporter is null && SupporterText.Read(need, out var problem) is { } found)
            {
                supporter = found;
                if (problem is not null)
                    Warn(ImportColumn.AccessNeeds, problem);
                CheckScope(found);
                continue;
            }

            if (SupporterText.IsOne(need))
                Warn(ImportColumn.AccessNeeds, "Only one supporter can be kept for a person; the others stand among the access needs.");
            needs.Add(need);
        }

        return (needs, supporter);
    }

    private void CheckScope(Supporter found)
    {
        if (SupporterScope.Read(found.Scope) is not { } scope)
            Warn(ImportColumn.AccessNeeds, $"What the supporter may see and answer is not understood. {SupporterScope.Expected}");
        else if (scope.SendsSomething && found.Phone is null && found.Email is null)
            Warn(ImportColumn.AccessNeeds, "The supporter has no phone or email that can be used, so nothing is sent to them.");
    }

    private T? Read<T>(ImportColumn column, Func<string, T?> read, string expected)
        where T : class
    {
        if (row.IsBlank(column))
            return null;
        var found = read(row.Cell(column));
        if (found is null)
            Warn(column, $"{expected} Until then it is as for everybody in the campaign.");
        return found;
    }

    private string Text(ImportColumn column)
    {
        var text = Characters.StripInvisible(row.Cell(column));
        if (text.Length <= LongestCell)
            return text;
        Warn(column, $"The cell has more than {LongestCell} characters; what comes after them was left out.");
        return text[..LongestCell];
    }

    private string Folded(ImportColumn column) => TextFolding.Fold(row.Cell(column));

    private void Error(ImportColumn column, string error) => errors.Add(new ImportProblem(row.Line, row.Label(column), error));

    private void Warn(ImportColumn column, string warning) => warnings.Add(new ImportProblem(row.Line, row.Label(column), warning));
}
