namespace EngagementFlows.Participants;

/// <summary>
/// Spreadsheets run a cell that starts with <c>= + - @</c>, a tab or a carriage return. An export puts an apostrophe before
/// such a cell, and an import takes it away again, so that a file goes out and comes back unchanged, phone numbers included.
/// </summary>
public static class CsvCells
{
    /// <summary>
    /// The cell as it may stand in an export. A cell that would be mistaken for a neutralised one (apostrophes, then one of
    /// those characters) gets one more apostrophe, so that <see cref="Restore"/> always gives back the original.
    /// </summary>
    public static string Neutralise(string cell) => IsRunAfter(cell, apostrophes: 0) ? "'" + cell : cell;

    /// <summary>Undoes <see cref="Neutralise"/>; a cell that it would never have written stays as it is.</summary>
    public static string Restore(string cell) => IsRunAfter(cell, apostrophes: 1) ? cell[1..] : cell;

    private static bool IsRunAfter(string cell, int apostrophes)
    {
        var first = 0;
        while (first < cell.Length && cell[first] == '\'')
            first++;
        return first >= apostrophes && first < cell.Length && cell[first] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
