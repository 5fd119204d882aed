using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Delivery.Tests;

/// <summary>What must hold after every run, whatever went wrong in it. Each rule gives what breaks it.</summary>
internal static class Invariants
{
    private const string LastWord = "withdrawn";

    public static IReadOnlyList<string> Broken(Evidence evidence) =>
    [
        .. EachKeyIsAcceptedOnceAtMost(evidence),
        .. NothingIsSentThatIsNotRecorded(evidence),
        .. AStepGoesOutAgainOnlyOnceItIsKnownNotToHaveArrived(evidence),
        .. EveryStepHasComeToItsEnd(evidence),
        .. EveryTimelineSaysHowItEnded(evidence),
        .. EveryKeyThatTheLedgerLacksIsAccountedFor(evidence),
        .. WhatTheTeamShouldKnowIsBeforeThem(evidence),
        .. NothingGoesToWhoHasOptedOut(evidence),
        .. NothingGoesInQuietHours(evidence),
        .. NoTextCanArriveInQuietHours(evidence),
        .. NoCallBreaksAContract(evidence),
        .. EveryCallbackIsTaken(evidence),
    ];

    public static IEnumerable<string> EachKeyIsAcceptedOnceAtMost(Evidence evidence) =>
        evidence.Ledger.Messages.GroupBy(message => message.Key).Where(same => same.Count() > 1).Select(same => $"accepted {same.Count()} times: {same.Key}");

    public static IEnumerable<string> NothingIsSentThatIsNotRecorded(Evidence evidence) =>
        from accepted in evidence.Accepted
        let record = accepted.Entry?.Person.Steps[accepted.Entry.Step]
        where record is null || !(record.State is StepState.Sent or StepState.Unresolved || evidence.WasProvedUndelivered(accepted.Message, DateTimeOffset.MaxValue))
        select $"accepted, and recorded as {record?.State.ToString() ?? "nothing"}: {Name(accepted.Entry)} {accepted.Message.Key}";

    public static IEnumerable<string> AStepGoesOutAgainOnlyOnceItIsKnownNotToHaveArrived(Evidence evidence) =>
        from step in evidence.Accepted.Where(one => one.Entry is not null).GroupBy(one => (one.Entry!.Person.Id, one.Entry.Step))
        from pair in step.Zip(step.Skip(1))
        where !evidence.WasProvedUndelivered(pair.First.Message, pair.Second.Message.At)
        select $"went out twice: {Name(pair.Second.Entry)} at {pair.First.Message.At:u} and {pair.Second.Message.At:u}";

    public static IEnumerable<string> EveryStepHasComeToItsEnd(Evidence evidence) =>
        evidence.People.Where(person => person.EndedAt is null).Select(person => $"never ended: {person.Details.Name}")
            .Concat(Steps(evidence).Where(step => !step.Record.IsFinal).Select(step => $"still {step.Record.State}: {step.Name}"));

    /// <summary>What the team reads is what is recorded.</summary>
    public static IEnumerable<string> EveryTimelineSaysHowItEnded(Evidence evidence) =>
        from step in Steps(evidence)
        let line = evidence.Timelines[step.Person.Id].FirstOrDefault(line => line.Step == step.Step)
        let word = step.Record.State switch { StepState.Sent => "sent", StepState.Skipped => "skipped", StepState.Failed => "failed", _ => "unknown" }
        where line?.What != word
        select $"the timeline says {line?.What ?? "nothing"} of what is recorded as {step.Record.State}: {step.Name}";

    /// <summary>A message that no provider has accepted has a reason, was refused, or is known by a look-up not to be there.</summary>
    public static IEnumerable<string> EveryKeyThatTheLedgerLacksIsAccountedFor(Evidence evidence)
    {
        var accepted = evidence.AcceptedKeys;
        var refused = evidence.Ledger.Refusals.Select(refusal => refusal.Key).ToHashSet();
        var wasLookedFor = evidence.Ledger.Attempts.GetValueOrDefault("twilio.list") > 0;
        foreach (var (person, step, record, name) in Steps(evidence))
        {
            var keys = Enumerable.Range(1, record.Attempts).Select(attempt => new MessageReference(person.Ref, MessageReference.IdOf(person.Ref, step, attempt)).ToString()).ToList();
            if (record.State == StepState.Sent && !keys.Exists(accepted.Contains))
            {
                yield return $"recorded as sent, and no provider has it: {name}";
            }

            if (record.State != StepState.Sent && record.Reason is null)
            {
                yield return $"{record.State} without a reason: {name}";
            }

            foreach (var key in keys.SkipLast(1).Where(key => !accepted.Contains(key) && !refused.Contains(key) && !evidence.PortWasClosed && !wasLookedFor))
            {
                yield return $"tried again without proof that it was not taken: {name} {key}";
            }
        }
    }

    public static IEnumerable<string> WhatTheTeamShouldKnowIsBeforeThem(Evidence evidence) =>
        from step in Steps(evidence)
        where step.Record.State is StepState.Failed or StepState.Unresolved
        where !Enumerable.Range(1, step.Record.Attempts).Any(attempt => evidence.Inbox.Any(item => item.Id == $"not-sent-{MessageReference.IdOf(step.Person.Ref, step.Step, attempt)}"))
        select $"{step.Record.State}, and not before the team: {step.Name}";

    public static IEnumerable<string> NothingGoesToWhoHasOptedOut(Evidence evidence)
    {
        foreach (var wish in OptOuts(evidence))
        {
            var after = evidence.Accepted.Where(one => one.Entry?.Person.Id == wish.ParticipantId && one.Message.At > wish.At).ToList();
            var lastWords = after.Where(one => IsLastWord(one.Entry)).ToList();
            foreach (var (message, entry) in after.Except(wish.InOwnWords ? lastWords : []))
            {
                yield return $"after their opt-out at {wish.At:u}: {Name(entry)} at {message.At:u}";
            }

            if (lastWords.DistinctBy(one => one.Entry!.Step).Count() > 1)
            {
                yield return $"more than one last word: {Name(lastWords[0].Entry)}";
            }
        }
    }

    public static IEnumerable<string> NothingGoesInQuietHours(Evidence evidence) =>
        from accepted in evidence.Accepted
        where IsQuiet(accepted.Message.At) && !IsLastWord(accepted.Entry)
        select $"in quiet hours: {Name(accepted.Entry)} at {accepted.Message.At:u}";

    public static IEnumerable<string> NoTextCanArriveInQuietHours(Evidence evidence) =>
        from accepted in evidence.Accepted
        where accepted.Message.Provider == "twilio" && !IsLastWord(accepted.Entry)
        // At the very end of its time it is no longer tried.
        where accepted.Message.ValidityPeriod is not { } valid || IsQuiet(accepted.Message.At.AddSeconds(valid - 1))
        select $"could arrive in quiet hours: {Name(accepted.Entry)} at {accepted.Message.At:u}, valid for {accepted.Message.ValidityPeriod} s";

    public static IEnumerable<string> NoCallBreaksAContract(Evidence evidence) =>
        evidence.Ledger.Violations.Select(violation => $"{violation.Method} {violation.Path}: {string.Join("; ", violation.Problems)}");

    public static IEnumerable<string> EveryCallbackIsTaken(Evidence evidence) =>
        evidence.Ledger.Callbacks.Where(callback => !callback.Lost && callback.Status is not (>= 200 and < 300) && !(evidence.AppWasKilled && callback.Status is null))
            .Select(callback => $"{callback.Kind} {callback.Event} was answered {callback.Status} {callback.Answer}{callback.Error}");

    /// <summary>What people said, and what the provider said for them when it refused (21610).</summary>
    private static IEnumerable<OptOut> OptOuts(Evidence evidence) => evidence.OptOuts.Concat(
        from refusal in evidence.Ledger.Refusals
        where refusal.Code == 21610
        from person in evidence.People
        where person.Details.AddressFor(Channel.Sms) == refusal.To && evidence.OptOuts.All(one => one.ParticipantId != person.Id)
        select new OptOut(person.Id, refusal.At, InOwnWords: false));

    private static IEnumerable<(Participant Person, string Step, StepRecord Record, string Name)> Steps(Evidence evidence) =>
        evidence.People.SelectMany(person => person.Steps.Select(step => (person, step.Key, step.Value, $"{person.Details.Name} {step.Key}")));

    private static bool IsLastWord(LedgerEntry? entry) => entry?.Step.StartsWith(LastWord, StringComparison.Ordinal) == true;

    private static bool IsQuiet(DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Hour is >= 20 or < 9;

    private static string Name(LedgerEntry? entry) => entry is null ? "nobody's" : $"{entry.Person.Details.Name} {entry.Step} ({entry.Attempt})";
}
