namespace EngagementFlows.Participants.Import;

/// <summary>One person as JSON gives them: the same texts as the cells of a CSV file, all but the name optional.</summary>
public sealed record ParticipantInput(
    string? Name,
    string? Email = null,
    string? Phone = null,
    string? PreferredContact = null,
    string? Language = null,
    string? Role = null,
    string? AccessNeeds = null,
    string? Notes = null,
    string? TimeZone = null,
    QuietHoursInput? QuietHours = null,
    string? ConsentSms = null,
    string? ConsentEmail = null,
    string? SoftOptIn = null,
    string? PreferredName = null);

/// <summary>Quiet hours as JSON gives them.</summary>
public sealed record QuietHoursInput(string? From, string? Until)
{
    /// <summary>As the cell of a CSV file has it; empty where nothing is given.</summary>
    internal string Text => (From, Until) is (null, null) ? "" : $"{From}-{Until}";
}

/// <summary>The import of people from JSON: the same checks as for CSV; a problem's line is the item's place from 1, its column the property.</summary>
public static class ParticipantJson
{
    private static readonly Dictionary<ImportColumn, string> Properties = new()
    {
        [ImportColumn.Name] = "name",
        [ImportColumn.PreferredName] = "preferredName",
        [ImportColumn.Email] = "email",
        [ImportColumn.Phone] = "phone",
        [ImportColumn.PreferredContact] = "preferredContact",
        [ImportColumn.Language] = "language",
        [ImportColumn.Role] = "role",
        [ImportColumn.AccessNeeds] = "accessNeeds",
        [ImportColumn.Notes] = "notes",
        [ImportColumn.TimeZone] = "timeZone",
        [ImportColumn.QuietHours] = "quietHours",
        [ImportColumn.ConsentSms] = "consentSms",
        [ImportColumn.ConsentEmail] = "consentEmail",
        [ImportColumn.SoftOptIn] = "softOptIn",
    };

    public static ParsedImport Read(IEnumerable<ParticipantInput?> people)
    {
        var import = new ImportBuilder();
        var place = 0;
        foreach (var person in people)
        {
            place++;
            if (person is null)
                import.Reject(place, "", "There is nobody here: write an object with a name and a contact, or take the null away.");
            else
                import.Add(new RawPerson(place, CellsOf(person), Properties));
        }

        return import.Build();
    }

    private static Dictionary<ImportColumn, string> CellsOf(ParticipantInput person) => new()
    {
        [ImportColumn.Name] = person.Name ?? "",
        [ImportColumn.PreferredName] = person.PreferredName ?? "",
        [ImportColumn.Email] = person.Email ?? "",
        [ImportColumn.Phone] = person.Phone ?? "",
        [ImportColumn.PreferredContact] = person.PreferredContact ?? "",
        [ImportColumn.Language] = person.Language ?? "",
        [ImportColumn.Role] = person.Role ?? "",
        [ImportColumn.AccessNeeds] = person.AccessNeeds ?? "",
        [ImportColumn.Notes] = person.Notes ?? "",
        [ImportColumn.TimeZone] = person.TimeZone ?? "",
        [ImportColumn.QuietHours] = person.QuietHours?.Text ?? "",
        [ImportColumn.ConsentSms] = person.ConsentSms ?? "",
        [ImportColumn.ConsentEmail] = person.ConsentEmail ?? "",
        [ImportColumn.SoftOptIn] = person.SoftOptIn ?? "",
    };
}
