using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>The end of the demo on the screen: the funnel, one person's timeline, the feedback, and where to look next.</summary>
internal static class DemoScreen
{
    /// <summary>The width of the timeline's other columns and its borders.</summary>
    private const int TimelineColumns = 62;

    public static void Show(IAnsiConsole console, DemoResult result, IReadOnlyList<string> differences)
    {
        ShowImport(console, result.Import);
        ShowFunnel(console, result);
        ShowTimeline(console, result.Timeline);
        ShowFeedback(console, result.Report);
        console.WriteLine();
        if (differences.Count == 0)
        {
            console.MarkupLine("[green]The campaign ended as scripted.[/]");
        }
        else
        {
            console.MarkupLine("[red]The campaign did not end as scripted:[/]");
            foreach (var difference in differences)
            {
                console.WriteLine($"  {difference}");
            }
        }

        console.WriteLine();
        console.WriteLine("Where to look next: ./flows run keeps the sample running in real time on http://127.0.0.1:7071 (try /api/openapi.json");
        console.WriteLine("and /local/outbox); README.md has the API by example; ./flows test proves all of it.");
    }

    private static void ShowImport(IAnsiConsole console, JsonNode import)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]Import[/]: {import["imported"]} imported, {import["unchanged"]} unchanged, and these faults, by line:");
        foreach (var problem in import["rejected"]!.AsArray())
        {
            console.WriteLine($"  line {problem!["line"]} rejected, {problem["column"]}: {problem["error"]}");
        }

        foreach (var problem in import["warnings"]!.AsArray())
        {
            console.WriteLine($"  line {problem!["line"]} imported with a warning, {problem["column"]}: {problem["error"]}");
        }
    }

    private static void ShowFunnel(IAnsiConsole console, DemoResult result)
    {
        console.WriteLine();
        var funnel = result.Report["funnel"]!;
        var chart = new BarChart().Width(70).Label("[bold]Funnel[/]").LeftAlignLabel();
        foreach (var (figure, label, colour) in new[]
        {
            ("imported", "imported", Color.Grey), ("invited", "invited", Color.Grey), ("answered", "answered", Color.Blue), ("accepted", "coming", Color.Green), ("declined", "cannot come", Color.Yellow),
            ("tentative", "not sure", Color.Yellow), ("silent", "silent", Color.Yellow), ("withdrawn", "withdrew", Color.Yellow), ("came", "came", Color.Green), ("gaveFeedback", "gave feedback", Color.Green),
        })
        {
            chart.AddItem(label, (int)funnel[figure]!, colour);
        }

        console.Write(chart);
        var messages = result.Campaign["messages"]!;
        console.WriteLine($"{messages["sent"]} messages sent, {messages["received"]} received, {messages["skipped"]} planned ones not sent, each with a reason; {result.Inbox.Count} went to the team's inbox.");
    }

    private static void ShowTimeline(IAnsiConsole console, JsonNode timeline)
    {
        console.WriteLine();
        var table = new Table().Border(TableBorder.Simple).Title($"[bold]Timeline of {Markup.Escape((string)timeline["name"]!)}[/]").AddColumn(new TableColumn("when").NoWrap()).AddColumn(new TableColumn("what").NoWrap()).AddColumn(new TableColumn("step").NoWrap()).AddColumn(new TableColumn("text or reason").NoWrap());
        foreach (var line in timeline["timeline"]!.AsArray())
        {
            var text = (string?)line!["what"] is "sent" or "received" ? (string?)line["subject"] ?? (string?)line["text"] : (string?)line["reason"];
            table.AddRow(
                DateTimeOffset.Parse((string)line["at"]!, CultureInfo.InvariantCulture).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture),
                (string)line["what"]!,
                Markup.Escape((string?)line["step"] ?? ""),
                Markup.Escape(Shorten(text ?? "", console.Profile.Width - TimelineColumns)));
        }

        console.Write(table);
    }

    private static void ShowFeedback(IAnsiConsole console, JsonNode report)
    {
        var table = new Table().Border(TableBorder.Simple).Title("[bold]Feedback, from 1 (not at all) to 5 (fully)[/]").AddColumns("statement", "average", "answers");
        foreach (var figure in report["statements"]!.AsArray())
        {
            table.AddRow(Markup.Escape((string)figure!["statement"]!["en"]!), $"{figure["average"]}", $"{figure["answers"]}");
        }

        console.Write(table);
    }

    private static string Shorten(string text, int width)
    {
        var line = text.ReplaceLineEndings(" ");
        var fits = Math.Max(16, width);
        return line.Length <= fits ? line : $"{line[..(fits - 1)]}…";
    }
}
