using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// A form from a page that was opened before something else was saved, in another tab or on another device: what this tab left alone stays as
/// it has become since, and what both changed is asked about. An answer that is sent is one though the page showed it already, and so are settings
/// that are sent just as they were: nobody reads that it was saved where something else stands. Pure.
/// </summary>
internal static class StaleTab
{
    /// <param name="typed">By field, as it came, with what the page showed in each field (<see cref="Seen"/>).</param>
    /// <param name="recorded">What is recorded now.</param>
    /// <param name="answers">The fields in which what is sent is an answer, though it was left as it stood.</param>
    /// <param name="words">The fields for words: left as they stood, they say nothing.</param>
    public static (IReadOnlyDictionary<string, IReadOnlyList<string>> Form, IReadOnlyList<FieldError> Conflicts) Merge(
        Speech say, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, IReadOnlyDictionary<string, IReadOnlyList<string>> recorded,
        IReadOnlyList<string> answers, IReadOnlyList<string> words)
    {
        var form = new Dictionary<string, IReadOnlyList<string>>(typed, StringComparer.Ordinal);
        var conflicts = new List<FieldError>();
        var isAsItWas = answers.Count == 0 && recorded.Keys.All(field => typed.GetValueOrDefault(Seen.FieldOf(field)) is not [var shown]
            || shown == Seen.Of(typed.GetValueOrDefault(field) ?? []));
        foreach (var (field, now) in recorded)
        {
            if (typed.GetValueOrDefault(Seen.FieldOf(field)) is not [var seen] || seen == Seen.Of(now))
            {
                continue;
            }

            var here = Seen.Of(typed.GetValueOrDefault(field) ?? []);
            var isSent = !words.Contains(field) && (isAsItWas || (answers.Contains(field) && typed.GetValueOrDefault(field) is { Count: > 0 }));
            if (here == seen && !isSent)
            {
                form[field] = now;
            }
            else if (here != Seen.Of(now))
            {
                conflicts.Add(new FieldError(
                    field,
                    say.In(
                        "You changed this somewhere else while this page was open. Look at both answers, and save the one you want.",
                        "Newidioch chi hyn yn rhywle arall tra oedd y dudalen hon ar agor. Edrychwch ar y ddau ateb, a chadwch yr un rydych chi ei eisiau."),
                    IsConflict: true));
            }
        }

        return (form, conflicts);
    }
}
