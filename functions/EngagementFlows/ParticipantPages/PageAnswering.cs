using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Participants;
using EngagementFlows.Questions;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Safeguarding;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>Puts what was chosen or written on a page where answers go; words that ask us to stop are a withdrawal wherever they stand.</summary>
public sealed class PageAnswering(
    TakeAnswer answers, Concerns concerns, PhraseStore phrases, ContactKeys keys, ContactCircles circles, Withdraw withdraw, WaitingForTheTeam waiting,
    IdSource ids)
{
    /// <summary>Of a text on a page, in characters.</summary>
    public const int LongestText = 2_000;

    private const string SharedStop =
        "Somebody with the same phone or email address stopped all messages to it on a page of their own, so this person gets none and has no "
        + "place any more. They did not ask for it: find another way to reach them, and ask what they want.";

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
    /// <param name="harm">Of the texts, those that have been read and tell of harm.</param>
    /// <param name="isProven">False where it is not certain that the person wrote it.</param>
    public async Task LookAtRefusedAsync(
        PageVisit visit, IEnumerable<string> texts, DurableTaskClient client, CancellationToken cancellation,
        IReadOnlyList<string>? harm = null, bool isProven = true)
    {
        foreach (var text in texts)
        {
            var id = $"page-{keys.Hash("refused-form", $"{visit.Person.Ref.Key}\n{text}")}";
            var words = new DirectAnswer(id, OpeningQuestion.Key, new StatedAnswer { Text = text }, visit.Now, "page");
            await concerns.LookAtAsync(visit.Person, words, client, cancellation, isSure: harm?.Contains(text.Trim()) == true, isProven);
        }
    }

    /// <summary>The page says that it is done, so that no message need say it again.</summary>
    public async Task StopAsync(PageVisit visit, string reason, DurableTaskClient client, CancellationToken cancellation, string? text = null)
    {
        var (person, channel) = (visit.Person, visit.Person.Details.PreferredChannel);
        var wish = new WishToStop($"page-{ids.New()}", visit.Now, Withdrawal.ByProviderWord, channel, reason) { Text = text, IsMessage = text is not null };
        if (person.SharesContact && keys.For(person.Details, channel) is { } key)
        {
            // Before it is done: others stop with them who did not ask for it, and nobody writes to them that they did.
            await TellTheTeamAsync(visit, await circles.PeopleAsync(key, cancellation), cancellation);
        }

        await withdraw.EverywhereAsync(person.Ref, wish, client, cancellation);
    }

    private async Task TellTheTeamAsync(PageVisit visit, IReadOnlyList<Participant> people, CancellationToken cancellation)
    {
        var (person, channel) = (visit.Person, visit.Person.Details.PreferredChannel);
        var others = people.Where(other => other.Withdrawal == Withdrawal.None && other.Details.Name != person.Details.Name).ToList();
        if (others.Count > 0)
        {
            var message = new InboundMessage(
                $"stop-{keys.Hash("shared-stop", $"{person.Ref.Key}\n{visit.Now:yyyy-MM-dd}")[..24]}", channel, person.Details.AddressFor(channel) ?? "", "", "", visit.Now);
            await waiting.PutItemAsync(others, message, SharedStop, cancellation);
        }
    }

    public static FieldError? TooLong(Speech speech, string field, string text) => text.Length <= LongestText ? null
        : new FieldError(field, speech.In($"Write at most {LongestText} characters. This is {text.Length}.", $"Ysgrifennwch {LongestText} o lythrennau ar y mwyaf. Mae {text.Length} yma."));
}
