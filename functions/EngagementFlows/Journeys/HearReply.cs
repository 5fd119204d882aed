using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Feedback;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace EngagementFlows.Journeys;

public sealed record HearReplyInput(JourneyStart Start, string InboundId, IReadOnlyList<StepOutcome> Closed);

/// <summary>Records what a stored reply was understood to say; or puts it before the team. Safe to repeat.</summary>
public sealed class HearReply(CampaignStore campaigns, ParticipantStore participants, PlaceStore places, TeamInbox inbox, HearConsent consents, TimeProvider clock)
{
    public async Task<Heard> Run(HearReplyInput input, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId);
        var reading = campaigns.GetAsync(id.CampaignId, cancellation);
        var (person, line) = await participants.GetWithLineAsync(id, $"r|{input.InboundId}", cancellation);
        var campaign = await reading;
        var reply = line.Reply ?? new InboundReply();
        var question = reply.Question is { } named ? QuestionKeys.Read(named, line.At) : null;
        var kind = question?.Kind ?? QuestionKind.Rsvp;
        var asked = question is null ? null : person.Value.Find(QuestionKeys.For(question.Kind, question.About));
        var meaning = reply.Answer is { } given ? Inbox.Replies.Stated(question, given) : new ReplyMeaning.NotUnderstood();
        var comesTooLate = meaning is not ReplyMeaning.Attendance ? null
            : campaign.State == CampaignState.Cancelled ? "It is about coming, and the meeting was cancelled."
            : line.At >= MeetingTimes.Start(campaign.File) ? "It is about coming, and the meeting has begun."
            : null;
        var outsideScope = reply.TakesBack is not null ? (line.BySupporter ? "It is from the supporter, and takes back a consent: ask the person." : null)
            : SupporterReplies.WhyNot(person.Value, line, kind);
        if (reply.AsksFor is { } wanted && !line.BySupporter)
        {
            await RecordAsync(person, input, line with { Reason = $"may say yes to {ConsentQuestions.Key(wanted)} after a no: they are asked once more" }, before => before, cancellation);
            return new Heard(true, QuestionKind.Consent, wanted) { ConsentToAskFor = wanted, Via = ChannelOf(line), WasOpen = false };
        }

        if ((outsideScope ?? comesTooLate) is not null || (meaning is ReplyMeaning.NotUnderstood && reply.TakesBack is null))
        {
            var why = outsideScope ?? comesTooLate ?? reply.ForTheTeam
                ?? (question is null ? TeamWords.NotWaiting : $"It does not answer what they were asked: {TeamWords.Question($"{kind}")}.");
            await PutBeforeTheTeamAsync(person.Value, line, why, cancellation);
            await RecordAsync(person, input, line with { Reason = $"waits for the team: {why}" }, before => before, cancellation);
            return new Heard(false, kind);
        }

        if (reply.ForTheTeam is { } beside)
        {
            await PutBeforeTheTeamAsync(person.Value, line, beside, cancellation);
        }

        if (meaning is ReplyMeaning.Attendance { Answer: var answer })
        {
            return await AttendAsync(campaign, person, input, line, answer, kind, client, cancellation);
        }

        if (reply.TakesBack is { } takenBack)
        {
            return await consents.RecordAsync(campaign, person, input, line, ConsentPurposes.In(campaign.File, takenBack), yes: false, inOwnWords: true, asked: null, client, cancellation);
        }

        if (kind == QuestionKind.Consent && meaning is ReplyMeaning.YesNo { Answer: var consent })
        {
            return await consents.RecordAsync(campaign, person, input, line, question!.About!, consent == YesNoAnswer.Yes, inOwnWords: false, asked, client, cancellation);
        }

        var key = QuestionKeys.For(kind, question!.About);
        var count = campaign.File.Feedback.Statements.Count;
        if (meaning is ReplyMeaning.Ratings marks && line.Via is null && PartialRatings.After(person.Value.Answers.Statements, marks.Values, count).Count < count)
        {
            // What is given counts, and the rest stays open: they are asked for it in reply.
            await RecordAsync(
                person,
                input,
                line with { Reason = $"answers: {key}, in part" },
                before => before.ReceivedIds.Contains(input.InboundId) ? before : Inbox.Replies.Rated(before, marks, line, count).Giving(Given(key, Inbox.Replies.InShort(meaning), line)),
                cancellation);
            return new Heard(false, kind);
        }

        await RecordAsync(
            person, input, line with { Reason = $"answers: {key}" }, before => (before.ReceivedIds.Contains(input.InboundId) ? before : Inbox.Replies.Apply(before, question, meaning, line, count)).Giving(Given(key, line.IsConcern && meaning is ReplyMeaning.FreeText ? Inbox.Replies.InTheirWords : Inbox.Replies.InShort(meaning), line)), cancellation);
        return new Heard(true, kind, question.About)
        {
            WasOpen = asked?.AnsweredAt is null || asked.AnsweredAt == line.At,
            EndsFeedback = line.Via == "page" && FeedbackQuestions.Are(kind),
        };
    }

    private async Task<Heard> AttendAsync(
        Campaign campaign, Stored<Participant> person, HearReplyInput input, TimelineEntry line, YesNoAnswer answer, QuestionKind kind, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Whoever is unsure or waits was told what to answer when that changes; that was no new question.
        var wasOpen = person.Value.Asked().Exists(one => one.IsAttendance && (one.AnsweredAt is null || one.AnsweredAt == line.At) && !AnswerNumbers.IsReminderOfAnswer(one.Step));
        if (answer == YesNoAnswer.Yes && TakingPart.RefusedBy(campaign.File, person.Value) is { } purpose)
        {
            // Nobody takes part without it, and to want to come is no consent: they are asked for it once more, and their yes brings the place.
            await RecordAsync(
                person,
                input,
                line with { Reason = $"answers: {Partstat.Accepted.Wire()}; first they are asked about {ConsentQuestions.Key(purpose)}, to which they had said no" },
                before => before.Answering(QuestionKind.Rsvp, null, line.At).Giving(Given("rsvp", Partstat.Accepted.Wire(), line)),
                cancellation);
            // On a page they are shown it.
            return new Heard(true, kind) { ConsentToAskFor = line.Via == "page" ? null : purpose, Via = ChannelOf(line), WasOpen = false };
        }

        var askAgainOn = answer == YesNoAnswer.NotSure ? line.Reply?.Answer?.AskAgainOn : null;
        var (partstat, place) = answer switch
        {
            YesNoAnswer.Yes => (Partstat.Accepted, await places.RequestAsync(campaign, person.Value, now, client, cancellation)),
            YesNoAnswer.No => (Partstat.Declined, await GiveUpAsync()),
            _ => (Partstat.Tentative, await GiveUpAsync()),
        };

        await RecordAsync(
            person,
            input,
            line with { Reason = $"answers: {partstat.Wire()}{(partstat == Partstat.Accepted && person.Value.ByVideo ? ", by video" : "")}" },
            before => before.Answering(QuestionKind.Rsvp, null, line.At).Giving(Given("rsvp", partstat.Wire(), line)) with { Partstat = partstat, AnsweredAt = line.At, Place = place, AskAgainOn = askAgainOn },
            cancellation);
        return new Heard(true, kind, null, partstat, place)
        {
            // A new day on which to be asked is told, too.
            WasOpen = wasOpen || (askAgainOn is not null && askAgainOn != person.Value.AskAgainOn),
            AskAgainAt = askAgainOn is { } day ? MeetingTimes.MorningOf(campaign.File, LocalDate.FromDateOnly(day)) : null,
        };

        async Task<PlaceStanding> GiveUpAsync()
        {
            var wasQueueing = person.Value.Place.Kind is PlaceKind.Waiting or PlaceKind.Offered or PlaceKind.LeftQueue;
            if (person.Value.Place.Kind == PlaceKind.None)
            {
                return person.Value.Place;
            }

            var released = await places.ReleaseAsync(campaign, person.Value.Id, now, client, cancellation);
            return wasQueueing ? released with { Kind = PlaceKind.LeftQueue } : released;
        }
    }

    private static AnswerGiven Given(string question, string answer, TimelineEntry line) => new(
        question, answer, line.At, line.MessageId ?? line.Id, line.Via ?? (line.Reply is { ByCalendar: true } ? "calendar" : line.Channel == Channel.Email ? "email" : "sms"));

    private static string? ChannelOf(TimelineEntry line) => line.Channel switch { Channel.Sms => "sms", Channel.Email => "email", _ => null };

    private Task PutBeforeTheTeamAsync(Participant person, TimelineEntry line, string why, CancellationToken cancellation)
    {
        var channel = line.Channel ?? Channel.Sms;
        return inbox.PutAsync(
            person.CampaignId,
            new InboxItem(line.MessageId ?? line.Id, [person.Id], channel, SupporterCopies.AddressOf(person, line, channel), line.Text ?? "", line.At, why) { Attached = line.Attached },
            cancellation);
    }

    private Task RecordAsync(Stored<Participant> person, HearReplyInput input, TimelineEntry line, Func<Participant, Participant> apply, CancellationToken cancellation) =>
        participants.ChangeAsync(
            person.Value.Ref,
            before => (apply(before.WithClosed(input.Closed)).Hearing(input.InboundId), Lines(line.BySupporter && line.Reason is { } reason ? line with { Reason = $"{reason}, said by the supporter" } : line, input.Closed)),
            person,
            cancellation);

    private static IEnumerable<TimelineEntry> Lines(TimelineEntry line, IEnumerable<StepOutcome> closed) =>
        closed.Select(one => TimelineEntry.Skipped(one.Key, one.At, one.Reason)).Prepend(line);
}
