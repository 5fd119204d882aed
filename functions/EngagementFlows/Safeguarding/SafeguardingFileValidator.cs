using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using FluentValidation;

namespace EngagementFlows.Safeguarding;

/// <summary>Somebody who can really be reached: what is wrong here is found when the campaign is created, and not in the night.</summary>
internal sealed class SafeguardingFileValidator : AbstractValidator<SafeguardingFile>
{
    internal SafeguardingFileValidator()
    {
        RuleFor(contact => contact.Name).NotEmpty().WithMessage("Say who is told when a reply tells of harm.").MaximumLength(100);
        RuleFor(contact => contact.Phone).Must(phone => phone is null || PhoneNumber.Parse(phone).Number is not null)
            .WithMessage("This is not a mobile number that takes texts; write one such as 07700 900123.");
        RuleFor(contact => contact.Email).Must(email => email is null || EmailAddress.Parse(email).Address is not null)
            .WithMessage("This is not an email address.");
        RuleFor(contact => contact.Channel).Must(channel => channel is "sms" or "email").WithMessage("Must be sms or email: what is tried first.")
            .Must((contact, channel) => channel != "sms" || contact.Phone is not null).WithMessage("The channel is sms, and there is no phone number.")
            .Must((contact, channel) => channel != "email" || contact.Email is not null).WithMessage("The channel is email, and there is no email address.");
    }
}
