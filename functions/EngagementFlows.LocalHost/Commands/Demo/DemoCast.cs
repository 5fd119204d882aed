using System.Collections.Concurrent;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>The scripted participants: each reads what is sent to them and answers after a while, by the same channel.</summary>
internal sealed class DemoCast(DemoScript script, VirtualClock clock)
{
    private readonly ConcurrentDictionary<string, DemoPerson> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> handled = new(StringComparer.Ordinal);
    private int sent;
    private int replies;

    /// <summary>Set once the host has an address.</summary>
    public DemoApi? Api { get; set; }

    /// <summary>Cancelled when somebody stops the demo: the host is going away, and replies no longer matter.</summary>
    public CancellationToken Interrupted { get; set; }

    public int Sent => sent;

    public int Replies => replies;

    public void Enter(IReadOnlyDictionary<string, string> idsByName, IReadOnlyDictionary<string, string> addressesByName)
    {
        foreach (var (name, person) in script.People)
        {
            byId[idsByName[name]] = person;
            foreach (var unasked in person.Unasked ?? [])
            {
                clock.Schedule(unasked.At, () => ReplyAsync(addressesByName[name], unasked.Text));
            }
        }
    }

    public void Read(OutboundMessage message)
    {
        Interlocked.Increment(ref sent);
        if (!handled.TryAdd(message.Id, value: true) || !byId.TryGetValue(message.ParticipantId, out var person) || AnswerOf(person, message.Step) is not { Length: > 0 } text)
        {
            return;
        }

        clock.Schedule(clock.GetUtcNow().AddMinutes(person.AfterMinutes ?? 25), () => ReplyAsync(message.To, text));
    }

    private string? AnswerOf(DemoPerson person, string step)
    {
        var own = Longest(person.Says, step);
        return own is not null || person.IsSilent ? own : Longest(script.Usually, step);
    }

    /// <summary>The answer under the longest key with which the step's begins.</summary>
    private static string? Longest(IReadOnlyDictionary<string, string>? answers, string step) =>
        answers?.Where(answer => step.StartsWith(answer.Key, StringComparison.Ordinal)).OrderByDescending(answer => answer.Key.Length).Select(answer => answer.Value).FirstOrDefault();

    private async Task ReplyAsync(string from, string text)
    {
        if (Interrupted.IsCancellationRequested)
        {
            return;
        }

        Interlocked.Increment(ref replies);
        try
        {
            await Api!.ReplyAsync(from, text);
        }
        catch (Exception failure) when (Interrupted.IsCancellationRequested && failure is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // It was under way when the host went.
        }
    }
}
