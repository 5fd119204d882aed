namespace EngagementFlows.Contacts;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Line\nBreak", "Line Break")]
    [InlineData("  Siân \r\n  Lloyd\u00A0", "Siân Lloyd")]
    [InlineData("Zoë\u200B Adams", "Zoë Adams")]
    [InlineData("Jo O'Neill", "Jo O'Neill")]
    [InlineData("李", "李")]
    [InlineData(null, "")]
    public void A_name_is_one_line_with_single_spaces_and_otherwise_untouched(string? typed, string name) =>
        Assert.Equal(name, PersonName.Clean(typed).Text);

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")", true)]
    [InlineData("+Ann", true)]
    [InlineData("-Bob", true)]
    [InlineData("@Cy", true)]
    [InlineData("\t=1+1", true)]
    [InlineData("Ann-Marie", false)]
    public void A_name_that_a_spreadsheet_would_run_is_flagged(string typed, bool flagged) =>
        Assert.Equal(flagged, PersonName.Clean(typed).LooksLikeFormula);
}
