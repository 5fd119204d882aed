using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Messaging;

/// <summary>
/// Bank holidays of the parts of the United Kingdom, from <c>uk-bank-holidays.json</c> beside this code: lists of ISO dates under the
/// names that GOV.UK gives them. The government announces them two or three years ahead: a day after the last year in the file is no
/// holiday here, whatever it will be, until the file is renewed. Where Christmas Day, Boxing Day or New Year's Day falls on a weekend the
/// lists have only the working day in its place; the day itself is quiet, too.
/// </summary>
public static class BankHolidays
{
    private static readonly FrozenDictionary<string, FrozenSet<LocalDate>> ByDivision = Read();

    /// <summary><c>england-and-wales</c>, <c>scotland</c> and <c>northern-ireland</c>.</summary>
    public static IEnumerable<string> Divisions => ByDivision.Keys.Order(StringComparer.Ordinal);

    /// <param name="division">One of <see cref="Divisions"/>; null for no holidays at all.</param>
    public static IReadOnlySet<LocalDate> Of(string? division) => division is null ? FrozenSet<LocalDate>.Empty : ByDivision[division];

    private static FrozenDictionary<string, FrozenSet<LocalDate>> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Messaging", "uk-bank-holidays.json");
        var dates = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(file)) ?? throw new InvalidDataException($"{file} is empty.");
        return dates.ToFrozenDictionary(
            division => division.Key,
            division => WithTheFeasts(division.Value.Select(date => LocalDatePattern.Iso.Parse(date).Value)),
            StringComparer.Ordinal);
    }

    private static FrozenSet<LocalDate> WithTheFeasts(IEnumerable<LocalDate> listed)
    {
        var days = listed.ToList();
        var feasts = days.Select(day => day.Year).Distinct().SelectMany(year => new LocalDate[] { new(year, 1, 1), new(year, 12, 25), new(year, 12, 26) });
        return days.Concat(feasts).ToFrozenSet();
    }
}
