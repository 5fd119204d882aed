using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Feedback;
using EngagementFlows.Participants;
using EngagementFlows.Questions;

namespace EngagementFlows.SharedAnswers;

/// <summary>
/// An answer in somebody's own words that others may come to read. It leaves the team only when somebody has looked at these very words and
/// the person agrees; a consent that is taken back, or has run out, takes it back. Pure.
/// </summary>
/// <param name="Question">As <see cref="Journeys.QuestionKeys"/> has it.</param>
public sealed record AnswerInOwnWords(Participant Person, string Question, string Text, AnswerConsent Consent)
{
    /// <summary>The questions whose answers are shared.</summary>
    public static IReadOnlyList<string> Questions { get; } = [OpeningQuestion.Key, FeedbackQuestions.OneThing, FeedbackQuestions.Comment];

    /// <summary>Of these words; the same words again are the same version.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Question}\n{Text}")).AsSpan(0, 8));

    /// <summary>What was decided about it last, whichever words it had then.</summary>
    public AnswerReview? LastReview => Person.AnswerReviews.GetValueOrDefault(Question);

    public AnswerState State => LastReview is not { } review || review.Version != Version ? AnswerState.ToLookAt : review.Approved ? AnswerState.Approved : AnswerState.LeftOut;

    public bool IsShared => State == AnswerState.Approved && Consent.Allows;

    /// <summary>With whose name it is shared; null without one.</summary>
    public string? FirstName => Consent is { Allows: true, Purpose: ConsentPurposes.Quote } ? Person.Details.FirstName : null;

    /// <summary>Of the words and of what was decided about them.</summary>
    public string ETag => ETagOf(Version, LastReview?.Revision ?? 0);

    /// <summary>All of one person, in the order of the questions.</summary>
    public static IEnumerable<AnswerInOwnWords> Of(Campaign campaign, Participant person, DateTimeOffset now)
    {
        if (person.ErasingSince is not null)
        {
            yield break;
        }

        var consent = AnswerConsent.Of(campaign.File, person, now);
        foreach (var question in Questions)
        {
            if (TextOf(person, question) is { Length: > 0 } text)
            {
                yield return new AnswerInOwnWords(person, question, text, consent);
            }
        }
    }

    public static AnswerInOwnWords? Of(Campaign campaign, Participant person, string question, DateTimeOffset now) =>
        Of(campaign, person, now).FirstOrDefault(answer => answer.Question == question);

    private static string? TextOf(Participant person, string question) => question switch
    {
        OpeningQuestion.Key => person.Answers.Opening,
        FeedbackQuestions.OneThing => person.Answers.OneThing,
        _ => person.Answers.Comment,
    };

    internal static string ETagOf(string version, int revision) => $"\"answer-{version}-{revision}\"";
}

[JsonConverter(typeof(JsonStringEnumConverter<AnswerState>))]
public enum AnswerState
{
    /// <summary>Nobody has looked at these words yet.</summary>
    [JsonStringEnumMemberName("to-look-at")]
    ToLookAt,

    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("left-out")]
    LeftOut,
}

/// <summary>
/// What a person agrees to about their words. To be quoted, where the campaign asks for that; else to take part; a campaign that asks for
/// neither relies on another basis than consent. Silence is no consent.
/// </summary>
/// <param name="Purpose">Null where the campaign asks for no such consent.</param>
/// <param name="State"><c>given</c>, <c>refused</c>, <c>withdrawn</c> or <c>expired</c>; null where the person has not answered.</param>
public sealed record AnswerConsent(string? Purpose, string? State, bool Allows)
{
    /// <summary>They said no to being quoted, or to taking part, and words of theirs are not shared whatever else they agree to.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>What becomes of the words of this person as things stand.</summary>
    public SharingOfWords SharingFor(Participant person) =>
        Allows ? (Purpose == ConsentPurposes.Quote
            && person.Details.FirstName is not null ? SharingOfWords.WithFirstName : SharingOfWords.WithoutName)
        : IsRefused ? SharingOfWords.Not
        : Purpose == ConsentPurposes.Quote ? SharingOfWords.OnlyIfQuoted
        : SharingOfWords.OnlyIfTakingPart;

    public static AnswerConsent Of(CampaignFile file, Participant person, DateTimeOffset now)
    {
        string[] purposes = [ConsentPurposes.Quote, ConsentPurposes.TakePart];
        var purpose = purposes.FirstOrDefault(one => file.Consents.Any(asked => asked.Purpose == one));
        var said = purpose is null ? null : person.Consents.GetValueOrDefault(purpose);
        // Whoever no longer takes part, or says no to being quoted though nobody asked, is not quoted either.
        var isRefused = purposes.Any(one => person.Consents.GetValueOrDefault(one)?.IsNo == true);
        return new AnswerConsent(
            purpose,
            said is null ? null : said.IsGivenAt(now) ? "given" : said.StateAt(now).ToString().ToLowerInvariant(),
            !isRefused && (purpose is null || said?.IsGivenAt(now) == true)) { IsRefused = isRefused };
    }
}
