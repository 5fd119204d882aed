namespace EngagementFlows.Participants.Import;

/// <summary>
/// Reads a list of people as teams keep it: CSV with a line of headings (name, email, phone, preferred contact, language,
/// role, access needs, notes, time zone, quiet hours, or what people call these), separated by commas, semicolons or tabs, in UTF-8.
/// </summary>
public static class ParticipantCsv
{
    /// <summary>Reads the whole stream; it need not be seekable.</summary>
    public static async Task<ParsedImport> ReadAsync(Stream csv, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await csv.CopyToAsync(bytes, cancellation);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static ParsedImport Read(ReadOnlySpan<byte> csv)
    {
        var (text, problem) = CsvText.Decode(csv);
        return text is null ? new ParsedImport([], [], [], [problem!]) : Read(text);
    }

    public static ParsedImport Read(TextReader csv) => Read(csv.ReadToEnd());

    public static ParsedImport Read(string csv)
    {
        var text = csv.StartsWith('\uFEFF') ? csv[1..] : csv;
        var import = new ImportBuilder();
        CsvColumns? columns = null;
        foreach (var record in CsvRecords.Read(text, CsvRecords.DetectDelimiter(text)).Where(record => !record.IsBlank))
        {
            if (columns is null)
            {
                columns = CsvColumns.Read(record, import);
                if (columns is null)
                    return import.Build();
            }
            else if (columns.FaultOf(record) is { } fault)
            {
                import.Reject(record.Line, "", fault);
            }
            else
            {
                import.Add(columns.Row(record, import));
            }
        }

        if (columns is null)
            import.Reject(1, "", "The file is empty. Its first line names the columns: name, and email or phone; each line after it is one person.");
        return import.Build();
    }
}
