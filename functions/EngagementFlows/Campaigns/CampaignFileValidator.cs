using System.Text.Json;
using EngagementFlows.Messaging;
using EngagementFlows.Safeguarding;
using FluentValidation;
using FluentValidation.Results;
using NodaTime;

namespace EngagementFlows.Campaigns;

/// <summary>
/// Whether a filled-in campaign file (<see cref="CampaignFiles"/>) can be run. Every fault at once, each under its member's path
/// in the JSON: <c>meeting.replyBy</c>, <c>consents[1].wording.cy</c>.
/// </summary>
public sealed class CampaignFileValidator : AbstractValidator<CampaignFile>
{
    private const int MostWaitingDays = 366;

    public CampaignFileValidator()
    {
        RuleFor(file => file.Id).Matches("^[a-z0-9][a-z0-9-]{0,62}$")
            .WithMessage("The id is 1 to 63 small letters, digits and hyphens, such as power-of-co-production; it stands in addresses.");
        RuleFor(file => file.Flow).Must(flow => CampaignFiles.FlowNames.Contains(flow))
            .WithMessage(file => $"There is no flow called \"{file.Flow}\". There is: {string.Join(", ", CampaignFiles.FlowNames)}.");
        RuleFor(file => file.Organisation).SetValidator(new LocalizedTextValidator(60));
        RuleFor(file => file.ShortName!).SetValidator(new LocalizedTextValidator(25)).When(file => file.ShortName is not null);
        RuleFor(file => file.OrganisationType).Must(type => type is null or MessageClasses.Charity or MessageClasses.PublicBody)
            .WithMessage($"Write {MessageClasses.Charity} or {MessageClasses.PublicBody}, or leave it out.");
        RuleFor(file => file.TimeZone).Must(zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "") is not null)
            .WithMessage("This is not an IANA time zone; write one such as Europe/London.");
        RuleFor(file => file.QuietHours.From).TimeOfDay();
        RuleFor(file => file.QuietHours.Until).TimeOfDay();
        RuleFor(file => file.QuietHours.BankHolidays).Must(division => division is null || BankHolidays.Divisions.Contains(division))
            .WithMessage($"Write whose bank holidays are quiet all day: {string.Join(", ", BankHolidays.Divisions)}; or leave it out for none.");
        RuleFor(file => file.MessagesADay).InclusiveBetween(1, 10)
            .WithMessage("We start between 1 and 10 messages a day with one person; 2 is enough for most.");
        RuleFor(file => file.Budget!.Amount).Must(amount => amount is >= 0 and <= 1_000_000 && decimal.Round(amount.Value, 2) == amount)
            .When(file => file.Budget is not null).WithMessage("Write the budget in pounds, with at most two decimals, from 0 to 1,000,000.");
        RuleFor(file => file.Meeting).SetValidator(file => new MeetingFileValidator(file));
        RuleForEach(file => file.Invitation.RemindAfter).Duration(MostWaitingDays);
        RuleFor(file => file.Invitation.RemindAfter).Must(AreRising)
            .WithMessage("Each reminder comes later than the one before it; none of them twice.");
        RuleFor(file => file.Invitation.OtherChannelAfter).Duration(MostWaitingDays);
        RuleFor(file => file.AccessNeeds.WaitFor).Duration(MostWaitingDays);
        RuleForEach(file => file.AccessNeeds.RemindTeam).Duration(MostWaitingDays);
        RuleFor(file => file.AccessNeeds.RemindTeam).Must(AreDistinct)
            .WithMessage("The team would be told twice at the same time.");
        RuleForEach(file => file.Consents).NotNull().SetValidator(new ConsentPurposeValidator());
        RuleFor(file => file.Consents).Must(consents => AreDistinct(consents.Select(consent => consent?.Purpose)))
            .WithMessage("Two consents have the same purpose. Each purpose is asked once.");
        RuleForEach(file => file.Classes).OverrideIndexer((_, _, one, _) => $".{one.Key}").SetValidator(file => new MessageClassValidator(file));
        RuleFor(file => file.OpeningQuestion.Before).Duration(MostWaitingDays);
        RuleFor(file => file.OpeningQuestion.Text).SetValidator(new LocalizedTextValidator(200));
        RuleForEach(file => file.Reminders.Before).Duration(MostWaitingDays);
        RuleFor(file => file.Reminders.Before).Must(AreDistinct)
            .WithMessage("Two reminders would go at the same time.");
        RuleFor(file => file.Feedback).SetValidator(new FeedbackFileValidator());
        RuleFor(file => file.FollowUp.MaterialsAfter).Duration(MostWaitingDays);
        RuleFor(file => file.FollowUp.OutcomesWithin).Duration(MostWaitingDays);
        RuleFor(file => file.Safeguarding!).SetValidator(new SafeguardingFileValidator()).When(file => file.Safeguarding is not null);
        RuleFor(file => file.Contact!).SetValidator(new ContactPersonValidator()).When(file => file.Contact is not null);
        RuleFor(file => file.WhyYou!).SetValidator(new LocalizedTextValidator(120)).When(file => file.WhyYou is not null);
        RuleFor(file => file.PrivacyNotice!).SetValidator(new PrivacyNoticeValidator()).When(file => file.PrivacyNotice is not null);
        RuleForEach(file => file.EverydayAnswers).OverrideIndexer((_, _, one, _) => $".{one.Key}").SetValidator(new EverydayAnswerValidator());
    }

    public override ValidationResult Validate(ValidationContext<CampaignFile> context) => WithJsonPaths(base.Validate(context));

    public override async Task<ValidationResult> ValidateAsync(ValidationContext<CampaignFile> context, CancellationToken cancellation = default) =>
        WithJsonPaths(await base.ValidateAsync(context, cancellation));

    private static ValidationResult WithJsonPaths(ValidationResult result)
    {
        foreach (var error in result.Errors)
            error.PropertyName = string.Join('.', error.PropertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
        return result;
    }

    private static bool AreRising(IReadOnlyList<string> durations)
    {
        var lengths = durations.Select(CampaignTexts.LengthOf).ToList();
        return lengths.Contains(null) || lengths.Zip(lengths.Skip(1)).All(pair => pair.First < pair.Second);
    }

    private static bool AreDistinct(IEnumerable<string?> texts)
    {
        var all = texts.ToList();
        return all.Distinct().Count() == all.Count;
    }
}
