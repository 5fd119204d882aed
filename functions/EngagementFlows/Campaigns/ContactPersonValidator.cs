using EngagementFlows.Contacts;
using EngagementFlows.Replies;
using FluentValidation;

namespace EngagementFlows.Campaigns;

/// <summary>Whoever is named can be reached by those who read the name.</summary>
internal sealed class ContactPersonValidator : AbstractValidator<ContactPersonFile>
{
    private const int LongestPhone = 30;

    internal ContactPersonValidator()
    {
        RuleFor(contact => contact.Name).NotEmpty().WithMessage("Say whom participants can talk to.").MaximumLength(100);
        // A landline or a switchboard will do: nobody is texted there.
        RuleFor(contact => contact.Phone).Must(phone => phone is null || (phone.Length <= LongestPhone && phone.Count(char.IsAsciiDigit) >= 5))
            .WithMessage("This is not a phone number; write it as people are to read it, such as 029 2000 0000.");
        RuleFor(contact => contact.Email).Must(email => email is null || EmailAddress.Parse(email).Address is not null).WithMessage("This is not an email address.");
        RuleFor(contact => contact).Must(contact => contact.Phone is not null || contact.Email is not null).OverridePropertyName("phone")
            .WithMessage("Give a phone number or an email address at which this person can be reached.");
        RuleFor(contact => contact.When!).SetValidator(new LocalizedTextValidator(80)).When(contact => contact.When is not null);
    }
}

/// <summary>Where the privacy notice is, in each language: people may choose to read it in either.</summary>
internal sealed class PrivacyNoticeValidator : AbstractValidator<LocalizedText>
{
    private const int LongestAddress = 120;
    private const string Advice = "Write the address of the privacy notice, which starts with https://. Where there is one page for both languages, write it twice.";

    internal PrivacyNoticeValidator()
    {
        RuleFor(notice => notice.En).Must(IsWebAddress).WithMessage(Advice).Length(LongestAddress);
        RuleFor(notice => notice.Cy).Must(IsWebAddress).WithMessage(Advice).Length(LongestAddress);
    }

    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && address == address.Trim() && !address.Any(char.IsWhiteSpace);
}

/// <summary>An answer that the campaign holds for a question that people ask again and again.</summary>
internal sealed class EverydayAnswerValidator : AbstractValidator<KeyValuePair<string, LocalizedText>>
{
    private const int LongestAnswer = 300;

    internal EverydayAnswerValidator()
    {
        RuleFor(answer => answer.Key).Must(EverydayAnswers.Named.ContainsKey).OverridePropertyName("")
            .WithMessage($"There is no such question. There are: {EverydayAnswers.Listed}.");
        RuleFor(answer => answer.Value).NotNull().SetValidator(new LocalizedTextValidator(LongestAnswer)).OverridePropertyName("");
    }
}
