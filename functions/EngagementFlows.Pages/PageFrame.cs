namespace EngagementFlows.Pages;

/// <summary>What stands around the content of a participant's own page.</summary>
/// <param name="Organisation">Who asks, in the page's language.</param>
/// <param name="SwitchTo">The same page in the other language; changes nothing but the page.</param>
/// <param name="Token">Against forged posts, for every form of the page.</param>
/// <param name="Links">The person's other pages.</param>
public sealed record PageFrame(Speech Speech, string Organisation, string SwitchTo, FormToken Token, IReadOnlyList<PageLink> Links)
{
    /// <summary>What was entered before and what is wrong with it; nothing on a fresh page.</summary>
    public Entered Entered { get; init; } = Entered.Nothing;

    /// <summary>For who reads large print.</summary>
    public bool LargePrint { get; init; }

    /// <summary>The accessibility statement, in the page's language.</summary>
    public string Accessibility { get; init; } = "";

    /// <summary>Who can be talked to and why we write; null where the campaign does not say.</summary>
    public AboutCampaign? About { get; init; }

    /// <summary>Something has just been saved, and the page says so.</summary>
    public bool Saved { get; init; }

    /// <summary>What else was done about the form that came before.</summary>
    public IReadOnlyList<PageNote> Notes { get; init; } = [];

    /// <summary>Nothing more is sent to the person, and the page itself does not say so.</summary>
    public bool IsStopped { get; init; }

    /// <summary>HTML: whom to call, for somebody who has just typed words that tell of harm. Empty on every other page.</summary>
    public string Helplines { get; init; } = "";

    /// <summary>Whose page it is, by the name that greetings have: no more than that, since a link can be passed on.</summary>
    public string CalledBy { get; init; } = "";

    /// <summary>Somebody else gets messages at the same phone or address, and has pages of their own.</summary>
    public bool SharesContact { get; init; }

    /// <summary>Both languages to choose from, where nobody knows which one the person wants; null where it is known.</summary>
    public PageLanguages? Languages { get; init; }
}

/// <param name="InWelsh">Who asks.</param>
/// <param name="Welsh">The page's address in Welsh.</param>
public sealed record PageLanguages(string InWelsh, string InEnglish, string Welsh, string English);

/// <param name="IsCurrent">The page that it stands on.</param>
public sealed record PageLink(string Text, string Address, bool IsCurrent = false)
{
    /// <summary>An emoji beside it in easy read.</summary>
    public string Picture { get; init; } = "";
}

/// <summary>A hidden field.</summary>
public sealed record FormToken(string Name, string Value);
