namespace EngagementFlows.Participants.Import;

/// <summary>
/// What a list of people came to. One bad row never stops the others: usable rows are in <see cref="People"/>, faults in
/// <see cref="Warnings"/> and <see cref="Rejected"/>, all faults of a row at once. A file that cannot be read at all has one
/// entry in <see cref="Rejected"/> and no people.
/// </summary>
/// <param name="People">In the order of the file; no two are the same person.</param>
/// <param name="Repeats">Rows of a person who stands on an earlier line: nothing to do for them.</param>
/// <param name="Warnings">Faults of rows that are used all the same.</param>
/// <param name="Rejected">Why rows are not used: one entry a fault, so a row may have several.</param>
public sealed record ParsedImport(
    IReadOnlyList<ImportedPerson> People,
    IReadOnlyList<RepeatedRow> Repeats,
    IReadOnlyList<ImportProblem> Warnings,
    IReadOnlyList<ImportProblem> Rejected)
{
    /// <summary>How many rows are not used, however many faults each has.</summary>
    public int RejectedRows => Rejected.Select(problem => problem.Line).Distinct().Count();
}

/// <param name="Line">The line of the file on which the record starts, the header being 1; in JSON the item's place from 1.</param>
public sealed record ImportedPerson(int Line, ParticipantDetails Details)
{
    /// <summary>What the person has said elsewhere about being written to.</summary>
    public IReadOnlyList<ImportedConsent> Consents { get; init; } = [];

    public SoftOptIn? SoftOptIn { get; init; }
}

/// <param name="Purpose"><c>sms</c> or <c>email</c>.</param>
/// <param name="On">The day on which it was said; null with a no, which needs none.</param>
/// <param name="How">In the team's words: <c>sign-up sheet, open day</c>.</param>
public sealed record ImportedConsent(string Purpose, bool Given, DateOnly? On, string How);

/// <param name="SameAsLine">The line on which the person stood first.</param>
public sealed record RepeatedRow(int Line, int SameAsLine);

/// <param name="Line">The line of the file on which the record starts, the header being 1; in JSON the item's place from 1.</param>
/// <param name="Column">The heading as it stands in the file, or the JSON property; empty where the whole row or file is meant.</param>
/// <param name="Error">What is wrong and how to put it right, in plain words; does not repeat a contact.</param>
public sealed record ImportProblem(int Line, string Column, string Error);
