using EngagementFlows.Consent;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Questions;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>Puts what was chosen or written on a page where answers go; words that ask us to stop are a withdrawal wherever they stand.</summary>
public sealed class PageAnswering(TakeAnswer answers, Concerns concerns, Withdraw withdraw, IdSource ids)
{
    /// <summary>Of a text on a page, in characters.</summary>
    public const int LongestText = 2_000;

    public Task TakeAsync(PageVisit visit, string question, StatedAnswer answer, DurableTaskClient client, CancellationToken cancellation) =>
        answers.TakeAsync(visit.Person.Ref, new DirectAnswer($"page-{ids.New()}", question, answer, visit.Now, "page"), client, cancellation);

    /// <returns>True where the words ask us to stop: then that is done, and they are kept as what they are.</returns>
    public async Task<bool> StopsAsync(PageVisit visit, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        if (ReplyReaders.BuiltIn.Read(text, new ReplyQuestion.FreeText(), Channel.Email).OptOut != OptOutScope.All)
        {
            return false;
        }

        // Whoever asks us to stop may tell of harm in the same words.
        await concerns.LookAtAsync(visit.Person, new DirectAnswer($"page-{ids.New()}", OpeningQuestion.Key, new StatedAnswer { Text = text }, visit.Now, "page"), client, cancellation);
        await StopAsync(visit, "withdraws in words on a page", client, cancellation, text);
        return true;
    }

    /// <summary>The page says that it is done, so that no message need say it again.</summary>
    public Task StopAsync(PageVisit visit, string reason, DurableTaskClient client, CancellationToken cancellation, string? text = null) => withdraw.EverywhereAsync(
        visit.Person.Ref,
        new WishToStop($"page-{ids.New()}", visit.Now, Withdrawal.ByProviderWord, visit.Person.Details.PreferredChannel, reason) { Text = text, IsMessage = text is not null },
        client,
        cancellation);

    public static FieldError? TooLong(Speech speech, string field, string text) => text.Length <= LongestText ? null
        : new FieldError(field, speech.In($"Write at most {LongestText} characters. This is {text.Length}.", $"Ysgrifennwch {LongestText} o lythrennau ar y mwyaf. Mae {text.Length} yma."));
}
