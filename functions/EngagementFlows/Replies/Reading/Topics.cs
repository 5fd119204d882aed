namespace EngagementFlows.Replies.Reading;

/// <summary>The sections of the vocabulary's files that decisions are made on.</summary>
internal static class Topics
{
    internal const string StopAll = "stop-all";
    internal const string StopUnsure = "stop-unsure";
    /// <summary>Words that a wish to stop often has: with nothing else in the reply that explains them, somebody reads it.</summary>
    internal const string StopHint = "stop-hint";
    internal const string NoTexts = "no-texts";
    internal const string NoEmails = "no-emails";
    internal const string PreferText = "prefer-text";
    internal const string PreferEmail = "prefer-email";
    internal const string PreferLetter = "prefer-letter";
    internal const string StopReminders = "stop-reminders";
    internal const string Limits = "limits";

    /// <summary>They ask us not to stop.</summary>
    internal const string GoesOn = "goes-on";
    internal const string Start = "start";

    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string Maybe = "maybe";
    internal const string Coming = "coming";
    internal const string NotComing = "not-coming";
    internal const string NotComingReason = "not-coming-reason";
    internal const string Ill = "ill";
    internal const string Late = "late";
    internal const string Past = "past";
    internal const string Condition = "condition";
    internal const string NextTime = "next-time";
    internal const string Supporter = "supporter";

    internal const string BringsOne = "brings-one";
    internal const string BringsSeveral = "brings-several";
    internal const string BringsNobody = "brings-nobody";

    internal const string ByVideo = "by-video";
    internal const string InTheRoom = "in-the-room";

    /// <summary>The channel that somebody asks to be written to by.</summary>
    internal const string WriteByEmail = "write-by-email";
    internal const string WriteByText = "write-by-text";

    /// <summary>One channel set against the other, which is no wish to stop.</summary>
    internal const string ComparedChannels = "compared-channels";

    /// <summary>They had said no to taking part, and want to after all.</summary>
    internal const string TakesPartAgain = "takes-part-again";

    internal const string Given = "given";
    internal const string Refused = "refused";
    internal const string ConsentCondition = "consent-condition";
    internal const string Doubt = "doubt";

    internal const string Need = "need";
    internal const string NoNeed = "no-need";
    internal const string NoneOf = "none-of";
    internal const string Except = "except";

    internal const string WrongPerson = "wrong-person";
    internal const string Bereavement = "bereavement";
    internal const string HarmHint = "harm-hint";
    /// <summary>Turns of phrase with words of harm in them.</summary>
    internal const string NoHarm = "no-harm";
    internal const string HarmFile = "harm";
    internal const string Automatic = "automatic";

    /// <summary>Two of these make an email a machine's.</summary>
    internal const string AutomaticHint = "automatic-hint";
    internal const string Thinking = "thinking";
    internal const string Puzzled = "puzzled";
    internal const string Already = "already";
    internal const string Private = "private";
    internal const string Proxy = "proxy";
    internal const string Thanks = "thanks";
    /// <summary>Thanks in words that say nothing else: "lovely" may be a yes.</summary>
    internal const string MereThanks = "mere-thanks";
    internal const string Grumble = "grumble";
    internal const string HumanMatter = "human-matter";
    internal const string WrongChat = "wrong-chat";
    /// <summary>Talk about our own messages.</summary>
    internal const string Meta = "meta";

    internal const string Opinion = "opinion";

    /// <summary>"I", "my": somebody may be speaking of themselves and not of what was asked.</summary>
    internal const string OwnPerson = "own-person";

    internal const string Interrogative = "interrogative";

    internal const string Everyday = "ask-";

    /// <summary>They ask to be rung, or to talk to somebody.</summary>
    internal const string AskHuman = Everyday + "human";

    internal const string WhoComes = "who-comes";
    internal const string TheWay = "the-way";
    internal const string TheBuilding = "the-building";

    /// <summary>What a sentence is about that asks in words that no phrase has.</summary>
    internal const string About = "about-";

    /// <summary>What "not" before it turns round.</summary>
    internal static readonly HashSet<string> Assertions = [Yes, Coming, Given, Start, Thanks, Late, TakesPartAgain, BringsOne,
        BringsSeveral, ByVideo, WriteByEmail, WriteByText];

    internal static readonly HashSet<string> Polarity = [Yes, No, Maybe, Coming, NotComing, Given, Refused];

    internal static readonly HashSet<string> ShortAnswers = [Yes, No, Given, Refused, NoNeed, NoneOf, Thanks];

    internal static bool IsEveryday(string topic) => topic.StartsWith(Everyday, StringComparison.Ordinal);

    internal static bool IsStopping(string topic) => topic is StopAll or NoTexts or NoEmails or StopReminders or Limits or Start or PreferEmail or PreferText;
}
