using EngagementFlows.AccessNeeds;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Inbox;

/// <summary>
/// Brings a reply to the one question that it answers, asks the sender which it is, or puts it before the team, as
/// <see cref="ReplyRouting"/> decides; and does what else it says. Stored before a journey is told; safe to repeat.
/// </summary>
public sealed class RouteReply(ParticipantStore participants, OpenQuestions questions, UnclearReplies unclears, WaitingForTheTeam waiting, ActOnReply acts, TimeProvider clock)
{
    private const string NoJourney = "This campaign is sending this person nothing at present: it has not begun, or it is over for them.";

    /// <param name="people">Who may have written: everybody under the contact, or the one whose address or calendar entry was answered.</param>
    public async Task RouteAsync(IReadOnlyList<Participant> people, ReplyInHand reply, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        if (people.FirstOrDefault(person => person.Unclear?.Id == message.Id) is { } repeated)
        {
            await unclears.TellAsync(repeated.Ref, repeated.Unclear!, client, cancellation);
            return;
        }

        var addressed = LatestCampaign.PeopleOf(people, message);
        var underWay = people.Where(LatestCampaign.IsUnderWay).ToList();
        if (underWay.Count == 0)
        {
            await acts.DoAsync(people, reply, reply.Read(question: null), WhyNobodyAnswers(addressed), client, cancellation);
            return;
        }

        var asking = message.BySupporter || message.Field is not null ? null : underWay.Find(person => person.Unclear is not null);
        var context = await questions.ContextAsync(people, underWay, reply, asking?.Unclear, cancellation);
        if (await IsAboutACancellationAsync(addressed, context, cancellation))
        {
            // "I can't come then" changes no answer to somebody else's meeting.
            context = context with { Questions = [.. context.Questions.Where(question => !question.IsAnswered)] };
        }

        var route = message.Stated is null ? Decide(context, message, underWay) : ByCalendar(underWay);
        switch (message.BySupporter ? SupporterReplies.Within(route, underWay) : route)
        {
            case ReplyRoute.Answers answers:
                await AnswerAsync(answers, context, reply, client, cancellation);
                if (asking?.Unclear is { } unclear && unclear.Questions.Exists(question => question.Person == answers.Person && question.Key == answers.Key))
                {
                    await unclears.SettleAsync(asking.Ref, unclear.Id, cancellation);
                }

                break;
            case ReplyRoute.AnswersEach { Each: var each }:
                foreach (var one in each)
                {
                    // Who of them comes has been said; they bring nobody besides.
                    await AnswerAsync(one, context, reply, client, cancellation, isForAll: true);
                }

                if (asking is not null)
                {
                    await unclears.SettleAsync(asking.Ref, asking.Unclear!.Id, cancellation);
                }

                break;
            case ReplyRoute.Asks { Questions: var several }:
                var asked = several.OrderBy(question => question.IsAnswered).ThenBy(question => question.Name, StringComparer.Ordinal).ToList();
                await unclears.AskAsync(asked[0].Person, message, asked, WaitingForTheTeam.Line(message), client, cancellation);
                break;
            case ReplyRoute.Nothing:
                await acts.DoAsync(Concerned(underWay, addressed, context), reply, new ReplyReading { IsThanks = true }, why: null, client, cancellation);
                break;
            case ReplyRoute.ToTeam { Why: var why }:
                await acts.DoAsync(Concerned(underWay, addressed, context), reply, reply.Read(context.LikelyOpen?.Reads), why, client,
                    cancellation);
                if (asking is not null)
                {
                    await unclears.GiveToTheTeamAsync(asking.Ref, asking.Unclear!.Id, cancellation);
                }

                break;
        }
    }

    /// <summary>
    /// Somebody who had said no to what is required to take part has changed their mind, in words that would else be about some consent: they
    /// want to come, and are asked for that consent once more.
    /// </summary>
    /// <returns>False where it says no such thing.</returns>
    public async Task<bool> TakesPartAgainAsync(Participant person, ReplyInHand reply, ReplyReading reading, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!TakingPartAgain.IsIn(reply.Signs) || reply.Message is { BySupporter: true } or { IsConcern: true } or { Stated: not null }
            || reading is not { TellsOfHarm: false, OptOut: OptOutScope.None, NotThem: NotThem.None, IsAutomatic: false, TakesBack: null }
            || person is not { EndedAt: null, Withdrawal: Withdrawal.None, Steps.IsEmpty: false, Unclear: null }
            || clock.GetUtcNow() is var now && person.Asked().Exists(one => one.Kind == QuestionKind.Consent && one.IsOpen(now))
            || !await questions.IsRefusedAsync(person, cancellation))
        {
            return false;
        }

        await RecordAsync(
            person.Ref, reply.Message, new InboundReply { Question = QuestionKeys.For(QuestionKind.Rsvp, null), Answer = new StatedAnswer { YesNo = YesNoAnswer.Yes } }, client, cancellation);
        return true;
    }

    /// <summary>
    /// Whether the last message told that a meeting is cancelled which would still be ahead, and nothing in the reply says which of the
    /// other campaigns it is for.
    /// </summary>
    private async Task<bool> IsAboutACancellationAsync(IReadOnlyList<Participant> addressed, ReplyContext context,
        CancellationToken cancellation) =>
        context is { Named: null, Unclear: null, Numbers.Count: 0 } && !addressed.Any(LatestCampaign.IsUnderWay)
        && await questions.IsCancelledAsync(addressed[0], cancellation);

    /// <summary>
    /// Whose it may be where it answers nothing: theirs on whose message the number stands, else all, of whom the latest campaign has it.
    /// </summary>
    private static List<Participant> Concerned(List<Participant> underWay, IReadOnlyList<Participant> addressed, ReplyContext context)
    {
        List<Participant> all = [.. underWay, .. addressed.Where(person => underWay.TrueForAll(other => other.Ref != person.Ref))];
        var numbered = ClearedUp.NumberIn(context.Text) is { } number
            ? context.Numbers.Where(one => one.Has(number)).Select(one => one.CampaignId).Distinct(StringComparer.Ordinal).ToList()
            : [];
        return numbered is [var only] && all.FindAll(person => person.CampaignId == only) is { Count: > 0 } theirs ? theirs : all;
    }

    private static ReplyRoute Decide(ReplyContext context, InboundMessage message, List<Participant> people) =>
        context.Named is null && message.MessageTag is { } tag && PutQuestions.NamedBy(people[0], tag) is not null
            ? new ReplyRoute.ToTeam("The question that it answers can no longer be answered.")
            : ReplyRouting.Decide(context);

    /// <summary>A calendar answers whether its person comes, whatever else was asked.</summary>
    private ReplyRoute.Answers ByCalendar(List<Participant> people) =>
        new(people[0].Ref, people[0].Find("offer") is { } offer && offer.IsOpen(clock.GetUtcNow()) ? "offer" : "rsvp");

    /// <param name="isForAll">The same answer is everybody's who shares the contact.</param>
    private async Task AnswerAsync(
        ReplyRoute.Answers answers, ReplyContext context, ReplyInHand reply, DurableTaskClient client, CancellationToken cancellation,
            bool isForAll = false)
    {
        var message = reply.Message;
        var question = context.Questions.FirstOrDefault(one => one.Person == answers.Person && one.Key == answers.Key);
        var words = answers.Words ?? message.Text;
        var inbound = new InboundReply
        {
            Question = answers.Key,
            Answer = message.Stated is ReplyMeaning.Attendance stated ? InboundReply.AnswerOf(stated, "") : answers.Answer ?? (question is null ? null : context.AnswerIn(question, words)),
            ByCalendar = message.Stated is not null,
        };
        // What else it says is done first: the journey's hearing of it is what makes the message one that has been taken in.
        var beside = message.Stated is not null ? new ReplyReading()
            : answers.Earlier is { } earlier ? SaidEarlier(context, earlier, question, inbound.Answer)
            : answers.IsAll ? ByWhichWay(inbound.Answer)
            : context.Read(words, question?.Reads);
        if (question?.IsAttendance == true && context.LikelyOpen is { Reads: ReplyQuestion.FreeText } open && open.Key != answers.Key
            && context.Read(words, open.Reads) is { Coming: not null, Answer: ReplyMeaning.FreeText })
        {
            // "Equal partners, that's what. But I can't come now": what is said of coming counts, and somebody reads the rest.
            beside = beside with { ForTheTeam = beside.ForTheTeam ?? "They say whether they come, and answer another question in their own words." };
        }

        beside = await WithWhereTheyStandAsync(answers, question, inbound.Answer, beside, message, cancellation);
        // "Both of us" is nobody who comes along, and what it says of coming is read already.
        beside = isForAll ? beside with { Companions = null, ForTheTeam = beside is { Needs: null, Asks.Count: 0 } ? null : beside.ForTheTeam } : beside;
        // What the team reads of it is what they wrote first, and not the number that made it clear.
        var written = answers.Earlier is { } first ? message with { Text = first } : message;
        var person = await acts.BesideAnAnswerAsync(answers.Person, reply.With(written), beside, inbound, client, cancellation);
        if (person is null)
        {
            return;
        }

        if (answers.Earlier is not null && (beside.ForTheTeam ?? RemarkIn(beside)) is { } more)
        {
            await waiting.PutItemAsync([person], written, more, cancellation);
        }

        await RecordAsync(person.Ref, message, inbound with { ForTheTeam = beside.ForTheTeam ?? RemarkIn(beside) }, client, cancellation);
    }

    /// <summary>
    /// What a message said besides, of which it is known only now what it answers: who comes along, needs and questions are seen to, and
    /// where nothing of it is, somebody reads it.
    /// </summary>
    private static ReplyReading SaidEarlier(ReplyContext context, string earlier, PutQuestion? question, StatedAnswer? answer)
    {
        if (ClearedUp.NumberIn(earlier) is not null)
        {
            // A number alone says nothing besides.
            return ByWhichWay(answer);
        }

        var said = context.Read(earlier, question?.Reads);
        var reading = said with
        {
            Coming = question?.IsAttendance == true ? answer?.YesNo ?? said.Coming : said.Coming,
            ByVideo = answer?.ByVideo ?? said.ByVideo,
            IsThanks = false,
        };
        var isSeenTo = said.IsPlain || reading is { Needs: not null } or { Asks.Count: > 0 } or { Companions: > 0, Coming: not YesNoAnswer.No };
        return isSeenTo ? reading
            : reading with { ForTheTeam = reading.ForTheTeam ?? "They wrote more than the answer, before they said which question it was for." };
    }

    /// <summary>
    /// A number that says once more what they have said is no news to their journey, and no message would follow: whoever was asked which
    /// question they meant, or has no place for want of a consent, is told how they stand.
    /// </summary>
    private async Task<ReplyReading> WithWhereTheyStandAsync(
        ReplyRoute.Answers answers, PutQuestion? question, StatedAnswer? answer, ReplyReading beside, InboundMessage message, CancellationToken cancellation)
    {
        var isRepeated = question is { IsAttendance: true, IsAnswered: true, Current: { } current } && answer?.YesNo == current
            && ClearedUp.NumberIn(message.Text) is not null;
        return isRepeated && !beside.Asks.Contains(EverydayQuestion.MyAnswer)
            && await participants.FindAsync(answers.Person, cancellation) is { Value: var person }
            && answer!.ByVideo is var byVideo && (byVideo is null || byVideo == person.ByVideo)
            && (answers.Earlier is not null || (person.Partstat == Partstat.Declined && await questions.IsRefusedAsync(person, cancellation)))
            ? beside with { Asks = [.. beside.Asks, EverydayQuestion.MyAnswer] }
            : beside;
    }

    /// <summary>A number that says by which way they come says nothing else.</summary>
    private static ReplyReading ByWhichWay(StatedAnswer? answer) =>
        answer is { ByVideo: { } byVideo } ? new ReplyReading { Coming = answer.YesNo, ByVideo = byVideo } : new ReplyReading();

    /// <summary>Stored before the journey is told.</summary>
    private async Task RecordAsync(ParticipantRef person, InboundMessage message, InboundReply inbound, DurableTaskClient client, CancellationToken cancellation)
    {
        await participants.AddLineAsync(person, WaitingForTheTeam.Line(message) with { Reply = inbound }, cancellation);
        var happened = new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id };
        if (!await client.TellJourneyAsync(person, happened, cancellation) && await participants.FindAsync(person, cancellation) is { Value: var there })
        {
            // The row says that a journey is under way, and none is there any more to read the reply.
            await waiting.PutAsync([there], message, NoJourney, cancellation);
        }
    }

    /// <summary>Words beside numbers are for people to read.</summary>
    private static string? RemarkIn(ReplyReading reading) =>
        Replies.RemarkOf(reading.Answer ?? new ReplyMeaning.NotUnderstood()) is null ? null : "The answer is recorded; the person wrote more than the answer.";

    private static string WhyNobodyAnswers(IReadOnlyList<Participant> people) =>
        people.Count == 0 ? "Nobody is known under this contact."
        : people.Count > 1 ? "Several people share this contact, and this campaign is sending none of them anything at present."
        : people[0].Withdrawal != Withdrawal.None ? "This person has withdrawn."
        : NoJourney;
}
