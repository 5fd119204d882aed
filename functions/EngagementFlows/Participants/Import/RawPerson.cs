namespace EngagementFlows.Participants.Import;

/// <summary>One row before it is checked: the text of each cell, and what its columns are called where it came from.</summary>
internal sealed record RawPerson(
    int Line,
    IReadOnlyDictionary<ImportColumn, string> Cells,
    IReadOnlyDictionary<ImportColumn, string> Labels)
{
    internal string Cell(ImportColumn column) => Cells.GetValueOrDefault(column, "");

    internal bool IsBlank(ImportColumn column) => Contacts.Characters.StripInvisible(Cell(column)).Length == 0;

    internal string Label(ImportColumn column) => Labels.GetValueOrDefault(column, LabelOf(column));

    internal static string LabelOf(ImportColumn column) => column switch
    {
        ImportColumn.PreferredName => "preferred name",
        ImportColumn.PreferredContact => "preferred contact",
        ImportColumn.AccessNeeds => "access needs",
        ImportColumn.TimeZone => "time zone",
        ImportColumn.QuietHours => "quiet hours",
        ImportColumn.ConsentSms => "consent sms",
        ImportColumn.ConsentEmail => "consent email",
        ImportColumn.SoftOptIn => "soft opt-in",
        _ => column.ToString().ToLowerInvariant(),
    };
}
