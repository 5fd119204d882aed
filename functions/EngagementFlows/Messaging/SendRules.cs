using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>What is asked just before each send. The first rule that has something to say decides.</summary>
public static class SendRules
{
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
        if (SupporterCopies.IsCopy(step.Key) && person.Withdrawal != Withdrawal.None)
        {
            return new SendVerdict.Skip("has withdrawn");
        }

        if (!step.LastWord)
        {
            if (person.Withdrawal != Withdrawal.None)
            {
                return new SendVerdict.Skip("has withdrawn");
            }

            if (campaign.State == CampaignState.Cancelled && !step.ByHand)
            {
                return new SendVerdict.Skip("the meeting was cancelled");
            }

            if (campaign.State == CampaignState.Paused || (campaign.MeetingVersion != meetingVersion && !step.ByHand))
            {
                return new SendVerdict.Reconsider();
            }

            if (person.Hold is { IsOn: true } hold && !step.ByHand)
            {
                return new SendVerdict.Held(hold.Standing);
            }

            if (step.Template == UnclearFields.Template && person.Unclear is null)
            {
                return new SendVerdict.Skip("is clear by now");
            }

            if (step is { Asks: QuestionKind.Rsvp, Template: "invitation" or "invitation-reminder" } && person.Partstat is Partstat.Accepted or Partstat.Declined)
            {
                return new SendVerdict.Skip("already answered");
            }
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

        return ChannelFor(campaign, to, step, record, now) is not { } channel ? (MayCall(campaign, to, step, now) ? ByPhone(WhenToSend(campaign, to, step, Channel.Sms, now)) : new SendVerdict.Skip(WhyNoChannel(campaign, to, step, now)))
            : record?.Next > now ? LaterOrTooLate(step, record.Next.Value)
            : WhenToSend(campaign, to, step, channel, now);
    }

    /// <summary>All that holds for the message holds for the call in its place.</summary>
    private static SendVerdict ByPhone(SendVerdict verdict) => verdict is SendVerdict.Go ? new SendVerdict.Call() : verdict;

    /// <summary>The day, by the clock of the person, for which a message counts.</summary>
    public static DateOnly LocalDay(Campaign campaign, Participant person, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(SendTimes.HoursOf(campaign.File, person.Details).Zone).Date.ToDateOnly();

    /// <summary>Whether this message may go by the channel that was not meant for it, because the one that was does not work.</summary>
    public static bool MayFallBack(Participant person, Step step, StepRecord record) =>
        !record.FellBack && step.Via is null && record.Channel is { } tried && IsUsable(SupporterCopies.Addressed(person, step.Key), Other(tried));

    private static Channel? ChannelFor(Campaign campaign, Participant person, Step step, StepRecord? record, DateTimeOffset now)
    {
        if (Wanted(person, step) is not { } channel)
        {
            return null;
        }

        if (step.OtherChannel && IsUsable(person, channel) && !ConsentRules.MayUse(campaign, person, step, channel, now))
        {
            // The first channel has had its message; the same again there is not what was meant.
            return null;
        }

        var chosen = step.Via is null && (record is { FellBack: true } || !IsOpen(campaign, person, step, channel, now)) ? Other(channel) : channel;
        return IsOpen(campaign, person, step, chosen, now) ? chosen : null;
    }

    private static Channel? Wanted(Participant person, Step step) => step.Via switch
    {
        "sms" => Channel.Sms,
        "email" => Channel.Email,
        _ when step.OtherChannel => person.WantsCalls ? null : person.Details.OtherChannel,
        _ => person.Details.PreferredChannel,
    };

    private static string WhyNoChannel(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        Wanted(person, step) is { } wanted && IsUsable(person, wanted, step.Via is not null) ? ConsentRules.WhyNoUse(campaign, person, step, wanted, now)
        : person.Unusable.IsEmpty ? "no address for this channel"
        : "the contact takes no messages";

    /// <summary>A call takes the place of texts that somebody cannot read, not of those that they do not want or that nothing allows.</summary>
    private static bool MayCall(Campaign campaign, Participant person, Step step, DateTimeOffset now) =>
        person.WantsCalls && person.Details.Phone is not null && ConsentRules.MayUse(campaign, person, step, Channel.Sms, now);

    private static bool IsOpen(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now) =>
        IsUsable(person, channel, spokenOn: step.Via is not null) && ConsentRules.MayUse(campaign, person, step, channel, now);

    /// <param name="spokenOn">It is the channel on which they have just spoken themselves.</param>
    private static bool IsUsable(Participant person, Channel channel, bool spokenOn = false) =>
        person.Details.AddressFor(channel) is not null && !person.Unusable.Contains(channel) && (spokenOn || VoiceCalls.Allow(person, channel));

    private static Channel Other(Channel channel) => channel == Channel.Sms ? Channel.Email : Channel.Sms;

    private static SendVerdict LaterOrTooLate(Step step, DateTimeOffset next) =>
        next >= step.UsefulUntil ? new SendVerdict.Skip(SendTime.TooLate) : new SendVerdict.NotBefore(next);

    private static SendVerdict WhenToSend(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now)
    {
        var quiet = SendTimes.HoursOf(campaign.File, person.Details);
        var usefulUntil = step.UsefulUntil is { } until ? Instant.FromDateTimeOffset(until) : (Instant?)null;
        var verdict = SendTime.Decide(Instant.FromDateTimeOffset(step.Due), Instant.FromDateTimeOffset(now), quiet, usefulUntil);
        if (step.AtAnyHour && verdict is SendDecision.SendAt && step.Due <= now)
        {
            return new SendVerdict.Go(channel, "night");
        }

        return verdict switch
        {
            SendDecision.Skip skip => new SendVerdict.Skip(skip.Reason),
            SendDecision.SendAt at => new SendVerdict.NotBefore(at.At.ToDateTimeOffset()),
            _ when !step.Answers && IsOverTheCap(campaign, person, now) => AfterTheCap(campaign, person, step, channel, quiet, usefulUntil, now),
            _ => new SendVerdict.Go(channel),
        };
    }

    private static bool IsOverTheCap(Campaign campaign, Participant person, DateTimeOffset now) =>
        person.Started.Day == LocalDay(campaign, person, now) && person.Started.Count >= campaign.File.MessagesADay;

    private static SendVerdict AfterTheCap(Campaign campaign, Participant person, Step step, Channel channel, QuietHours quiet, Instant? usefulUntil, DateTimeOffset now)
    {
        var tomorrow = LocalDate.FromDateOnly(LocalDay(campaign, person, now)).PlusDays(1).AtStartOfDayInZone(quiet.Zone).ToInstant();
        var allowed = quiet.NextAllowed(tomorrow);
        return allowed < usefulUntil || usefulUntil is null ? new SendVerdict.NotBefore(allowed.ToDateTimeOffset())
            // Better one message too many than somebody in front of a locked door.
            : step.Template is "meeting-cancelled" or "meeting-changed" ? new SendVerdict.Go(channel)
            : new SendVerdict.Skip($"over the cap of {campaign.File.MessagesADay} messages a day");
    }
}

/// <summary>What comes of a look just before sending.</summary>
public abstract record SendVerdict
{
    private SendVerdict()
    {
    }

    /// <param name="Exception">The rule that this message may break: <c>night</c>.</param>
    public sealed record Go(Channel Channel, string? Exception = null) : SendVerdict;

    /// <summary>It may be with the provider: find out.</summary>
    public sealed record LookUp(StepRecord Record) : SendVerdict;

    /// <summary>The person asks for a call instead: the team says it.</summary>
    public sealed record Call : SendVerdict;

    public sealed record NotBefore(DateTimeOffset At) : SendVerdict;

    public sealed record Skip(string Reason) : SendVerdict;

    /// <summary>It was recorded before: this is the same call once more.</summary>
    public sealed record Done(StepRecord Record) : SendVerdict;

    /// <summary>The campaign is not as the journey believes (paused, moved): it looks again and decides anew.</summary>
    public sealed record Reconsider : SendVerdict;

    /// <summary>Somebody of the team has to look at what the person wrote before anything goes by itself.</summary>
    public sealed record Held(HoldStanding Hold) : SendVerdict;
}
