namespace EngagementFlows.Participants.Import;

/// <summary>Which cell of a record is what, as the line of headings says.</summary>
internal sealed class CsvColumns
{
    private static readonly ImportColumn[] Recipients = [ImportColumn.Name, ImportColumn.Email, ImportColumn.Phone];

    private readonly IReadOnlyList<string> headings;
    private readonly Dictionary<ImportColumn, int> places = [];
    private readonly Dictionary<ImportColumn, string> labels = [];

    private CsvColumns(IReadOnlyList<string> headings) => this.headings = headings;

    /// <summary>Reads the headings; null, with the reasons in <paramref name="import"/>, where no row could be read by them.</summary>
    internal static CsvColumns? Read(CsvRecord header, ImportBuilder import)
    {
        if (header.BrokenQuotes)
        {
            import.Reject(header.Line, "", "The line of headings has a quote that is not closed. Take it away or close it.");
            return null;
        }

        var columns = new CsvColumns([.. header.Cells.Select(CsvCells.Restore).Select(Contacts.Characters.OneLine)]);
        var usable = true;
        for (var place = 0; place < columns.headings.Count; place++)
            usable &= columns.AddHeading(header.Line, place, import);
        return usable && columns.HasRecipients(header.Line, import) ? columns : null;
    }

    /// <summary>Why a record's cells cannot be matched to the headings; null where they can.</summary>
    internal string? FaultOf(CsvRecord record)
    {
        if (record.BrokenQuotes)
            return "The row has a quote (\") that is not closed, or something after a closing one, so its cells cannot be told apart. Close the quote or take it away.";
        return record.Cells.Skip(headings.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))
            ? $"The row has {record.Cells.Count} cells and there are {headings.Count} columns. A cell with a comma in it needs quotes around it."
            : null;
    }

    internal RawPerson Row(CsvRecord record, ImportBuilder import)
    {
        for (var place = 0; place < Math.Min(headings.Count, record.Cells.Count); place++)
        {
            if (headings[place].Length == 0 && !string.IsNullOrWhiteSpace(record.Cells[place]))
                import.Warn(record.Line, $"column {place + 1}", "The cell stands in a column without a heading, so it was not imported.");
        }

        // A row may stop early: the cells that are not there are blank.
        var cells = places.Where(pair => pair.Value < record.Cells.Count)
            .ToDictionary(pair => pair.Key, pair => CsvCells.Restore(record.Cells[pair.Value]));
        return new RawPerson(record.Line, cells, labels);
    }

    private bool AddHeading(int line, int place, ImportBuilder import)
    {
        var heading = headings[place];
        if (heading.Length == 0)
            return true;
        if (ImportHeadings.Find(heading) is not { } column)
        {
            import.Warn(line, heading, "This column is not one that an import knows, so its cells were not imported. Known are name, email, phone, preferred contact, language, role, access needs, notes, time zone, quiet hours, consent sms, consent email and soft opt-in.");
            return true;
        }

        if (places.TryAdd(column, place))
        {
            labels.Add(column, heading);
            return true;
        }

        // Two columns of names or contacts: sending to the wrong one of them cannot be undone.
        if (Recipients.Contains(column))
        {
            import.Reject(line, heading, $"Two columns hold the {RawPerson.LabelOf(column)}: \"{labels[column]}\" and \"{heading}\". Delete or rename one of them and import again.");
            return false;
        }

        import.Warn(line, heading, $"Two columns hold the {RawPerson.LabelOf(column)}: \"{labels[column]}\" was used and this one was not.");
        return true;
    }

    private bool HasRecipients(int line, ImportBuilder import)
    {
        var complete = true;
        if (!places.ContainsKey(ImportColumn.Name))
        {
            import.Reject(line, "", "There is no column for names. The first line of the file names the columns: call one \"name\".");
            complete = false;
        }

        if (!places.ContainsKey(ImportColumn.Email) && !places.ContainsKey(ImportColumn.Phone))
        {
            import.Reject(line, "", "There is no column for a contact. The first line of the file names the columns: call one \"email\" or \"phone\".");
            complete = false;
        }

        return complete;
    }
}
