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
    TakeAnswer answers, ParticipantStore participants, Concerns concerns, PhraseStore phrases, ContactKeys keys, ContactCircles circles, Withdraw withdraw, WaitingForTheTeam waiting,
    IdSource ids)
{
    /// <summary>Of a text on a page, in characters.</summary>
    public const int LongestText = 2_000;

    private const string SharedStop =
        "Somebody with the same phone or email address stopped all messages to it on a page of their own, so this person gets none and has no "
        + "place any more. They did not ask for it: find another way to reach them, and ask what they want.";

    public Task TakeAsync(PageVisit visit, string question, StatedAnswer answer, DurableTaskClient client, CancellationToken cancellation) =>
        TakeAsync(visit, [new FieldAnswer(question, answer)], client, cancellation);

    /// <param name="form">All answers of one form, in the order of the page.</param>
    public Task TakeAsync(PageVisit visit, IEnumerable<FieldAnswer> form, DurableTaskClient client, CancellationToken cancellation) => answers.TakeAsync(
        visit.Person.Ref, [.. form.Select(one => new DirectAnswer($"page-{ids.New()}", one.Question, one.Answer, visit.Now, "page"))], client, cancellation);

    /// <summary>What the person needs, in their words.</summary>
    public async Task TakeNeedsAsync(PageVisit visit, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!await TakeLessAsync(visit, text, cancellation))
        {
            await TakeAsync(visit, [NeedsAnswer(visit, text)], client, cancellation);
        }
    }

    /// <summary>What they leave of what they had said that they need is all that they need of it: the rest of it has ended.</summary>
    /// <returns>False where the text says more than that.</returns>
    public async Task<bool> TakeLessAsync(PageVisit visit, string left, CancellationToken cancellation)
    {
        if (NotedNeeds.OwnWords(visit.Person) is not { } own || !PersonalNeeds.IsLess(own, left))
        {
            return false;
        }

        await ChangeAsync(visit, AccessNeedsQuestion.Key, before => PersonalNeeds.TakeAway(before, own, left, visit.Now), cancellation);
        return true;
    }

    /// <summary>They emptied a field in which words of theirs stood: what they had said there counts no more.</summary>
    public Task TakeAwayAsync(PageVisit visit, string field, string own, CancellationToken cancellation) => ChangeAsync(
        visit,
        field,
        before => field == AccessNeedsQuestion.Key ? PersonalNeeds.TakeAway(before, own, left: "", visit.Now)
            : field == OpeningQuestion.Key ? before with { Answers = before.Answers with { Opening = null } }
            : before,
        cancellation);

    private Task ChangeAsync(PageVisit visit, string field, Func<Participant, Participant> change, CancellationToken cancellation)
    {
        var line = TimelineEntry.Note(field, $"page-{ids.New()}", visit.Now, "took away on their page what they had said");
        return participants.ChangeAsync(visit.Person.Ref, before => (change(before), [line]), cancellation: cancellation);
    }

    /// <summary>What the person needs, in their words; empty where they let stand what is noted, which pages ask about too.</summary>
    public static FieldAnswer NeedsAnswer(PageVisit visit, string text)
    {
        var noted = NotedNeeds.Any(visit.Person);
        var words = text.Length > 0 ? text : (visit.Speech with { Both = false }).In("That is all.", "Dyna'r cyfan.");
        var reading = ReplyReaders.BuiltIn.Read(words, new ReplyQuestion.FreeText(IsAboutNeeds: true, IsToConfirm: noted), Channel.Email);
        // "I do not need large print" orders none.
        var namesNone = reading.Answer is ReplyMeaning.FreeText { NamesNoNeed: true } || (noted && NotedNeedsAnswer.Confirms(words));
        return new FieldAnswer(AccessNeedsQuestion.Key, new StatedAnswer { Text = words, NamesNoNeed = namesNone });
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
            if (visit.Person.Id.Length == 0)
            {
                if (harm?.Contains(text.Trim()) == true || await phrases.TellsOfHarmAsync(text, cancellation))
                {
                    await concerns.LookAtNobodysAsync(visit.Campaign.Id, IdOfRefused(visit, text), text, visit.Now, client, cancellation);
                }

                continue;
            }

            var words = new DirectAnswer(IdOfRefused(visit, text), OpeningQuestion.Key, new StatedAnswer { Text = text }, visit.Now, "page");
            await concerns.LookAtAsync(visit.Person, words, client, cancellation, isSure: harm?.Contains(text.Trim()) == true, isProven);
        }
    }

    /// <summary>Under which the words of a form that is not taken are known: the same, however often they are sent.</summary>
    public string IdOfRefused(PageVisit visit, string text) => $"page-{keys.Hash("refused-form", $"{visit.Person.Ref.Key}\n{text}")}";

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

/// <param name="Question">As <see cref="DirectAnswer.Question"/>.</param>
public readonly record struct FieldAnswer(string Question, StatedAnswer Answer);
