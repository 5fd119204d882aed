using EngagementFlows.Links;
using EngagementFlows.Pages;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>One of a participant's own pages: what it shows, and what its form does.</summary>
public interface IOwnPage
{
    LinkPurpose Purpose { get; }

    /// <summary>Whether its form is there to be sent; a tab that was opened earlier may still show one.</summary>
    bool IsOpen(PageVisit visit) => true;

    /// <summary>The link is all the proof that its form needs, whether or not the browser keeps cookies: it can do nothing but stop messages.</summary>
    bool TakesAnyForm => false;

    /// <summary>Reads, and changes nothing.</summary>
    Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation);

    /// <summary>What is recorded now in each field of the page's forms; none for a field where nothing is.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => NoFields;

    /// <summary>The fields for words of one's own, each named as the question is that it asks.</summary>
    IReadOnlyList<string> WordFields => [];

    /// <summary>The fields in which what is sent is an answer, though it was left as the page showed it.</summary>
    IReadOnlyList<string> Answers(PageVisit visit) => [];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoFields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Takes the form in, or says what is wrong with it and takes nothing.</summary>
    /// <param name="typed">By field, as it came.</param>
    Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation);
}

/// <param name="Component">The page's component; it gets the frame besides.</param>
public sealed record ShownPage(Type Component, params IReadOnlyList<(string Name, object? Value)> Parameters);

/// <param name="Errors">None where the form was taken.</param>
/// <param name="GoTo">Another page to show afterwards than the form's own.</param>
public sealed record FormOutcome(IReadOnlyList<FieldError> Errors, LinkPurpose? GoTo = null)
{
    /// <summary>What the next page says of it.</summary>
    public IReadOnlyList<PageNote> Notes { get; init; } = [PageNote.Saved];

    public static FormOutcome Taken { get; } = new([]);

    public static FormOutcome Wrong(params IEnumerable<FieldError> errors) => new([.. errors]);
}
