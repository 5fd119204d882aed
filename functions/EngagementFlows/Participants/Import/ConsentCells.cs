using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;

namespace EngagementFlows.Participants.Import;

/// <summary>
/// The cells that say what allows marketing: <c>2026-03-01 sign-up sheet at the library</c> for a consent, <c>no</c> for a refusal, and for a
/// charity's soft opt-in the day and the place. What has no date proves nothing and is not taken.
/// </summary>
internal sealed partial class ConsentCells
{
    private const int Longest = 200;

    private readonly RawPerson row;
    private readonly List<ImportProblem> warnings = [];

    internal ConsentCells(RawPerson row)
    {
        this.row = row;
        Consents = [.. new[] { Consent(ImportColumn.ConsentSms, ConsentPurposes.Sms), Consent(ImportColumn.ConsentEmail, ConsentPurposes.Email) }.OfType<ImportedConsent>()];
        SoftOptIn = Soft();
    }

    internal IReadOnlyList<ImportedConsent> Consents { get; }

    internal SoftOptIn? SoftOptIn { get; }

    internal IReadOnlyList<ImportProblem> Warnings => warnings;

    private ImportedConsent? Consent(ImportColumn column, string purpose)
    {
        var text = Characters.OneLine(row.Cell(column));
        if (text.Length == 0)
        {
            return null;
        }

        if (TextFolding.Fold(text) is "no" or "n" or "na" or "nage" or "refused" or "false")
        {
            return new ImportedConsent(purpose, Given: false, null, "the list says no");
        }

        if (Dated(text) is { } dated && dated.Words.Length > 0)
        {
            return new ImportedConsent(purpose, Given: true, dated.On, dated.Words);
        }

        Warn(column, "Write the day on which the person consented and then how, such as 2026-03-01 sign-up sheet at the library; or no. Until then there is no consent on record.");
        return null;
    }

    private SoftOptIn? Soft()
    {
        var text = Characters.OneLine(row.Cell(ImportColumn.SoftOptIn));
        if (text.Length == 0)
        {
            return null;
        }

        if (Dated(text) is { } dated && dated.Words.Length > 0)
        {
            return new SoftOptIn(dated.On, dated.Words);
        }

        Warn(ImportColumn.SoftOptIn, "Write the day on which the person gave you their details and then where, such as 2026-03-01 open day in Cardiff. Until then there is no soft opt-in on record.");
        return null;
    }

    private static (DateOnly On, string Words)? Dated(string text)
    {
        var found = DayFirst().Match(text);
        string[] formats = ["yyyy-MM-dd", "d/M/yyyy"];
        return found.Success && found.Groups["words"].Length <= Longest
            && DateOnly.TryParseExact(found.Groups["day"].ValueSpan, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (day, found.Groups["words"].Value)
                : null;
    }

    private void Warn(ImportColumn column, string warning) => warnings.Add(new ImportProblem(row.Line, row.Label(column), warning));

    [GeneratedRegex(@"^(?:yes|ie|oes)?[\s,;:]*(?<day>\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})[\s,;:\-]*(?<words>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();
}
