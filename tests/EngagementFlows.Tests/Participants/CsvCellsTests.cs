using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Participants;

public sealed class CsvCellsTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+447700900123")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string cell) =>
        Assert.Equal("'" + cell, CsvCells.Neutralise(cell));

    [Theory]
    [InlineData("")]
    [InlineData("Jo O'Neill")]
    [InlineData("'t Hooft")]
    [InlineData("a=b")]
    public void A_harmless_cell_stays_as_it_is(string cell)
    {
        Assert.Equal(cell, CsvCells.Neutralise(cell));
        Assert.Equal(cell, CsvCells.Restore(cell));
    }

    [Property]
    public Property Every_cell_comes_back_and_none_that_goes_out_is_run()
    {
        var cells = Gen.Elements('\'', '=', '+', '-', '@', '\t', '\r', 'a', '1', ' ').ArrayOf().Select(characters => new string(characters));
        return Prop.ForAll(Arb.From(cells), cell =>
        {
            var exported = CsvCells.Neutralise(cell);
            return CsvCells.Restore(exported) == cell && exported is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
        });
    }
}
