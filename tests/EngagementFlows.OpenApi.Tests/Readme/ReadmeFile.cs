using EngagementFlows.Testing;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EngagementFlows.OpenApi.Tests.Readme;

/// <param name="Line">Of README.md, from 1.</param>
/// <param name="Kind">The words after the fence: <c>bash</c>, <c>json answer</c>.</param>
public sealed record ReadmeExample(int Line, string Kind, string Text);

/// <summary>One row of a table, cell by cell, as it stands in the file.</summary>
public sealed record ReadmeRow(IReadOnlyList<string> Cells)
{
    /// <summary>What stands between the first pair of backticks of a cell; empty where there is none.</summary>
    public string Code(int cell) => Cells[cell].Split('`') is [_, var code, ..] ? code : "";
}

/// <summary>README.md, taken apart.</summary>
public static class ReadmeFile
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
    private static readonly MarkdownDocument Document = Markdown.Parse(Text, new MarkdownPipelineBuilder().UsePipeTables().Build());

    public static IReadOnlyList<ReadmeExample> Examples { get; } =
    [
        .. Document.Descendants<FencedCodeBlock>().Select(block =>
            new ReadmeExample(block.Line + 1, $"{block.Info} {block.Arguments}".Trim(), $"{block.Lines}\n")),
    ];

    /// <summary>Addresses of links, as they stand in the file.</summary>
    public static IReadOnlyList<string> Links { get; } = [.. Document.Descendants<LinkInline>().Select(link => link.Url ?? "")];

    /// <summary>The rows, without the headings, of the table whose first heading this is.</summary>
    public static IReadOnlyList<ReadmeRow> Table(string firstHeading)
    {
        var table = Document.Descendants<Table>().Single(one => Source((TableCell)((TableRow)one[0])[0]) == firstHeading);
        return [.. table.Skip(1).Cast<TableRow>().Select(row => new ReadmeRow([.. row.Cast<TableCell>().Select(Source)]))];
    }

    private static string Source(TableCell cell) => cell.Count == 0 ? "" : Text.Substring(cell[0].Span.Start, cell[0].Span.Length).Trim();
}
