using System.Globalization;
using CsvHelper;
using EngagementFlows.AccessNeeds;
using EngagementFlows.Participants;

namespace EngagementFlows.Reports;

/// <summary>The report as a table of section, item and value. Cells that a spreadsheet would run are neutralised.</summary>
public static class ReportCsv
{
    public static string Write(CampaignReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true))
        {
            Row(csv, "section", "item", "value");
            foreach (var (section, item, value) in Rows(report))
            {
                Row(csv, section, item, value);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Section, string Item, string Value)> Rows(CampaignReport report)
    {
        foreach (var count in typeof(Funnel).GetProperties().Where(property => property.PropertyType == typeof(int)))
        {
            yield return ("funnel", count.Name, $"{count.GetValue(report.Funnel)}");
        }

        foreach (var figure in typeof(MessageFigures).GetProperties())
        {
            yield return ("messages", figure.Name, string.Create(CultureInfo.InvariantCulture, $"{figure.GetValue(report.Messages)}"));
        }

        foreach (var answer in report.OpeningAnswers)
        {
            yield return ("opening question", "answer", answer);
        }

        yield return ("answers in own words", "to look at", $"{report.AnswersToLookAt}");
        foreach (var figure in report.Statements)
        {
            yield return ("statement, average", figure.Statement.En, figure.Average?.ToString("0.00", CultureInfo.InvariantCulture) ?? "");
            yield return ("statement, answers", figure.Statement.En, $"{figure.Answers}");
        }

        foreach (var barrier in report.Barriers)
        {
            yield return ("barrier, people", barrier.Text.En, $"{barrier.People}");
        }

        foreach (var thing in report.OneThingToChange)
        {
            yield return ("one thing to change", "answer", thing);
        }

        foreach (var comment in report.Comments)
        {
            yield return ("comment with the ratings", "answer", comment);
        }

        foreach (var consent in report.Consents)
        {
            yield return ("consent, given", consent.Purpose, $"{consent.Given}");
            yield return ("consent, refused", consent.Purpose, $"{consent.Refused}");
            yield return ("consent, not answered", consent.Purpose, $"{consent.NotAnswered}");
        }

        foreach (var count in report.AccessNeedCounts)
        {
            yield return ("access needs, people", NeedKinds.Names[count.Kind], $"{count.People}");
            yield return ("access needs, not met", NeedKinds.Names[count.Kind], $"{count.Unmet}");
        }

        foreach (var need in report.AccessNeeds)
        {
            yield return ("access needs", need.Name, string.Join("; ", need.Needs.Append(need.Supporter is null ? null : $"supporter: {need.Supporter}").Append(need.InTheirWords).OfType<string>()));
        }

        foreach (var person in report.NotReached)
        {
            yield return ("not reached", person.Name, person.Reason);
        }
    }

    private static void Row(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(CsvCells.Neutralise(cell));
        }

        csv.NextRecord();
    }
}
