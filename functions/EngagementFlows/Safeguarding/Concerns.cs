using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Safeguarding;

/// <param name="IsConcern">What was written tells of harm.</param>
/// <param name="IsAnswered">The holding reply goes to its sender, and need not be followed by any other confirmation.</param>
public readonly record struct Concern(bool IsConcern, bool IsAnswered);

/// <summary>
/// Looks at everything that people write, before anything else is made of it. What tells of harm is put into the inbox and in front of a named
/// person; automation waits for everybody whom it may be from; and one holding reply with helplines goes back. Safe to repeat.
/// </summary>
public sealed class Concerns(
    PhraseStore phrases, TeamInbox inbox, ParticipantStore participants, ContactCircles circles, ContactIndex contacts, ContactKeys keys, AuditLog audit, TimeProvider clock, ILogger<Concerns> log)
{
    private const string Why = "It may tell of harm. Messages to whoever wrote it wait until somebody lets them go on.";

    private const string NotProven = $"{Why} It came by a link that does not work any more, so the sender is not proven.";

    /// <summary>Within this time nobody gets the helplines twice.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(24);

    /// <param name="contactKey">Of the sender; null where nobody can be written to there.</param>
    public async Task<Concern> LookAtAsync(ReplyInHand reply, ReplyReading reading, string? contactKey, DurableTaskClient client, CancellationToken cancellation)
    {
        var message = reply.Message;
        if (!reading.TellsOfHarm)
        {
            return default;
        }

        var people = contactKey is null ? [] : (await circles.FindAsync(contactKey, cancellation)).People.ToList();
        // What a supporter tells may be about whom they support; and what goes back to them must not go to that person's phone.
        var supported = (contactKey is null ? [] : await contacts.FindSupportedAsync(contactKey, cancellation)).Where(reference => people.TrueForAll(person => person.Ref != reference)).ToList();
        if (message.Recipient is { } reference && !supported.Contains(reference) && people.TrueForAll(person => person.Ref != reference) && await participants.FindAsync(reference, cancellation) is { Value: var recipient })
        {
            people.Insert(0, recipient);
        }

        var item = new InboxItem(message.Id, [], message.Channel, message.From, message.Text, message.At, Why) { Kind = InboxItem.Safeguarding, Attached = message.Attached };
        // The provider has confirmed its own word, and takes nothing more for that number.
        var stops = reading.OptOut == OptOutScope.All;
        var isRefused = stops && reply.KindOfOptOut == OptOutKind.ProviderWord;
        var via = message.Channel == Channel.Sms ? "sms" : "email";
        var supportedPeople = await PeopleAsync(supported, cancellation);
        var answered = await RaiseAsync(item, Ordered(people, message.Recipient), supportedPeople, isRefused ? null : Reply(via, message.At, alsoStops: stops), client, cancellation);
        return new Concern(IsConcern: true, answered);
    }

    /// <summary>For what was written on a page, or typed by the team from what somebody wrote: that has been looked at already.</summary>
    /// <param name="isSure">It has been read, and tells of harm.</param>
    /// <param name="isProven">False where it is not certain that the person wrote it.</param>
    /// <returns>Whether it tells of harm.</returns>
    public async Task<bool> LookAtAsync(
        Participant person, DirectAnswer answer, DurableTaskClient client, CancellationToken cancellation, bool isSure = false, bool isProven = true)
    {
        if (!isSure && !await phrases.TellsOfHarmAsync(answer.Answer.Text, cancellation))
        {
            return false;
        }

        if (answer.RecordedBy is null)
        {
            var channel = person.Details.PreferredChannel;
            var item = new InboxItem(answer.Id, [], channel, person.Details.AddressFor(channel) ?? "", answer.Answer.Text!, answer.At, isProven ? Why : NotProven) { Kind = InboxItem.Safeguarding };
            var same = keys.For(person.Details, channel) is { } key ? (await circles.FindAsync(key, cancellation)).People.Where(other => other.Details.Name == person.Details.Name && other.Ref != person.Ref) : [];
            await RaiseAsync(item, [person, .. same], [], Reply(via: null, answer.At, alsoStops: false), client, cancellation);
        }

        return true;
    }

    /// <summary>
    /// It tells of harm, and came by a link of which nobody is known any more, since their data is erased: whoever wrote it reads that somebody
    /// will see it, and somebody does. No reply can go to them.
    /// </summary>
    public Task LookAtNobodysAsync(string campaignId, string id, string text, DateTimeOffset at, DurableTaskClient client, CancellationToken cancellation)
    {
        const string OfNobody = "It may tell of harm. It came by a link of somebody whose data was erased: nobody knows who wrote it, and no message can go to them.";
        var item = new InboxItem(id, [], Channel.Email, "", text, at, OfNobody) { Kind = InboxItem.Safeguarding };
        return RaiseAsync(item, [], [], reply: null, client, cancellation, campaignId);
    }

    /// <summary>The helplines once more, to whoever writes again while a concern is open; never within a day of the last.</summary>
    /// <returns>Whether they go.</returns>
    public Task<bool> SendHelplinesAsync(IReadOnlyList<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation) => ReplyAsync(
        Ordered(people, message.Recipient), Reply(message.Channel == Channel.Sms ? "sms" : "email", message.At, alsoStops: false), message.Id, KeyOf(message.Id), clock.GetUtcNow(), client, cancellation);

    /// <summary>Under what an item's alert is known.</summary>
    public string KeyOf(string itemId) => keys.Hash("safeguarding", itemId);

    private async Task<IReadOnlyList<Participant>> PeopleAsync(IReadOnlyList<ParticipantRef> references, CancellationToken cancellation)
    {
        var found = new List<Participant>();
        foreach (var reference in references)
        {
            if (await participants.FindAsync(reference, cancellation) is { Value: var person })
            {
                found.Add(person);
            }
        }

        return found;
    }

    /// <param name="people">Whom it may be from, and who gets the reply.</param>
    /// <param name="others">Whom it may be about.</param>
    /// <param name="campaignId">Whose team sees it where it is of nobody; null where that is not known either.</param>
    private async Task<bool> RaiseAsync(
        InboxItem item, IReadOnlyList<Participant> people, IReadOnlyList<Participant> others, Step? reply, DurableTaskClient client, CancellationToken cancellation,
        string? campaignId = null)
    {
        IReadOnlyList<Participant> all = [.. people, .. others];
        var campaigns = all.Select(person => person.CampaignId).Concat(campaignId is null ? [] : [campaignId]).Distinct(StringComparer.Ordinal).ToList();
        // Whatever fails of this, the rest is not to wait for it.
        var failures = new CollectedFailures();
        IReadOnlyList<string> In(string? campaign) => [.. all.Where(person => person.CampaignId == campaign).Select(person => person.Id)];
        await failures.CollectEachAsync(
            campaigns.DefaultIfEmpty(null),
            campaign => inbox.PutAsync(campaign, item with { ParticipantIds = In(campaign) }, cancellation),
            cancellation);
        var key = KeyOf(item.Id);
        var alert = new AlertInput(key, item.Id, campaigns);
        await failures.CollectAsync(
            () => client.StartOnceAsync(nameof(SafeguardingAlert), alert, SafeguardingAlert.InstanceId(key), cancellation), cancellation);
        var now = clock.GetUtcNow();
        await failures.CollectEachAsync(all, person => HoldAsync(person, item.Id, key, now, client, cancellation), cancellation);

        log.LogInformation("Message {MessageId} needs somebody now; automation waits for {People} people", item.Id, all.Count);
        var entry = new AuditEntry($"concern-{key}", item.At, Actor.System, "safeguarding-concern")
        {
            CampaignId = campaigns.FirstOrDefault(),
            Subject = item.Id,
            Outcome = $"automation waits for {all.Count}",
        };
        await failures.CollectAsync(() => audit.RecordAsync(entry, cancellation), cancellation);
        var isAnswered = false;
        await failures.CollectAsync(
            async () => isAnswered = reply is not null && await ReplyAsync(people, reply, item.Id, key, now, client, cancellation),
            cancellation);
        failures.ThrowIfAny();
        return isAnswered;
    }

    private async Task HoldAsync(Participant person, string itemId, string key, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        var stored = await participants.ChangeAsync(
            person.Ref,
            before => before.Hold is { } hold && (hold.IsOn || hold.ItemId == itemId)
                // What they say about messages does not end it any more.
                ? (hold.IsOn ? before with { Hold = hold with { IsAboutStopping = false, IsAboutHarm = true, ToldAt = now } } : before,
                    [])
                : (before with { Hold = new ParticipantHold((before.Hold?.Revision ?? 0) + 1, IsOn: true, now, itemId) { IsAboutHarm = true, ToldAt = now } },
                    [TimelineEntry.Note("team", $"hold:{key}", now, "automation waits: a reply needs somebody of the team")]),
            cancellation: cancellation);
        await stored.Value.TellOfHoldAsync(client, cancellation);
    }

    /// <summary>One reply, though several may be meant; none where any of them had one within a day.</summary>
    private async Task<bool> ReplyAsync(IReadOnlyList<Participant> people, Step reply, string messageId, string key, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        var to = people.FirstOrDefault(person => person.HoldingReply?.MessageId == messageId)
            ?? (people.Any(person => IsRecent(person, now)) ? null : people.Count == 0 ? null : people[0]);
        if (to is null)
        {
            return false;
        }

        var step = reply with { Key = $"helplines:{key[..16]}" };
        var stored = await participants.ChangeAsync(
            to.Ref,
            before => before.Asides.ContainsKey(step.Key) || IsRecent(before, now)
                ? (before, [])
                : (before with { HoldingReply = new HoldingReplyGiven(messageId, now), Asides = before.Asides.Add(step.Key, new AsideMessage(step)) }, []),
            cancellation: cancellation);
        if (!stored.Value.Asides.ContainsKey(step.Key))
        {
            return false;
        }

        await AdvanceAside.StartAsync(stored.Value, step.Key, attempt: 0, client, cancellation);
        return true;
    }

    private static bool IsRecent(Participant person, DateTimeOffset now) => person.HoldingReply is { } last && now - last.At < Between;

    private static Step Reply(string? via, DateTimeOffset at, bool alsoStops) =>
        new(Aside.HoldingReply, Aside.HoldingReply, at) { Via = via, Answers = true, LastWord = true, AtAnyHour = true, About = alsoStops ? Aside.AlsoStops : null };

    /// <summary>Whom the message answers comes first, then those with a journey under way; in an order that does not change.</summary>
    private static IReadOnlyList<Participant> Ordered(IEnumerable<Participant> people, ParticipantRef? recipient) =>
        [.. people.OrderByDescending(person => person.Ref == recipient).ThenByDescending(person => person is { EndedAt: null, Steps.IsEmpty: false }).ThenBy(person => person.Ref.Key, StringComparer.Ordinal)];
}
