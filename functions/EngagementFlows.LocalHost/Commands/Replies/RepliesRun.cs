using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Messaging;
using EngagementFlows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>
/// Plays the campaigns in virtual time on one host: everybody is brought to their question, all reply at one instant, and an hour later
/// what is stored and was sent is compared with what was before.
/// </summary>
internal sealed class RepliesRun(VirtualClock clock, IReadOnlyList<StagedCampaign> campaigns)
{
    /// <summary>Of what is due at the same instant.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly IReadOnlyList<string> Barriers =
        [.. new CampaignFiles().Read(new JsonObject()).Feedback.Barriers.Select(barrier => barrier.Key)];

    private readonly Dictionary<string, (ReplyPerson Person, StagedCampaign Campaign)> byAddress = campaigns
        .SelectMany(campaign => campaign.People.Select(person => (Person: person, Campaign: campaign)))
        .SelectMany(one => one.Person.Addresses.Select(address => (Address: address, Reader: one)))
        .ToDictionary(one => one.Address, one => one.Reader, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, OutboundMessage> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DateTimeOffset, ConcurrentBag<Func<Task>>> due = new();
    private DemoApi api = null!;
    private ProviderPosts posts = null!;

    /// <summary>Called with every message that leaves the app. What answers the labelled replies is left unanswered.</summary>
    public void Read(OutboundMessage message)
    {
        if (sent.TryAdd(message.Id, message) && clock.GetUtcNow() < StagedCampaign.RepliedAt
            && byAddress.TryGetValue(message.To, out var reader) && reader.Campaign.OnTheWay(reader.Person, message.Step) is { } answer)
        {
            At(clock.GetUtcNow() + StagedCampaign.Takes(reader.Person), () => api.ReplyAsync(message.To, answer));
        }
    }

    public async Task<IReadOnlyList<TreatedReply>> PlayAsync(LocalHostApp app, CancellationToken cancellation)
    {
        // Nothing happens before everybody is on stage.
        var curtain = clock.Busy();
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(5) };
        (api, posts) = (new DemoApi(http), new ProviderPosts(http));
        foreach (var campaign in campaigns)
        {
            await api.CreateAsync(campaign.CampaignJson());
            using var people = JsonDocument.Parse(campaign.PeopleJson());
            await api.PostAsync($"/api/campaigns/{campaign.Id}/participants", people.RootElement);
            clock.Schedule(campaign.Launch, () => api.PostAsync($"/api/campaigns/{campaign.Id}/launch", body: null));
        }

        var ended = new TaskCompletionSource<IReadOnlyList<TreatedReply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var tables = app.Services.GetRequiredService<FlowTables>();
        StoredState? before = null;
        clock.Schedule(StagedCampaign.RepliedAt - Hour, FreePlacesAsync);
        clock.Schedule(StagedCampaign.RepliedAt - (Hour / 2), () => AllAsync(Writers.Where(one => one.Reply!.StoppedBefore), StopAsync));
        clock.Schedule(StagedCampaign.RepliedAt, () => TryAsync(async () =>
        {
            before = await StoredState.ReadAsync(tables, cancellation);
            Check(before);
            await AllAsync(Writers, person => ReplyAsync(person, cancellation));
        }));
        clock.Schedule(StagedCampaign.RepliedAt + Hour, () => TryAsync(async () =>
            ended.TrySetResult(Compare(before!, await StoredState.ReadAsync(tables, cancellation)))));
        curtain.Dispose();
        return await ended.Task.WaitAsync(cancellation);

        // What fails on the clock would otherwise end the process without a word.
        async Task TryAsync(Func<Task> action)
        {
            try
            {
                await action();
            }
            catch (Exception failure)
            {
                ended.TrySetException(failure);
            }
        }
    }

    private IEnumerable<ReplyPerson> Writers => campaigns.SelectMany(campaign => campaign.People).Where(person => person.Reply is not null);

    /// <summary>What is due at the same instant is done side by side, in one go of the clock.</summary>
    private void At(DateTimeOffset instant, Func<Task> action)
    {
        var fresh = new ConcurrentBag<Func<Task>>();
        var there = due.GetOrAdd(instant, fresh);
        there.Add(action);
        if (there == fresh)
        {
            clock.Schedule(instant, () => AllAsync(there, one => one()));
        }
    }

    private static Task AllAsync<T>(IEnumerable<T> all, Func<T, Task> action) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await action(one));

    /// <summary>In the words that the product itself asks for.</summary>
    private Task FreePlacesAsync() =>
        AllAsync(campaigns.SelectMany(campaign => campaign.PlaceHolders), person => api.ReplyAsync(person.Email, "not coming"));

    private Task StopAsync(ReplyPerson person) => posts.TextAsync(person.Phone!, "STOP", $"SMstop{person.Number}", CancellationToken.None);

    private Task ReplyAsync(ReplyPerson person, CancellationToken cancellation)
    {
        var (reply, id) = (person.Reply!, $"SMreply{person.Number}");
        if (reply.Channel == Channel.Sms)
        {
            return posts.TextAsync(person.Phone!, reply.Text, id, cancellation);
        }

        var answered = sent.Values.Where(message => message.To == person.Email).MaxBy(message => message.At);
        var (to, subject) = (answered?.Envelope?.ReplyTo, answered?.Subject);
        return posts.MailAsync(new ReplyMail(person.Name, person.Email, to, subject, reply.Text, id, clock.GetUtcNow()), cancellation);
    }

    /// <summary>Figures about another question than the one that the file names would say nothing.</summary>
    private void Check(StoredState state)
    {
        foreach (var campaign in campaigns)
        {
            foreach (var person in campaign.People.Where(person => person.Reply is not null))
            {
                var stored = state.People[person.Name];
                var open = stored.OpenQuestions.Where(one => one.IsOpen(clock.GetUtcNow())).Select(one => one.Key).ToList();
                var hasStopped = stored.Withdrawal != Withdrawal.None;
                IReadOnlyList<string> expected = campaign.Open.Key is { } key ? [key] : [];
                if (hasStopped != person.Reply!.StoppedBefore || (!hasStopped && !open.SequenceEqual(expected)))
                {
                    var found = hasStopped ? "has stopped" : $"is asked: {(open.Count == 0 ? "nothing" : string.Join(", ", open))}";
                    throw new InvalidOperationException(
                        $"{person.Reply.Id} could not be brought to its question ({campaign.Open.Title}): the person {found}.");
                }
            }
        }
    }

    private IReadOnlyList<TreatedReply> Compare(StoredState before, StoredState after)
    {
        // Nothing else is due within the hour, so that whatever goes to somebody then answers what they wrote.
        var since = sent.Values.Where(message => message.At >= StagedCampaign.RepliedAt);
        var written = since.Select(message => message.To).ToHashSet(StringComparer.Ordinal);
        return [.. Writers.Select(person =>
        {
            var stored = after.People[person.Name];
            var effects = new ReplyEffects(before.People[person.Name], stored, StagedCampaign.RepliedAt)
            {
                Received = after.Received[(stored.CampaignId, stored.Id)],
                Inbox = after.Inbox[(stored.CampaignId, stored.Id)],
                Barriers = Barriers,
            };
            var isAnswered = effects.IsConfirmedByTheProvider || person.Addresses.Any(written.Contains);
            return new TreatedReply(person.Reply!, effects.Done(), isAnswered, effects.Note());
        })];
    }
}
