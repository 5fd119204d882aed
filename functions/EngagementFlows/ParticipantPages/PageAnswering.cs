using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
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
public sealed class PageAnswering(
    TakeAnswer answers, Concerns concerns, PhraseStore phrases, ContactKeys keys, Withdraw withdraw, IdSource ids)
{
    /// <summary>Of a text on a page, in characters.</summary>
    public const int LongestText = 2_000;

    public Task TakeAsync(PageVisit visit, string question, StatedAnswer answer, DurableTaskClient client, CancellationToken cancellation) =>
        answers.TakeAsync(visit.Person.Ref, new DirectAnswer($"page-{ids.New()}", question, answer, visit.Now, "page"), client, cancellation);

    /// <summary>What the person needs, in their words; empty where they let stand what is noted, which pages ask about too.</summary>
    public Task TakeNeedsAsync(PageVisit visit, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        var noted = NotedNeeds.Any(visit.Person);
        var words = text.Length > 0 ? text : (visit.Speech with { Both = false }).In("That is all.", "Dyna'r cyfan.");
        var reading = ReplyReaders.BuiltIn.Read(words, new ReplyQuestion.FreeText(IsAboutNeeds: true, IsToConfirm: noted), Channel.Email);
        var namesNone = noted && (reading.Answer is ReplyMeaning.FreeText { NamesNoNeed: true } || NotedNeedsAnswer.Confirms(words));
        var answer = new StatedAnswer { Text = words, NamesNoNeed = namesNone };
        return TakeAsync(visit, AccessNeedsQuestion.Key, answer, client, cancellation);
    }

    /// <summary>Whether anything that was typed tells of harm, in whichever field it stands and whatever becomes of the form.</summary>
    public async Task<bool> TellsOfHarmAsync(IEnumerable<string> texts, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            if (await phrases.TellsOfHarmAsync(text, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A form that is not taken, since something in it is wrong, can tell of harm all the same. Sent again, it is the same.
    /// </summary>
    public async Task LookAtRefusedAsync(
        PageVisit visit, IEnumerable<string> texts, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            var id = $"page-{keys.Hash("refused-form", $"{visit.Person.Ref.Key}\n{text}")}";
            var words = new DirectAnswer(id, OpeningQuestion.Key, new StatedAnswer { Text = text }, visit.Now, "page");
            await concerns.LookAtAsync(visit.Person, words, client, cancellation);
        }
    }

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
