namespace EngagementFlows.Participants.Import;

/// <summary>Collects the rows of an import and its problems, and knows who stood in it before.</summary>
internal sealed class ImportBuilder
{
    private readonly List<ImportedPerson> people = [];
    private readonly List<RepeatedRow> repeats = [];
    private readonly List<ImportProblem> warnings = [];
    private readonly List<ImportProblem> rejected = [];
    private readonly Dictionary<string, ImportedPerson> known = [];

    internal void Warn(int line, string column, string error) => warnings.Add(new ImportProblem(line, column, error));

    internal void Reject(int line, string column, string error) => rejected.Add(new ImportProblem(line, column, error));

    internal void Add(RawPerson row)
    {
        var check = new PersonCheck(row);
        var details = check.Check();
        if (details is null)
        {
            // Faults that alone would be warnings stand beside those that cost the row: all of them to be put right at once.
            rejected.AddRange(check.Errors);
            rejected.AddRange(check.Warnings);
            return;
        }

        warnings.AddRange(check.Warnings);
        var keys = PersonIdentity.KeysOf(details);
        if (keys.Select(key => known.GetValueOrDefault(key)).FirstOrDefault(earlier => earlier is not null) is { } first)
        {
            repeats.Add(new RepeatedRow(row.Line, first.Line));
            // What the team noted differs from row to row; what we would act on should not.
            if (details with { Notes = first.Details.Notes } != first.Details)
                Warn(row.Line, row.Label(ImportColumn.Name), $"The same person stands on line {first.Line} with other details. Those were kept; if these are the right ones, change that line and import again.");
            return;
        }

        var person = new ImportedPerson(row.Line, details) { Consents = check.Consents, SoftOptIn = check.SoftOptIn };
        people.Add(person);
        foreach (var key in keys)
            known.Add(key, person);
    }

    internal ParsedImport Build() => new(people, repeats, warnings, rejected);
}
