using System.Collections.Immutable;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;

namespace EngagementFlows.Participants;

/// <summary>A team's correction, checked: what it changes of a person and what the journey hears of it. Pure.</summary>
internal sealed record Correction(string Reason, Partstat? Partstat, ParticipantDetails? Details, bool? Withdrawn)
{
    public Dictionary<string, string[]> Errors { get; } = [];

    /// <summary>How many come with them; null where that stays.</summary>
    public int? Companions { get; private init; }

    /// <summary>Whether they come by video; null where that stays.</summary>
    public bool? ByVideo { get; private init; }

    /// <summary>Whether copies to their supporter, and what the supporter answers, wait; null where that stays.</summary>
    public bool? SupporterWaits { get; private init; }

    public bool ChangesTheirNight { get; private init; }

    /// <summary>They come back, and whoever has lost a place meanwhile is asked again.</summary>
    public bool AsksAgain { get; init; }

    public bool GivesUpThePlace => Withdrawn == true || Partstat is Journeys.Partstat.Declined or Journeys.Partstat.Tentative or Journeys.Partstat.NeedsAction;

    /// <summary>How they come is recorded with the answer, and one place for it asked for.</summary>
    public bool IsOneWithTheAnswer => Partstat is not null;

    public static Correction Read(ParticipantPatch patch, Participant person)
    {
        var details = person.Details;
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(patch.Reason))
        {
            errors["reason"] = ["Say in a few words why; it is kept with the change."];
        }

        if (patch.Partstat is not null && PartstatNames.Read(patch.Partstat) is null)
        {
            errors["partstat"] = ["Must be NEEDS-ACTION, ACCEPTED, DECLINED or TENTATIVE."];
        }

        if (patch.Phone is not null)
        {
            var phone = PhoneNumber.Parse(patch.Phone);
            details = details with { Phone = phone.Number };
            if (phone.Problem is { } problem)
            {
                errors["phone"] = [problem.Message];
            }
        }

        if (patch.Email is not null)
        {
            var email = EmailAddress.Parse(patch.Email);
            details = details with { Email = email.Address };
            if (email.Problem is { } problem)
            {
                errors["email"] = [problem.Message];
            }
        }

        if (patch.Companions is < 0 or > Places.BringSomebody.Most)
        {
            errors["companions"] = [$"Say how many come with this person: 0 to {Places.BringSomebody.Most}."];
        }

        details = WithTheirNight(details, patch, errors);
        if (patch is { Partstat: null, Phone: null, Email: null, Withdrawn: null, TimeZone: null, QuietHours: null, Companions: null, ByVideo: null, SupporterWaits: null } && errors.Count == 0)
        {
            errors["$"] = ["Give at least one of partstat, phone, email, withdrawn, timeZone, quietHours, companions, byVideo and supporterWaits."];
        }

        var correction = new Correction(patch.Reason ?? "", PartstatNames.Read(patch.Partstat), details == person.Details ? null : details, patch.Withdrawn)
        {
            Companions = patch.Companions,
            ByVideo = patch.ByVideo,
            SupporterWaits = patch.SupporterWaits,
            ChangesTheirNight = (details.TimeZone, details.QuietHours) != (person.Details.TimeZone, person.Details.QuietHours),
        };
        foreach (var error in errors)
        {
            correction.Errors.Add(error.Key, error.Value);
        }

        return correction;
    }

    private static ParticipantDetails WithTheirNight(ParticipantDetails details, ParticipantPatch patch, Dictionary<string, string[]> errors)
    {
        if (patch.TimeZone is { } zone)
        {
            details = details with { TimeZone = TimeZoneText.Read(zone) };
            if (details.TimeZone is null && !string.IsNullOrWhiteSpace(zone))
            {
                errors["timeZone"] = [TimeZoneText.Expected];
            }
        }

        if (patch.QuietHours is { } hours)
        {
            details = details with { QuietHours = PersonalQuietHours.Read(hours.Text) };
            if (details.QuietHours is null && hours.Text.Length > 0)
            {
                errors["quietHours"] = ["Write from and until as times of day, such as 21:00 and 08:00; leave out both for the campaign's hours."];
            }
        }

        return details;
    }

    public Participant Apply(Participant before, PlaceStanding place, DateTimeOffset now)
    {
        var after = Coming(WithQuestions(before, now)) with
        {
            Details = Details ?? before.Details,
            Unusable = Details is null ? before.Unusable : before.Unusable.Where(channel => Details.AddressFor(channel) == before.Details.AddressFor(channel)).ToImmutableHashSet(),
            Partstat = Partstat ?? before.Partstat,
            AnsweredAt = Partstat switch { null => before.AnsweredAt, Journeys.Partstat.NeedsAction => null, _ => now },
            Place = place,
            SupporterPausedAt = SupporterWaits switch { true => before.SupporterPausedAt ?? now, false => null, null => before.SupporterPausedAt },
            Withdrawal = Withdrawn switch { true => Withdrawal.ByTeam, false => Withdrawal.None, null => before.Withdrawal },
        };
        return AsksAgain ? after.ComingBack() : after;
    }

    /// <summary>The person, coming as the correction says; where it has an answer, too.</summary>
    public Participant Coming(Participant before) => IsOneWithTheAnswer ? Places.BringSomebody.With(before, Companions, ByVideo) : before;

    private Participant WithQuestions(Participant before, DateTimeOffset now) =>
        Withdrawn == true ? before.Closing(one => one.AnsweredAt is null)
        : Partstat is null ? before
        : Partstat == Journeys.Partstat.NeedsAction ? before.AskedAnew()
        : before.Answering(QuestionKind.Rsvp, null, now);

    public IEnumerable<JourneyEvent> Events(string id, PlaceStanding place)
    {
        if (Withdrawn == false)
        {
            // First, so that what follows from the answer is not for somebody who has withdrawn.
            yield return new JourneyEvent($"{id}:rejoined", JourneyEventKind.Rejoined);
        }

        if (Partstat is not null)
        {
            yield return new JourneyEvent($"{id}:answer", JourneyEventKind.Corrected) { Partstat = Partstat, Place = place };
        }

        if (ChangesTheirNight)
        {
            yield return new JourneyEvent($"{id}:night", JourneyEventKind.NightChanged);
        }

        if (Withdrawn == true)
        {
            yield return new JourneyEvent($"{id}:withdrawn", JourneyEventKind.Withdrawn) { Withdrawal = Withdrawal.ByTeam, Place = place };
        }
    }
}
