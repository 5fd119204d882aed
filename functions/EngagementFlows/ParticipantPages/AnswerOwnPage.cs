using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages.Own;
using EngagementFlows.Pages;
using EngagementFlows.Places;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>The invitation, or an offered place: answered, and changed until the meeting starts.</summary>
public sealed class AnswerOwnPage(PageAnswering answering, PageLinks links, BringSomebody bring, PlaceStore places) : IOwnPage
{
    private const string Field = "answer";

    /// <summary>A yes by video, where the meeting asks for either; there the other yes is one to the room.</summary>
    private const string ByVideo = "video";

    /// <summary>A box: somebody comes with them.</summary>
    private const string Companion = "companion";

    /// <summary>No field, but beside the answer: for which day and place the page asked.</summary>
    private const string Meeting = "meeting";

    public LinkPurpose Purpose => LinkPurpose.Answer;

    public bool IsOpen(PageVisit visit) => FormOf(visit) is AnswerForm.Invitation or AnswerForm.Offer;

    public async Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        var person = visit.Person;
        if (FormOf(visit) != AnswerForm.Invitation)
        {
            return new ShownPage(typeof(AnswerPage), ("View", ViewOf(visit, hasRoomForOneMore: true)));
        }

        var list = await places.ReadAsync(visit.Campaign, cancellation);
        var hasRoom = !MayBring(visit) || person.Companions > 0 || list.HasRoomForOneMore(PlaceStore.PartyOf(person));
        var isFull = !list.HasRoomFor(PlaceStore.PartyOf(person with { ByVideo = false }));
        return new ShownPage(typeof(AnswerPage), ("View", ViewOf(visit, hasRoom) with
        {
            IsRoomFull = visit.Campaign.File.Meeting.AskRoomOrVideo && isFull,
            // Whoever is on the list, or has a place, is told so.
            IsFull = isFull && person.Place.Kind is PlaceKind.None or PlaceKind.LeftQueue or PlaceKind.OfferLapsed,
            // Those before them may have given up since they were told.
            Position = person.Place.Kind == PlaceKind.Waiting ? list.StandingOf(person.Id).Position : 0,
        }));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        // An offer is answered anew, whatever was said before it.
        [Field] = FormOf(visit) == AnswerForm.Invitation && AnswerOf(visit) is { } answer ? [answer] : [],
        [Companion] = visit.Person.Companions > 0 ? ["yes"] : [],
    };

    public IReadOnlyList<string> Answers(PageVisit visit) => [Field];

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var form = FormOf(visit);
        var answer = typed.GetValueOrDefault(Field) switch
        {
            ["yes"] => YesNoAnswer.Yes,
            [ByVideo] when visit.Campaign.File.Meeting.AskRoomOrVideo => YesNoAnswer.Yes,
            ["no"] => YesNoAnswer.No,
            ["not-sure"] when form == AnswerForm.Invitation => YesNoAnswer.NotSure,
            _ => (YesNoAnswer?)null,
        };
        if (answer is null)
        {
            return FormOutcome.Wrong(new FieldError(Field, visit.Speech.In("Choose one of the answers.", "Dewiswch un o'r atebion.")));
        }

        if (answer == YesNoAnswer.Yes && typed.GetValueOrDefault(Seen.FieldOf(Meeting)) is [var seen] && seen != Seen.Of(MeetingOf(visit)))
        {
            // Nobody says yes to a day of which they do not know.
            return FormOutcome.Wrong(new FieldError(Field, visit.Speech.In(
                "The meeting has changed while this page was open. Look at the new day, time and place. If you can still come, send your answer again.",
                "Newidiodd y cyfarfod tra oedd y dudalen hon ar agor. Edrychwch ar y diwrnod, yr amser a'r lle newydd. Os gallwch chi ddod o hyd, anfonwch eich ateb eto.",
                "The meeting has changed. Look at the new day, time and place. Can you still come? Send your answer again.",
                "Mae'r cyfarfod wedi newid. Edrychwch ar y diwrnod, yr amser a'r lle newydd. Allwch chi ddod o hyd? Anfonwch eich ateb eto.")));
        }

        if (form == AnswerForm.Invitation && answer == YesNoAnswer.No && visit.Person.Companions == 0 && typed.GetValueOrDefault(Companion) is ["yes"])
        {
            // Perhaps somebody should come in their place: nobody guesses.
            return FormOutcome.Wrong(new FieldError(Companion, visit.Speech.In(
                "You said that you do not come, and that somebody comes with you. Change one of the two. If somebody should come in your place, please call or write to us.",
                "Dywedoch chi nad ydych chi'n dod, a bod rhywun yn dod gyda chi. Newidiwch un o'r ddau. Os dylai rhywun ddod yn eich lle, ffoniwch neu ysgrifennwch aton ni.",
                "You do not come. But somebody comes with you? Change one of the two. Or call us.",
                "Dydych chi ddim yn dod. Ond mae rhywun yn dod gyda chi? Newidiwch un o'r ddau. Neu ffoniwch ni.")));
        }

        if (visit.Campaign.File.Meeting.AskRoomOrVideo && answer == YesNoAnswer.Yes && (typed[Field] is [ByVideo]) != visit.Person.ByVideo)
        {
            await (form == AnswerForm.Offer
                ? bring.RecordAsync(visit.Person.Ref, companions: null, !visit.Person.ByVideo, cancellation)
                : bring.SetAsync(visit.Campaign, visit.Person.Ref, companions: null, !visit.Person.ByVideo,
                    $"page-video-{visit.Now.UtcTicks}", client, cancellation));
        }

        if (form == AnswerForm.Invitation && MayBring(visit) && typed.ContainsKey(Seen.FieldOf(Companion)))
        {
            await BringAsync(visit, isComing: answer == YesNoAnswer.Yes, brings: typed.GetValueOrDefault(Companion) is ["yes"], client,
                cancellation);
        }

        await answering.TakeAsync(visit, form == AnswerForm.Offer ? "offer" : "rsvp", new StatedAnswer { YesNo = answer }, client, cancellation);
        // What they had said no to is asked once more where they can answer it.
        return answer == YesNoAnswer.Yes && TakingPart.RefusedBy(visit.Campaign.File, visit.Person) is not null ? new FormOutcome([], LinkPurpose.Consents) { Notes = [PageNote.ConsentFirst] } : FormOutcome.Taken;
    }

    /// <summary>Before the answer, so that one message tells of both.</summary>
    private async Task BringAsync(PageVisit visit, bool isComing, bool brings, DurableTaskClient client, CancellationToken cancellation)
    {
        var person = visit.Person;
        if (brings == person.Companions > 0)
        {
            // The team may have recorded more than one.
            return;
        }

        await (isComing
            ? bring.SetAsync(visit.Campaign, person.Ref, brings ? 1 : 0, $"page-{visit.Now.UtcTicks}", client, cancellation)
            : bring.RecordAsync(person.Ref, brings ? 1 : 0, byVideo: null, cancellation));
    }

    /// <summary>Whether they can say here that somebody comes with them. A supporter of the list has a place already.</summary>
    private static bool MayBring(PageVisit visit) =>
        visit.Person.Companions > 0 || (!visit.Campaign.File.Meeting.OnlyInvited && visit.Person.Places == 1);

    private AnswerView ViewOf(PageVisit visit, bool hasRoomForOneMore)
    {
        var (meeting, person) = (visit.Campaign.File.Meeting, visit.Person);
        var (start, end) = (MeetingTimes.Local(meeting.Start), MeetingTimes.Local(meeting.End));
        var today = visit.LocalOf(visit.Now).Date;
        // Nobody has a place at a meeting that is not held.
        var isByVideo = meeting.AskRoomOrVideo && person is { ByVideo: true, Partstat: Partstat.Accepted, Withdrawal: Withdrawal.None, Place.Kind: PlaceKind.None }
            && TakingPart.RefusedBy(visit.Campaign.File, person) is null;
        var isComing = visit.Campaign.State != CampaignState.Cancelled && person.Place.Kind == PlaceKind.Confirmed;
        return new AnswerView(
            meeting.Title.In(visit.Speech.Code, visit.Speech.EasyRead),
            visit.In((language, _) => DateTexts.Day(start.Date, language, today)),
            visit.In((language, _) => DateTexts.Span(start, end, language, today)),
            visit.Text(meeting.Place),
            FormOf(visit),
            AnswerOf(visit))
        {
            SharesContact = person.SharesContact,
            OtherTitle = meeting.Title.In(visit.Speech.Welsh ? "en" : "cy", visit.Speech.EasyRead),
            FeedbackPage = FeedbackOwnPage.IsOpen(visit) ? OwnPageLinks.To(visit, links, LinkPurpose.Feedback) : null,
            VideoLink = isComing && visit.Now < MeetingTimes.End(visit.Campaign.File)
                && (!meeting.AskRoomOrVideo || person.ByVideo || person.Place is { Size: 0, More: > 0 }) ? meeting.VideoLink : null,
            CalendarFile = !MeetingFile.IsFor(visit) ? null
                : visit.MayChooseLanguage ? $"{visit.Token}/{MeetingFile.Name}" : $"{visit.Token}/{MeetingFile.Name}?lang={visit.Speech.Code}",
            ByVideo = meeting.VideoLink is not null,
            Seat = visit.Campaign.State == CampaignState.Cancelled ? PlaceNote.None : isByVideo ? PlaceNote.Confirmed : person.Place.Kind switch { PlaceKind.Confirmed => PlaceNote.Confirmed, PlaceKind.Waiting => PlaceNote.Waiting, PlaceKind.Offered => PlaceNote.Offered, _ => PlaceNote.None },
            // Whoever comes by video waits for no place, though the journey has not heard of it yet.
            IsPlaceSought = !isByVideo && person is { Partstat: Partstat.Accepted, Withdrawal: Withdrawal.None, Place.Kind: PlaceKind.None },
            MeetingShown = MeetingOf(visit),
            HasLostPlace = person.Partstat == Partstat.Accepted
                && (person.Place.Kind == PlaceKind.OfferLapsed
                    || (person.Withdrawal != Withdrawal.None && person.Place.Kind == PlaceKind.None)),
            DoesNotTakePart = TakingPart.RefusedBy(visit.Campaign.File, person) is not null,
            WithSupporter = (person.Place is { Kind: PlaceKind.Confirmed or PlaceKind.Offered, Size: > 0 } held ? held.Size : person.Places) > 1,
            CompanionWaits = person.Place is { More: > 0, Size: > 0 },
            Bringing = MayBring(visit) ? new BringingView(person.Companions, hasRoomForOneMore || person.ByVideo) : null,
            OnlyInvited = meeting.OnlyInvited,
            AsksRoomOrVideo = meeting.AskRoomOrVideo,
            ComesByVideo = isByVideo || (person.ByVideo && person.Place.Kind == PlaceKind.Confirmed),
            WaitsForTheRoom = person.Place is { Kind: PlaceKind.Confirmed, Size: 0, More: > 0 },
            OfferUntil = person.Place.OfferUntil is { } until ? visit.In((language, _) => DateTexts.TimeOnDay(visit.LocalOf(until), language, today)) : "",
        };
    }

    /// <summary>When it is, and which of its venues it has: corrected words are no change.</summary>
    private static IReadOnlyList<string> MeetingOf(PageVisit visit)
    {
        var (meeting, earlier) = (visit.Campaign.File.Meeting, visit.Campaign.EarlierMeetings);
        return [$"{meeting.Start} {meeting.End} {earlier.LastOrDefault(one => one.NewVenue)?.LastVersion}"];
    }

    private static string? AnswerOf(PageVisit visit) => visit.Person.Partstat switch
    {
        Partstat.Accepted when visit.Campaign.File.Meeting.AskRoomOrVideo && visit.Person.ByVideo => ByVideo,
        Partstat.Accepted => "yes",
        Partstat.Declined => "no",
        Partstat.Tentative => "not-sure",
        _ => null,
    };

    private static AnswerForm FormOf(PageVisit visit) =>
        visit.Campaign.State == CampaignState.Cancelled ? AnswerForm.Cancelled
        : visit.Person.Withdrawal != Withdrawal.None ? AnswerForm.Stopped
        : visit.Now >= MeetingTimes.End(visit.Campaign.File) ? AnswerForm.Over
        : visit.Now >= MeetingTimes.Start(visit.Campaign.File) ? AnswerForm.Started
        : visit.Person.Steps.IsEmpty ? AnswerForm.NotYet
        : visit.Person.Place is { Kind: PlaceKind.Offered, OfferUntil: { } until } && visit.Now <= until ? AnswerForm.Offer
        : AnswerForm.Invitation;
}
