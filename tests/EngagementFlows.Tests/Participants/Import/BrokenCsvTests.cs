namespace EngagementFlows.Participants.Import;

public sealed class BrokenCsvTests
{
    [Theory]
    [InlineData("Name,Email\nAnn,ann@example.org\nBob,\"bob@example.org\nCy,cy@example.org\nDi,di@example.org", 3)]
    [InlineData("Name,Email\nAnn,ann@example.org\nBob,\"bob@example.org\r\nCy,cy@example.org\r\n\"Di\",di@example.org", 3)]
    [InlineData("Name,Email\nAnn,ann@example.org\n\"Bob\" B,bob@example.org\nCy,cy@example.org\nDi,di@example.org", 3)]
    [InlineData("Name,Email\nAnn,ann@example.org\nCy,cy@example.org\nDi,di@example.org\nBob,\"bob@example.org", 5)]
    [InlineData("Name,Email\n\"Bob,bob@example.org\nAnn,ann@example.org\nCy,cy@example.org\nDi,di@example.org\n", 2)]
    public void A_quote_that_is_never_closed_costs_its_own_row_only(string csv, int line)
    {
        var import = ParticipantCsv.Read(csv);

        Assert.Equal(["Ann", "Cy", "Di"], import.People.Select(person => person.Details.Name));
        Assert.Equal(line, Assert.Single(import.Rejected).Line);
        Assert.Contains("quote", import.Rejected[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_counted_on_past_a_broken_row_and_past_breaks_inside_cells()
    {
        var import = ParticipantCsv.Read("Name,Email,Notes\r\nAnn,ann@example.org,\"one\r\ntwo\r\nthree\"\r\nBob,\"bob@example.org,\r\nCy,cy@example.org,\r\nDi,,\r\n");

        Assert.Equal([("Ann", 2), ("Cy", 6)], import.People.Select(person => (person.Details.Name, person.Line)));
        Assert.Equal([5, 7], import.Rejected.Select(problem => problem.Line));
    }

    [Fact]
    public void More_cells_than_columns_is_an_error_of_that_row()
    {
        var import = ParticipantCsv.Read("Name,Email\nDavies, Rhiannon,rhiannon@example.org\nAnn,ann@example.org");

        Assert.Equal("Ann", Assert.Single(import.People).Details.Name);
        var problem = Assert.Single(import.Rejected);
        Assert.Equal(2, problem.Line);
        Assert.Contains("3 cells and there are 2 columns", problem.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_inside_a_cell_is_just_a_character() =>
        Assert.Equal("Jo \"Joey\" Smith", Assert.Single(ParticipantCsv.Read("Name,Email\nJo \"Joey\" Smith,jo@example.org").People).Details.Name);

    [Fact]
    public void A_thousand_broken_rows_are_a_thousand_errors_and_no_delay()
    {
        var csv = "Name,Email\n" + string.Concat(Enumerable.Repeat("\"Bob,bob@example.org\n", 1_000)) + "Ann,ann@example.org";

        var import = ParticipantCsv.Read(csv);

        Assert.Equal("Ann", Assert.Single(import.People).Details.Name);
        Assert.Equal(1_000, import.RejectedRows);
    }
}
