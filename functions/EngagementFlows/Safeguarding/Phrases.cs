using EngagementFlows.Access;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Safeguarding;

/// <param name="Added">Phrases that count besides the built-in ones, by language.</param>
/// <param name="Removed">Built-in phrases that do not count.</param>
public sealed record PhrasesInput(AddedPhrases? Added = null, IReadOnlyList<string?>? Removed = null);

public sealed record AddedPhrases(IReadOnlyList<string?>? En = null, IReadOnlyList<string?>? Cy = null);

/// <summary>The phrases that put a reply in front of a named person at once. They concern all campaigns.</summary>
public sealed class Phrases(PhraseStore store)
{
    private const int Most = 500;

    [Function("GetPhrases")]
    [LeastRole(Role.Coordinator)]
    [Recorded]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/safeguarding/phrases")] HttpRequest request, CancellationToken cancellation) =>
        Shown(request, (await store.ReadAsync(cancellation)).Changes);

    [Function("WritePhrases")]
    [LeastRole(Role.Administrator)]
    public async Task<IActionResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/safeguarding/phrases")] HttpRequest request, CancellationToken cancellation)
    {
        var (input, fault) = await Api.ReadAsync<PhrasesInput>(request, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var errors = Faults(input!);
        if (errors.Count > 0)
        {
            return Api.Invalid(errors);
        }

        var (ifMatch, missing) = IfMatch.Read(request, "Send the list's ETag in If-Match, so that nobody else's change is overwritten.");
        if (missing is not null)
        {
            return missing;
        }

        var (before, etag) = await store.ReadAsync(cancellation);
        var after = new PhraseChanges(Tidy(input!.Added?.En), Tidy(input.Added?.Cy), Tidy(input.Removed)) { Revision = before.Revision + 1 };
        return ifMatch == before.ETag && await store.WriteAsync(after, etag, cancellation)
            ? Shown(request, after)
            : Api.Problem(StatusCodes.Status412PreconditionFailed, "Somebody else was quicker", "The list has been changed since it was read. Read it again, and decide anew.");
    }

    private static ContentResult Shown(HttpRequest request, PhraseChanges changes)
    {
        request.HttpContext.Response.Headers.ETag = changes.ETag;
        return Api.Ok(new
        {
            builtIn = new { en = PhraseBook.BuiltIn.En, cy = PhraseBook.BuiltIn.Cy },
            sets = PhraseBook.BuiltIn.Sets,
            added = new { en = changes.En, cy = changes.Cy },
            removed = changes.Removed,
        });
    }

    private static Dictionary<string, string[]> Faults(PhrasesInput input)
    {
        var errors = new Dictionary<string, string[]>();
        var builtIn = PhraseBook.BuiltIn.En.Values.Concat(PhraseBook.BuiltIn.Cy.Values).SelectMany(phrases => phrases).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, phrases) in new[] { ("added.en", input.Added?.En), ("added.cy", input.Added?.Cy) })
        {
            foreach (var (phrase, n) in (phrases ?? []).Select((phrase, n) => (phrase, n)))
            {
                if (Phrase.Fault(phrase, PhraseBook.BuiltIn.Sets) is { } why)
                {
                    errors[$"{field}[{n}]"] = [why];
                }
            }

            if (phrases?.Count > Most)
            {
                errors[field] = [$"At most {Most} phrases can be added."];
            }
        }

        foreach (var (phrase, n) in (input.Removed ?? []).Select((phrase, n) => (phrase, n)).Where(one => one.phrase is null || !builtIn.Contains(one.phrase)))
        {
            errors[$"removed[{n}]"] = ["This is not a built-in phrase. Write it exactly as builtIn has it."];
        }

        return errors;
    }

    private static IReadOnlyList<string> Tidy(IReadOnlyList<string?>? phrases) => [.. (phrases ?? []).OfType<string>().Select(phrase => phrase.Trim()).Distinct(StringComparer.Ordinal)];
}
