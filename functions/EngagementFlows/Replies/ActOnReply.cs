using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Replies;

/// <summary>
/// Does what a reply asks for beside an answer: pauses, ends reminders, answers everyday questions, says who will read it, and puts it before
/// the team. Nobody who writes is left without either. Safe to repeat: everything is kept under the message's id.
/// </summary>
public sealed class ActOnReply(CampaignStore campaigns, ParticipantStore participants, BringSomebody bring, WaitingForTheTeam waiting, AnswerSupporter supporters, ContactKeys keys,
    TimeProvider clock)
{
    private static readonly TimeSpan ADay = TimeSpan.FromHours(24);

    private static readonly TimeSpan Useful = TimeSpan.FromDays(2);

    /// <summary>More in a day is a machine that answers ours: the team has what it wrote.</summary>
    private const int MostADay = 8;

    /// <summary>Whether it is acted on before anybody asks which question it answers.</summary>
    public static bool ComesFirst(ReplyReading reading) => reading is { Answer: null, Coming: null }
        && (reading is { NotThem: not NotThem.None } or { MayBeStop: true } or { IsAutomatic: true } or { OptOut: OptOutScope.Reminders });

    /// <summary>For a reply in which nothing answers a question that is open.</summary>
    /// <param name="people">Who may have written; none where nobody is known under the contact.</param>
    /// <param name="why">Why it goes to the team, where nothing that was read in it says what to do.</param>
    public async Task DoAsync(IReadOnlyList<Participant> people, ReplyInHand reply, ReplyReading reading, string? why, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        if (people.Count == 0)
        {
            await waiting.PutAsync(people, message, why ?? reading.ForTheTeam ?? "Nobody is known under this contact.", cancellation);
            return;
        }

        var addressed = LatestCampaign.PeopleOf(people, message);
        var person = addressed.FirstOrDefault(LatestCampaign.IsUnderWay) ?? addressed[0];
        var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
        var acts = ReplyActs.Of(reading, campaign, person, message, answered: null, why);
        await ChangeAsync(people, message, acts, client, cancellation);
        await BringAsync(campaign, person, message, acts, takesTheOffer: false, client, cancellation);
        await SayAsync(campaign, person, message, acts, client, cancellation);
        if (acts.Why is { } forTheTeam)
        {
            // Each team that has people paused reads why.
            await waiting.PutAsync(acts.Pauses ? people : addressed, message, forTheTeam, cancellation, acts.Asks);
            return;
        }

        foreach (var one in addressed)
        {
            await participants.ChangeAsync(
                one.Ref, before => (before.Hearing(message.Id), [WaitingForTheTeam.Line(message) with { Reason = acts.Note }]), cancellation: cancellation);
        }
    }

    /// <summary>For a reply that answers a question: what it says besides.</summary>
    /// <returns>Null where the person is not there any more.</returns>
    public async Task<Participant?> BesideAnAnswerAsync(
        ParticipantRef reference, ReplyInHand reply, ReplyReading reading, InboundReply answered, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await participants.FindAsync(reference, cancellation) is not { Value: var person })
        {
            return null;
        }

        var campaign = await campaigns.GetAsync(person.CampaignId, cancellation);
        var acts = ReplyActs.Of(reading, campaign, person, reply.Message, answered, why: null);
        await ChangeAsync([person], reply.Message, acts, client, cancellation);
        var takesTheOffer = person.Place.Kind == PlaceKind.Offered
            && answered is { Question: "offer" or "rsvp", Answer.YesNo: YesNoAnswer.Yes };
        await BringAsync(campaign, person, reply.Message, acts, takesTheOffer, client, cancellation);
        await SayAsync(campaign, person, reply.Message, acts, client, cancellation);
        if (acts.Why is { } why)
        {
            await waiting.PutItemAsync([person], reply.Message, why, cancellation, acts.Asks);
        }

        return person;
    }

    /// <summary>Everything else for them waits, and what they wrote does not wait unheard: they are told, once a day, who reads it.</summary>
    public async Task AcknowledgeAsync(Participant person, InboundMessage message, DurableTaskClient client, CancellationToken cancellation) => await SayAsync(
        await campaigns.GetAsync(person.CampaignId, cancellation), person, message, new ReplyActs(null, "") { Pauses = true, Says = [InReply.Acknowledged] }, client, cancellation);

    private async Task ChangeAsync(IReadOnlyList<Participant> people, InboundMessage message, ReplyActs acts, DurableTaskClient client, CancellationToken cancellation)
    {
        if (acts is { Pauses: false, EndsReminders: false, Language: null, Formats.Count: 0, Needs: null, WriteBy: null })
        {
            return;
        }

        foreach (var person in people)
        {
            var stored = await participants.ChangeAsync(person.Ref, before => Changed(before, message, acts), cancellation: cancellation);
            if (acts.Pauses)
            {
                await stored.Value.TellOfHoldAsync(client, cancellation);
            }
        }
    }

    private (Participant, IEnumerable<TimelineEntry>) Changed(Participant before, InboundMessage message, ReplyActs acts)
    {
        var now = clock.GetUtcNow();
        var (after, lines) = (before, new List<TimelineEntry>());
        if (acts.Pauses && before.Hold is not { IsOn: true } && before.Hold?.ItemId != message.Id)
        {
            after = after with
            {
                Hold = new ParticipantHold((before.Hold?.Revision ?? 0) + 1, IsOn: true, now, message.Id)
                {
                    IsAboutStopping = acts.Says.Contains(InReply.Paused),
                },
            };
            lines.Add(TimelineEntry.Note("team", $"hold:{KeyOf(message)}", now, "automation waits: a reply needs somebody of the team"));
        }
        else if (acts.Pauses && before.Hold is { IsOn: true, IsAboutStopping: true } hold && !acts.Says.Contains(InReply.Paused))
        {
            // It waits for more than that now.
            after = after with { Hold = hold with { IsAboutStopping = false } };
        }

        after = acts.EndsReminders && !after.WantsNoReminders ? after with { WantsNoReminders = true } : after;
        after = acts.Language is { } language && after.Details.Language != language ? after with { Details = after.Details with { Language = language } } : after;
        after = acts.Needs is { } needs ? PersonalNeeds.Hear(after, needs, message.BySupporter ? NeedSource.Supporter : NeedSource.Person,
            now) : after;
        foreach (var format in acts.Formats.Where(kind => !after.HasNeed(kind)))
        {
            after = PersonalNeeds.Hear(after, format == NeedKind.LargePrint ? "large print" : "easy read", NeedSource.Person, now);
            lines.Add(TimelineEntry.Note("preferences", $"format:{NeedKinds.Names[format]}:{KeyOf(message)}", now, $"asked in a message for {NeedKinds.Names[format]}"));
        }

        if (acts.WriteBy is { } channel && ChannelWish.CanBeMet(after, channel) && ChannelWish.Met(after, channel) is var met
            && met != after)
        {
            after = met;
            lines.Add(TimelineEntry.Note("preferences", $"channel:{KeyOf(message)}", now,
                $"asked in a message to be written to by {(channel == Channel.Sms ? "text" : "email")}"));
        }

        return (after, lines);
    }

    /// <param name="takesTheOffer">The answer that comes with it takes the place that is offered, or leaves it for video.</param>
    private async Task BringAsync(
        Campaign campaign, Participant person, InboundMessage message, ReplyActs acts, bool takesTheOffer, DurableTaskClient client,
            CancellationToken cancellation)
    {
        if (clock.GetUtcNow() >= MeetingTimes.Start(campaign.File))
        {
            return;
        }

        if (acts.ComesAlone)
        {
            await bring.ComeAloneAsync(campaign, person.Ref, KeyOf(message), client, cancellation);
            return;
        }

        await (takesTheOffer
            ? bring.RecordAsync(person.Ref, acts.Companions, acts.ByVideo, cancellation)
            : bring.SetAsync(campaign, person.Ref, acts.Companions, acts.ByVideo, KeyOf(message), client, cancellation));
    }

    /// <summary>
    /// What waits is acknowledged once a day, by the person's own calendar; and once more after the meeting, or once it is called off, when what
    /// they write about is another thing.
    /// </summary>
    private static bool IsAcknowledged(Campaign campaign, Participant person, DateTimeOffset now)
    {
        var end = MeetingTimes.End(campaign.File);
        return person.AcknowledgedAt is { } last && SendRules.LocalDay(campaign, person, last) == SendRules.LocalDay(campaign, person, now)
            && (last >= end || now < end) && !(last < campaign.CancelledAt);
    }

    private async Task SayAsync(Campaign campaign, Participant person, InboundMessage message, ReplyActs acts, DurableTaskClient client, CancellationToken cancellation)
    {
        if (acts.AnswersSupporter)
        {
            await supporters.SendAsync(person.Ref, message, about: null, client, cancellation);
        }

        if (acts.Says.Count == 0)
        {
            return;
        }

        var key = AsideOf(message);
        var now = clock.GetUtcNow();
        var stored = await participants.ChangeAsync(
            person.Ref,
            before =>
            {
                var isRecent = IsAcknowledged(campaign, before, now);
                IReadOnlyList<string> says = [.. acts.Says.Where(block => block != InReply.Acknowledged || !isRecent)];
                var today = before.Asides.Values.Count(one => one.Step.Template == InReply.Template && now - one.Step.Due < ADay);
                if (before.Asides.ContainsKey(key) || says.Count == 0 || today >= MostADay)
                {
                    return (before, []);
                }

                var step = new Step(key, InReply.Template, message.At)
                {
                    // By the channel that they asked for, where they asked for one.
                    Via = (acts.WriteBy ?? message.Channel) == Channel.Sms ? "sms" : "email",
                    Answers = true,
                    UsefulUntil = message.At + Useful,
                    // It says that nothing more is sent, so the pause does not hold it up.
                    LastWord = acts.Pauses,
                };
                return (before with
                {
                    Asides = before.Asides.Add(key, new AsideMessage(step) { Says = [.. says] }),
                    AcknowledgedAt = says.Contains(InReply.Acknowledged) ? now : before.AcknowledgedAt,
                }, []);
            },
            cancellation: cancellation);
        if (stored.Value.Asides.ContainsKey(key))
        {
            await AdvanceAside.StartAsync(stored.Value, key, attempt: 0, client, cancellation);
        }
    }

    /// <summary>Under which key of <see cref="Participant.Asides"/> the message stands that goes back.</summary>
    internal string AsideOf(InboundMessage message) => $"{InReply.Template}:{KeyOf(message)}";

    private string KeyOf(InboundMessage message) => keys.Hash(InReply.Template, message.Id)[..16];
}
