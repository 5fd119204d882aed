using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Orchestrating;
using EngagementFlows.Storage;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Messaging;

/// <summary>
/// Durable Functions runs an activity at least once: after a crash the same one may be under way twice at the same moment. Seen: forty people
/// were invited while the worker was killed, and five of them got two invitations.
/// </summary>
public sealed class TwoAtOnceTests
{
    [Fact]
    public async Task A_journey_that_is_taken_further_twice_at_the_same_moment_sends_each_message_once()
    {
        var (gate, sent) = (new MeetingGate(), new ConcurrentBag<OutboundMessage>());
        await using var world = await GatedWorldAsync(gate, sent.Add);
        var (campaign, person, due) = await InvitedAsync(world);

        // While the engine's own call is held at its first write, a second one comes that far, too.
        Task? second = null;
        gate.CloseUntilTwoHaveCome(() => second = AdvanceAsync(world, campaign, person));
        await world.AdvanceToAsync(due.AddHours(1));
        await second!;

        Assert.Equal(2, gate.Met);
        Assert.Equal(["invitation", "invitation-reminder:1"], sent.Select(message => message.Step).Order(StringComparer.Ordinal));
        Assert.Equal(["invitation", "invitation-reminder:1"], await person.StepsAsync());
    }

    [Fact]
    public async Task A_wish_to_stop_that_comes_between_the_look_and_the_intent_is_heeded()
    {
        var (gate, sent) = (new MeetingGate(), new ConcurrentBag<OutboundMessage>());
        await using var world = await GatedWorldAsync(gate, sent.Add);
        var (_, person, due) = await InvitedAsync(world);

        // The gate holds the intent to send the reminder.
        gate.CloseUntil(async () => (await world.Api.PatchAsync(person.Path, new { withdrawn = true, reason = "asked" })).Ok());
        await world.AdvanceToAsync(due.AddHours(1));

        Assert.Equal(1, gate.Met);
        Assert.Equal(["invitation"], sent.Select(message => message.Step));
    }

    private static async Task<World> GatedWorldAsync(MeetingGate gate, Action<OutboundMessage> watcher)
    {
        var connection = (await Azurite.SharedAsync()).ConnectionString;
        return await StartAsync(
            change: services =>
            {
                services.RemoveAll<TableServiceClient>();
                services.AddSingleton(LocalTables.Service(connection, gate));
                services.AddSingleton<IMessageChannel>(provider => new WatchedOutbox(provider.GetRequiredService<Outbox>(), watcher));
            },
            expectsFaults: true);
    }

    /// <returns>And when the reminder of the invitation is due.</returns>
    private static async Task<(TestCampaign Campaign, TestPerson Person, DateTimeOffset Due)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        return (campaign, person, (DateTimeOffset)(await person.LineAsync())["nextDue"]!);
    }

    private static async Task AdvanceAsync(World world, TestCampaign campaign, TestPerson person)
    {
        var work = JsonSerializer.SerializeToElement(new JourneyStart(campaign.Id, person.Id), JsonRow.Options);
        try
        {
            await world.Service<AdvanceJourney>().Run(new LoopCall(work, null, world.Now, []), world.Engine.Client, CancellationToken.None);
        }
        catch (Azure.RequestFailedException)
        {
            // One of the two may find that the other has taken the journey further; an orchestration repeats it then.
        }
    }

    /// <summary>Once closed, holds the next transaction back until something else has been done, and stays open from then on.</summary>
    private sealed class MeetingGate : HttpPipelinePolicy
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Func<Task>? first;
        private bool letsOthersPass;
        private int met;

        /// <summary>How many it has held.</summary>
        public int Met => Volatile.Read(ref met);

        public void CloseUntilTwoHaveCome(Action begin) => first = () =>
        {
            begin();
            return Task.CompletedTask;
        };

        /// <param name="act">Its own transactions go past.</param>
        public void CloseUntil(Func<Task> act) => (letsOthersPass, first) = (true, act);

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (first is not null && !open.Task.IsCompleted && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            {
                await MeetAsync();
            }

            await ProcessNextAsync(message, pipeline);
        }

        private async Task MeetAsync()
        {
            if (letsOthersPass && Met > 0)
            {
                return;
            }

            if (Interlocked.Increment(ref met) > 1)
            {
                open.TrySetResult();
                return;
            }

            await first!();
            if (letsOthersPass)
            {
                open.TrySetResult();
            }

            await open.Task.WaitAsync(Patience);
        }
    }
}
