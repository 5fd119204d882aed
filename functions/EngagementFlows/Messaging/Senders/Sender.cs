using System.Collections.Immutable;

namespace EngagementFlows.Messaging.Senders;

/// <summary>How one of our senders stands: a phone number or messaging service for texts, an account for emails.</summary>
public sealed record Sender
{
    /// <summary>When the next message in turn may go; those that answer somebody have a lane of their own.</summary>
    public DateTimeOffset NextInTurn { get; init; }
    public DateTimeOffset NextAnswer { get; init; }

    /// <summary>Messages given a turn on each day, UTC, for the limit a day.</summary>
    public ImmutableSortedDictionary<DateOnly, int> Days { get; init; } = ImmutableSortedDictionary<DateOnly, int>.Empty;

    /// <summary>Set while the account or the sender is set up wrongly; nothing is handed over until the team says that it is mended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
    public string? StopCode { get; init; }
}

/// <param name="Due">When the message was due: who was due first goes first.</param>
/// <param name="Answers">It answers something that the person has just said, and does not wait behind a mailing.</param>
public sealed record TurnRequest(string Key, DateTimeOffset Due, int Units, bool Answers);

/// <param name="UnitsPerSecond">Parts of text messages, or emails.</param>
/// <param name="PerDay">0 for no limit.</param>
public sealed record SenderLimits(double UnitsPerSecond, int PerDay)
{
    /// <summary>The share of the rate that is kept for answers.</summary>
    private const double ForAnswers = 0.2;

    /// <param name="isAlone">No mailing has a turn from then on: an answer may have the whole rate.</param>
    internal TimeSpan Takes(TurnRequest request, bool isAlone) => TimeSpan.FromSeconds(request.Units / (UnitsPerSecond * (isAlone ? 1 : request.Answers ? ForAnswers : 1 - ForAnswers)));
}

/// <summary>Gives turns so that no rate is exceeded, in order of due time, and drops nobody. Pure.</summary>
public static class SenderTurns
{
    public static (Sender Sender, IReadOnlyDictionary<string, DateTimeOffset> Turns) Give(Sender sender, SenderLimits limits, IEnumerable<TurnRequest> requests, DateTimeOffset now)
    {
        var turns = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var days = sender.Days.RemoveRange(sender.Days.Keys.Where(day => day < today));
        var (bulk, answers) = (Later(sender.NextInTurn, now), Later(sender.NextAnswer, now));
        foreach (var request in requests.OrderBy(one => one.Due).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            var turn = request.Answers ? answers : bulk;
            var day = DateOnly.FromDateTime(turn.UtcDateTime);
            while (limits.PerDay > 0 && days.GetValueOrDefault(day) >= limits.PerDay)
            {
                day = day.AddDays(1);
                turn = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            }

            days = days.SetItem(day, days.GetValueOrDefault(day) + 1);
            turns[request.Key] = turn;
            var isAlone = request.Answers && bulk <= turn;
            var next = turn + limits.Takes(request, isAlone);
            // Who takes the whole rate holds a later mailing up for as long, so that the two together never exceed it.
            (bulk, answers) = isAlone ? (next, next) : request.Answers ? (bulk, next) : (next, answers);
        }

        return (sender with { NextInTurn = bulk, NextAnswer = answers, Days = days }, turns);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
