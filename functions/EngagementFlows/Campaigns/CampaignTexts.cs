using FluentValidation;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Campaigns;

/// <summary>The dates, times and durations of a campaign file as texts: whether they can be read, and the rules that say so.</summary>
internal static class CampaignTexts
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    internal static LocalDateTime? Local(string? text) => Minutes.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;

    internal static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>
    /// A duration's length; null where it is none, not above zero, or in months or years: these have no one length, and
    /// <c>P1M</c> is more often meant as a minute.
    /// </summary>
    internal static Duration? LengthOf(string? text) =>
        PeriodPattern.NormalizingIso.Parse(text ?? "") is { Success: true, Value: { Years: 0, Months: 0 } period } && period.ToDuration() is var length && length > NodaTime.Duration.Zero
            ? length
            : null;

    internal static IRuleBuilderOptions<T, string> TimeOfDay<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => Clock.Parse(text ?? "").Success).WithMessage("Write a time of day as HH:mm, such as 09:30.");

    internal static IRuleBuilderOptions<T, string> LocalDateTime<T>(this IRuleBuilder<T, string> rule, DateTimeZone? zone) => rule
        .Must(text => Local(text) is not null).WithMessage("Write a local date and time without a zone, such as 2026-12-10T10:00.")
        .Must(text => zone is null || Local(text) is not { } local || zone.MapLocal(local).Count > 0)
        .WithMessage("There is no such time on that day: the clocks go forward over it.");

    internal static IRuleBuilderOptions<T, string> Duration<T>(this IRuleBuilder<T, string> rule, int mostDays) => rule
        .Must(text => LengthOf(text) is not null).WithMessage("Write an ISO 8601 duration of weeks, days, hours or minutes, such as P4D for four days or PT2H for two hours.")
        .Must(text => LengthOf(text) is not { } length || length <= NodaTime.Duration.FromDays(mostDays)).WithMessage($"This is longer than {mostDays} days.");

    /// <summary>A term of months or years, which consents are counted in: <c>P2Y</c>, <c>P6M</c>, <c>P90D</c>.</summary>
    internal static IRuleBuilderOptions<T, string> Term<T>(this IRuleBuilder<T, string> rule, int mostYears) => rule
        .Must(text => text is null || (PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: { HasTimeComponent: false } term } && new LocalDate(2000, 1, 1) + term is var end && end > new LocalDate(2000, 1, 1) && end <= new LocalDate(2000 + mostYears, 1, 1)))
        .WithMessage($"Write how long the consent lasts as an ISO 8601 duration of days, weeks, months or years, such as P2Y for two years; at most {mostYears} years.");

    internal static IRuleBuilderOptions<T, string> Length<T>(this IRuleBuilder<T, string> rule, int longest) =>
        rule.Must(text => text is null || text.Length <= longest).WithMessage($"The text has more than {longest} characters: it would not fit into a text message.");

    internal static IRuleBuilderOptions<T, string> Key<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches("^[a-z0-9][a-z0-9-]{0,40}$").WithMessage("A key is small letters, digits and hyphens, such as later-stages; answers are kept under it.");
}
