namespace EngagementFlows.Messaging;

/// <summary>A way in which a message is written: Welsh or English, standard or easy read.</summary>
public readonly record struct Wording(Language Language, bool EasyRead)
{
    /// <summary>All four: English before Welsh, standard before easy read.</summary>
    public static IReadOnlyList<Wording> All { get; } =
    [
        new(Language.English, false), new(Language.Welsh, false), new(Language.English, true), new(Language.Welsh, true),
    ];

    /// <summary>As it stands in the names of template files and in campaign files: <c>en</c>, <c>cy</c>, <c>en-easy</c>, <c>cy-easy</c>.</summary>
    public string Code => $"{(Language == Language.Welsh ? "cy" : "en")}{(EasyRead ? "-easy" : "")}";

    public static Wording? Of(string code) => All.Where(wording => wording.Code == code).Select(wording => (Wording?)wording).FirstOrDefault();

    /// <summary>The same message in the other language.</summary>
    internal Wording Translation => this with { Language = Language == Language.Welsh ? Language.English : Language.Welsh };
}
