using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>The labels of the labelled replies, and the readings that they stand for. Pure.</summary>
internal static class ReplyTreatment
{
    internal const string Team = "team";
    internal const string Automatic = "automatic";
    internal const string Start = "start";
    internal const string StopAll = "stop-all";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Safeguarding = "safeguarding";
    internal const string Answer = "answer";
    internal const string Need = "need";
    internal const string ConsentYes = "consent-yes";
    internal const string ConsentNo = "consent-no";

    private static readonly Dictionary<string, OptOutScope> Stops = new(StringComparer.Ordinal)
    {
        [StopAll] = OptOutScope.All,
        ["stop-sms"] = OptOutScope.Texts,
        ["stop-email"] = OptOutScope.Emails,
        ["stop-reminders"] = OptOutScope.Reminders,
    };

    private static readonly Dictionary<string, YesNoAnswer> Comings = new(StringComparer.Ordinal)
    {
        [Yes] = YesNoAnswer.Yes, [No] = YesNoAnswer.No, ["maybe"] = YesNoAnswer.NotSure,
    };

    private static readonly Dictionary<string, EverydayQuestion> Questions = new(StringComparer.Ordinal)
    {
        ["ask:bring-someone"] = EverydayQuestion.BringSomeone,
        ["ask:parking-access-or-transport"] = EverydayQuestion.ParkingAccessOrTransport,
        ["ask:pay"] = EverydayQuestion.Pay,
        ["ask:why-me"] = EverydayQuestion.WhyMe,
        ["ask:my-answer"] = EverydayQuestion.MyAnswer,
        ["ask:link"] = EverydayQuestion.Link,
        ["ask:when"] = EverydayQuestion.When,
        ["ask:who"] = EverydayQuestion.Who,
        ["ask:where"] = EverydayQuestion.Where,
        ["ask:human"] = EverydayQuestion.Human,
        ["ask:change-language"] = EverydayQuestion.ChangeLanguage,
        ["ask:what"] = EverydayQuestion.What,
    };

    internal static bool IsStop(string label) => Stops.ContainsKey(label);

    internal static bool IsEverydayQuestion(string label) => Questions.ContainsKey(label);

    /// <summary>What does little harm to somebody who meant something else.</summary>
    internal static bool IsHarmlessIfWrong(string label) => Questions.ContainsKey(label) || label is "maybe" or "late" or "rating" or "choice" or Automatic;

    internal static bool IsComing(string label) => Comings.ContainsKey(label);

    /// <summary>The labels of a reading; numbers and own words without what they say.</summary>
    internal static IReadOnlyList<string> Of(ReplyReading reading, ReplyQuestion? question) =>
    [
        .. reading.TellsOfHarm ? [Safeguarding] : Array.Empty<string>(),
        .. Stops.Where(stop => stop.Value == reading.OptOut).Select(stop => stop.Key),
        .. reading.OptsIn ? ["start"] : Array.Empty<string>(),
        .. reading.NotThem == NotThem.WrongPerson ? ["wrong-person"] : Array.Empty<string>(),
        .. reading.NotThem == NotThem.Bereavement ? ["bereavement"] : Array.Empty<string>(),
        .. reading.IsAutomatic ? [Automatic] : Array.Empty<string>(),
        .. reading.IsLate ? ["late"] : Array.Empty<string>(),
        .. reading.IsThanks ? ["thanks"] : Array.Empty<string>(),
        .. Comings.Where(coming => coming.Value == reading.Coming).Select(coming => coming.Key),
        .. Questions.Where(asked => reading.Asks.Contains(asked.Value)).Select(asked => asked.Key),
        .. reading.Answer switch
        {
            ReplyMeaning.YesNo yesNo => [yesNo.Answer == YesNoAnswer.Yes ? ConsentYes : ConsentNo],
            ReplyMeaning.Ratings => ["rating"],
            ReplyMeaning.Choices => ["choice"],
            ReplyMeaning.FreeText => question is ReplyQuestion.FreeText { IsAboutNeeds: true } ? [Need, Answer] : [Answer],
            _ => Array.Empty<string>(),
        },
    ];

    /// <summary>"rating:4435" is a rating.</summary>
    internal static string Kind(string label) => label.Split(':') is [("rating" or "choice") and var kind, ..] ? kind : label;

    /// <summary>
    /// What labels alone are enough for. Numbers need the rules, and a consent or an opt-in is never taken from likeness to examples. Own words
    /// are: somebody of the team looks at them before they are shared.
    /// </summary>
    /// <returns>Null where one of them needs more.</returns>
    internal static ReplyReading? Reading(IEnumerable<string> labels, ReplySigns signs, ReplyQuestion? question)
    {
        ReplyReading? reading = new();
        foreach (var label in labels)
        {
            reading = reading is null ? null : With(reading, label, signs, question);
        }

        return reading;
    }

    private static ReplyReading? With(ReplyReading reading, string label, ReplySigns signs, ReplyQuestion? question) => label switch
    {
        Safeguarding => reading with { TellsOfHarm = true },
        _ when Stops.TryGetValue(label, out var scope) => reading with { OptOut = scope },
        _ when Comings.TryGetValue(label, out var coming) => reading with
        {
            Coming = coming,
            Answer = question is ReplyQuestion.Attendance ? new ReplyMeaning.Attendance(coming) : reading.Answer,
        },
        _ when Questions.TryGetValue(label, out var asked) => reading with { Asks = [.. reading.Asks, asked] },
        Answer or Need when question is ReplyQuestion.FreeText { IsAboutNeeds: true } =>
            reading with { Answer = new ReplyMeaning.FreeText(signs.Text, NamesNoNeed: label == Answer) },
        Answer when question is ReplyQuestion.FreeText => reading with { Answer = new ReplyMeaning.FreeText(signs.Text) },
        ConsentNo when question is ReplyQuestion.YesNo => reading with { Answer = new ReplyMeaning.YesNo(YesNoAnswer.No) },
        Team => reading with { ForTheTeam = reading.ForTheTeam ?? "Replies like it are for somebody to read." },
        "late" => reading with { IsLate = true },
        "wrong-person" => reading with { NotThem = NotThem.WrongPerson },
        "bereavement" => reading with { NotThem = NotThem.Bereavement },
        "thanks" => reading with { IsThanks = true },
        Automatic => reading with { IsAutomatic = true },
        _ => null,
    };
}
