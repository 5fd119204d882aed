using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>What is asked just before each send. The first rule that has something to say decides.</summary>
public static class SendRules
{
    /// <summary>Messages that say again what was said before.</summary>
    private static readonly HashSet<string> Reminders = new(StringComparer.Ordinal) { "invitation-reminder", "meeting-reminder", "feedback-again" };

    /// <param name="MeetingVersion">The version of the meeting that the step was planned for.</param>
    public static SendVerdict Check(Campaign campaign, Participant person, Step step, int meetingVersion, DateTimeOffset now)
    {
        var record = person.Steps.GetValueOrDefault(step.Key);
        if (record is { IsFinal: true })
        {
            return new SendVerdict.Done(record);
        }

        if (person.ErasingSince is not null)
        {
            return new SendVerdict.Skip("is being erased");
        }

        if (record is { State: StepState.Intent or StepState.Unknown })
        {
            // Before any other rule: whoever has withdrawn since may have got it, and it may not go out again unless it surely did not.
            return record.Next > now ? new SendVerdict.NotBefore(record.Next.Value) : new SendVerdict.LookUp(record);
        }

        var to = SupporterCopies.Addressed(person, step.Key);
        // It goes to the supporter, says nothing of the person, and answers what the supporter wrote.
        var answersSupporter = step.Template == SupporterReply.Template;
        if (person.Withdrawal != Withdrawal.None && !answersSupporter && (SupporterCopies.IsCopy(step.Key) || !IsSentEvenIfOptedOut(step)))
        {
            return new SendVerdict.Skip("has withdrawn");
        }

        if (!step.LastWord)
        {
            if (campaign.State == CampaignState.Cancelled && !step.ByHand && step.Template is not (InReply.Template or SupporterReply.Template))
            {
                return new SendVerdict.Skip("the meeting was cancelled");
            }

            if (campaign.State == CampaignState.Paused || (campaign.MeetingVersion != meetingVersion && !step.ByHand))
            {
                return new SendVerdict.Reconsider();
            }

            if (person.Hold is { IsOn: true } hold && !step.ByHand && !answersSupporter)
            {
                return new SendVerdict.Held(hold.Standing);
            }

            if (step.Template == UnclearFields.Template && person.Unclear is null)
            {
                return new SendVerdict.Skip("is clear by now");
            }

            if (step.Template == ChangesToTheMeeting.Changed && MeetingChange.Of(campaign, person, step)?.IsToldBy(step) != true)
            {
                return new SendVerdict.Skip("knows the time and place as they are");
            }

            if (step is { Asks: QuestionKind.Rsvp, Template: "invitation" or "invitation-reminder" } && HasAnswered(person))
            {
                return new SendVerdict.Skip("already answered");
            }
        }

        if (person.WantsNoReminders && Reminders.Contains(step.Template))
        {
            return new SendVerdict.Skip("wants no more reminders");
        }

        if (ConsentRules.WhyNot(campaign, person, step, now) is { } reason)
        {
            return new SendVerdict.Skip(reason);
        }

        if (step is { Template: Aside.HoldingReply, Via: "sms" } && person.Withdrawal == Withdrawal.ByProviderWord)
        {
            // The provider would refuse it.
            return new SendVerdict.Skip("has withdrawn");
        }

        return ChannelChoice.For(campaign, to, step, record, now) is not { } channel ? (ChannelChoice.MayCall(campaign, to, step, now) ? ByPhone(WhenToSend(campaign, to, step, Channel.Sms, now)) : new SendVerdict.Skip(ChannelChoice.WhyNone(campaign, to, step, now)))
            : record?.Next > now ? LaterOrTooLate(step, record.Next.Value)
            : WhenToSend(campaign, to, step, channel, now);
    }

    /// <summary>
    /// The confirmation of the withdrawal, and the reply with helplines. Other last words, such as that the meeting is called off, were
    /// planned before the person withdrew.
    /// </summary>
    private static bool IsSentEvenIfOptedOut(Step step) => step is { LastWord: true, Template: Withdrawing.Template or Aside.HoldingReply };

    /// <summary>All that holds for the message holds for the call in its place.</summary>
    private static SendVerdict ByPhone(SendVerdict verdict) => verdict is SendVerdict.Go ? new SendVerdict.Call() : verdict;

    /// <summary>The day, by the clock of the person, for which a message counts.</summary>
    public static DateOnly LocalDay(Campaign campaign, Participant person, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(SendTimes.HoursOf(campaign.File, person.Details).Zone).Date.ToDateOnly();

    private static SendVerdict LaterOrTooLate(Step step, DateTimeOffset next) =>
        next >= step.UsefulUntil ? new SendVerdict.Skip(SendTime.TooLate) : new SendVerdict.NotBefore(next);

    private static SendVerdict WhenToSend(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now)
    {
        var quiet = SendTimes.HoursOf(campaign.File, person.Details);
        var usefulUntil = step.UsefulUntil is { } until ? Instant.FromDateTimeOffset(until) : (Instant?)null;
        if (step.CannotWait && step.Due <= now && IsNight(quiet, now) && IsNeededBefore(quiet.NextAllowed(Instant.FromDateTimeOffset(now)), MeetingChange.FirstStart(campaign, person, step, now), now))
        {
            return new SendVerdict.Go(channel, "night");
        }

        var verdict = SendTime.Decide(Instant.FromDateTimeOffset(step.Due), Instant.FromDateTimeOffset(now), quiet, usefulUntil);
        if (step.AtAnyHour && verdict is SendDecision.SendAt && step.Due <= now)
        {
            return new SendVerdict.Go(channel, "night");
        }

        return verdict switch
        {
            SendDecision.Skip skip => new SendVerdict.Skip(skip.Reason),
            SendDecision.SendAt at => new SendVerdict.NotBefore(at.At.ToDateTimeOffset()),
            _ when IsCounted(step) && IsOverTheCap(campaign, person, now) => AfterTheCap(campaign, person, step, channel, quiet, usefulUntil, now),
            _ => new SendVerdict.Go(channel),
        };
    }

    /// <summary>Whoever has withdrawn and come back has no place any more, whatever they had answered before.</summary>
    private static bool HasAnswered(Participant person) =>
        person.Partstat == Partstat.Declined || person is { Partstat: Partstat.Accepted, Place.Kind: not PlaceKind.None };

    /// <summary>Whether it is one of the messages that we start in a day.</summary>
    public static bool IsCounted(Step step) => !step.Answers && !step.CannotWait;

    private static bool IsNight(QuietHours quiet, DateTimeOffset now) => quiet.Contains(Instant.FromDateTimeOffset(now));

    /// <summary>Better to be woken than to stand in front of a locked door: there must be time left not to set out.</summary>
    private static bool IsNeededBefore(Instant quietEnds, DateTimeOffset start, DateTimeOffset now) =>
        start > now && Instant.FromDateTimeOffset(start) - SendTime.BeforeMeeting < quietEnds;

    private static bool IsOverTheCap(Campaign campaign, Participant person, DateTimeOffset now) =>
        person.Started.Day == LocalDay(campaign, person, now) && person.Started.Count >= campaign.File.MessagesADay;

    private static SendVerdict AfterTheCap(Campaign campaign, Participant person, Step step, Channel channel, QuietHours quiet, Instant? usefulUntil, DateTimeOffset now)
    {
        var tomorrow = LocalDate.FromDateOnly(LocalDay(campaign, person, now)).PlusDays(1).AtStartOfDayInZone(quiet.Zone).ToInstant();
        var allowed = quiet.NextAllowed(tomorrow);
        return allowed < usefulUntil || usefulUntil is null ? new SendVerdict.NotBefore(allowed.ToDateTimeOffset())
            : new SendVerdict.Skip($"over the cap of {campaign.File.MessagesADay} messages a day");
    }
}
