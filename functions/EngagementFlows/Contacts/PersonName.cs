namespace EngagementFlows.Contacts;

/// <summary>
/// A person's name as we keep it: one line, no white space around it, single spaces inside, nothing invisible.
/// Nothing else is changed: names have apostrophes, one letter, no capitals, any script.
/// </summary>
/// <param name="Text">The name; empty where there was none.</param>
/// <param name="LooksLikeFormula">A spreadsheet would run it: keep it, tell the team, and neutralise it in every export.</param>
public readonly record struct PersonName(string Text, bool LooksLikeFormula)
{
    /// <summary>Cleans what stood in a cell; a line break becomes a space.</summary>
    public static PersonName Clean(string? text)
    {
        var name = Characters.OneLine(text ?? "");
        return new PersonName(name, name is ['=' or '+' or '-' or '@', ..]);
    }

    public override string ToString() => Text;
}
