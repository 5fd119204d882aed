namespace EngagementFlows.Pages;

/// <summary>A form as it came: what was typed, by field, and what is wrong with it, in the order of the page.</summary>
/// <param name="Values">Null where the page is fresh and shows what is recorded.</param>
public sealed record Entered(IReadOnlyDictionary<string, IReadOnlyList<string>>? Values, IReadOnlyList<FieldError> Errors)
{
    public static Entered Nothing { get; } = new(null, []);

    /// <summary>What was typed there; <paramref name="recorded"/> on a fresh page.</summary>
    public string? Value(string field, string? recorded = null) =>
        !IsPosted(field) ? recorded : Values!.TryGetValue(field, out var typed) && typed.Count > 0 ? typed[0] : null;

    /// <summary>Whether that box was ticked.</summary>
    public bool Has(string field, string value, bool recorded = false) =>
        !IsPosted(field) ? recorded : Values!.TryGetValue(field, out var typed) && typed.Contains(value);

    /// <summary>Whether the field was in the form that came: of several forms on a page, the others show what is recorded. Boxes that nobody ticked send nothing.</summary>
    private bool IsPosted(string field) => Values is not null && (Values.ContainsKey(field) || Values.ContainsKey(Seen.FieldOf(field)));

    /// <summary>Whether it was changed elsewhere while this page was open, and here too.</summary>
    public bool IsConflict(string field) => Errors.Any(error => error.Field == field && error.IsConflict);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Text;
}

/// <param name="Field">The field's name, which is its id on the page too; empty where it is about the whole page.</param>
/// <param name="IsConflict">The field was changed elsewhere while this page was open: what is saved is shown beside what was put in.</param>
public sealed record FieldError(string Field, string Text, bool IsConflict = false);
