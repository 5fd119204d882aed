using EngagementFlows.Consent;
using EngagementFlows.Messaging;
using FluentValidation;
using NodaTime;

namespace EngagementFlows.Campaigns;

/// <summary>A text that people will read, in both languages: Welsh may not be the one that is left out.</summary>
internal sealed class LocalizedTextValidator : AbstractValidator<LocalizedText>
{
    internal LocalizedTextValidator(int longest)
    {
        RuleFor(text => text.En).NotEmpty().WithMessage("Write the text in English.").Length(longest);
        RuleFor(text => text.Cy).NotEmpty().WithMessage("Write the text in Welsh: people may choose to read it in either language.").Length(longest);
        RuleFor(text => text.EnEasy!).NotEmpty().WithMessage("Write the easy-read text in English, or leave cy-easy out too.").Length(longest)
            .When(text => text.EnEasy is not null || text.CyEasy is not null).OverridePropertyName("en-easy");
        RuleFor(text => text.CyEasy!).NotEmpty().WithMessage("Write the easy-read text in Welsh, or leave en-easy out too.").Length(longest)
            .When(text => text.EnEasy is not null || text.CyEasy is not null).OverridePropertyName("cy-easy");
    }
}

internal sealed class MeetingFileValidator : AbstractValidator<MeetingFile>
{
    private static readonly Period LongestMeeting = Period.FromDays(3);

    internal MeetingFileValidator(CampaignFile file)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(file.TimeZone ?? "");
        RuleFor(meeting => meeting.Title).SetValidator(new LocalizedTextValidator(80));
        RuleFor(meeting => meeting.Place).SetValidator(new LocalizedTextValidator(120));
        RuleFor(meeting => meeting.Start).LocalDateTime(zone);
        RuleFor(meeting => meeting.End).LocalDateTime(zone)
            .Must((meeting, end) => CampaignTexts.Local(meeting.Start) is not { } start || CampaignTexts.Local(end) is not { } until || (until > start && until <= start + LongestMeeting))
            .WithMessage("The meeting ends after it starts, and within three days.");
        RuleFor(meeting => meeting.VideoLink)
            .Must(link => link is null || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            .WithMessage("The video link is an address that starts with https://.");
        RuleFor(meeting => meeting.AskRoomOrVideo).Must((meeting, asks) => !asks || !string.IsNullOrEmpty(meeting.VideoLink))
            .WithMessage("People can be asked whether they come to the room or by video only where there is a link: write it in meeting.videoLink, or leave askRoomOrVideo out.");
        RuleFor(meeting => meeting.Places).InclusiveBetween(1, 100_000).WithMessage("Say how many places there are, supporters counted: at least 1.");
        RuleFor(meeting => meeting.ReplyBy)
            .Must(date => CampaignTexts.Date(date) is not null).WithMessage("Write the last day for answers as a date, such as 2026-12-01.")
            .Must((meeting, date) => CampaignTexts.Local(meeting.Start) is not { } start || CampaignTexts.Date(date) is not { } last || last <= start.Date)
            .WithMessage("Answers are asked for by the day of the meeting at the latest.");
    }
}

internal sealed class ConsentPurposeValidator : AbstractValidator<ConsentPurposeFile>
{
    internal ConsentPurposeValidator()
    {
        RuleFor(consent => consent.Purpose).Key();
        RuleFor(consent => consent.Version).GreaterThanOrEqualTo(1).WithMessage("The version of the wording counts from 1, up by one with every change.");
        RuleFor(consent => consent.Wording).SetValidator(new LocalizedTextValidator(250));
        RuleFor(consent => consent.Controller!).SetValidator(new LocalizedTextValidator(60)).When(consent => consent.Controller is not null);
        RuleFor(consent => consent.Lasts!).Term(10);
        RuleFor(consent => consent.Partners).NotEmpty().When(consent => consent.Purpose == ConsentPurposes.Share)
            .WithMessage("Name the partners with whom things are shared: nobody can agree to sharing with anybody.");
        RuleForEach(consent => consent.Partners).NotNull().SetValidator(new LocalizedTextValidator(60));
        RuleForEach(consent => consent.Partners)
            .Must((consent, partner) => partner is null || (Names(consent.Wording.En, partner.En) && Names(consent.Wording.Cy, partner.Cy)))
            .WithMessage("The wording does not name this partner. Write the name into it as it stands here, in both languages: people agree to what they read.");
    }

    private static bool Names(string? wording, string? partner) => wording?.Contains(partner ?? "", StringComparison.OrdinalIgnoreCase) != false;
}

internal sealed class FeedbackFileValidator : AbstractValidator<FeedbackFile>
{
    // Answers are given by number in one text message; nobody rates ten things in one.
    private const int MostStatements = 6;
    private const int MostBarriers = 9;

    internal FeedbackFileValidator()
    {
        RuleFor(feedback => feedback.At).TimeOfDay();
        RuleFor(feedback => feedback.AgainAfter).Duration(60);
        RuleFor(feedback => feedback.Statements).Must(statements => statements.Count is >= 1 and <= MostStatements)
            .WithMessage($"There are 1 to {MostStatements} statements.");
        RuleForEach(feedback => feedback.Statements).NotNull().SetValidator(new LocalizedTextValidator(120));
        RuleFor(feedback => feedback.Barriers).Must(barriers => barriers.Count is >= 1 and <= MostBarriers)
            .WithMessage($"There are 1 to {MostBarriers} barriers to choose from.");
        RuleFor(feedback => feedback.Barriers).Must(barriers => barriers.Select(barrier => barrier?.Key).Distinct().Count() == barriers.Count)
            .WithMessage("Two barriers have the same key.");
        RuleForEach(feedback => feedback.Barriers).NotNull().ChildRules(barrier =>
        {
            barrier.RuleFor(one => one.Key).Key();
            barrier.RuleFor(one => one.Text).NotNull().SetValidator(new LocalizedTextValidator(60));
        });
        RuleFor(feedback => feedback.OneThing).SetValidator(new LocalizedTextValidator(200));
    }
}

/// <summary>What kind of message a campaign says one of its messages is.</summary>
internal sealed class MessageClassValidator : AbstractValidator<KeyValuePair<string, MessageClassFile>>
{
    internal MessageClassValidator(CampaignFile file)
    {
        RuleFor(one => one.Key).Must(template => Templates.Steps.Contains(template))
            .WithMessage(one => $"There is no message \"{one.Key}\". There is: {string.Join(", ", Templates.Steps)}.");
        RuleFor(one => one.Value).Must(value => MessageClasses.ClassOf(value?.Class) is not null)
            .WithMessage("Say of which class it is: service, research or marketing.");
        RuleFor(one => one.Value).Must(value => value?.Basis is null || MessageClasses.BasisOf(value.Basis) is not null)
            .WithMessage($"Write the basis as one of {string.Join(", ", MessageClasses.Bases)}; or leave it out for the usual one.");
        RuleFor(one => one.Value).Must(value => MessageClasses.ClassOf(value?.Class) != MessageClass.Marketing || value!.Basis is null or "consent" or "soft-opt-in")
            .WithMessage("Marketing by text or email is allowed by consent, or by a charity's soft opt-in: write consent or soft-opt-in.");
        RuleFor(one => one.Value).Must(value => value?.Basis != "soft-opt-in" || file.OrganisationType == MessageClasses.Charity)
            .WithMessage("The soft opt-in is for charities only. Write organisationType: charity if you are one, else consent.");
        RuleFor(one => one.Value).Must((one, value) => !MessageClasses.IsAboutStopping(one.Key) || MessageClasses.ClassOf(value?.Class) != MessageClass.Marketing)
            .WithMessage("What tells somebody that their wish was heard can be no marketing.");
    }
}
