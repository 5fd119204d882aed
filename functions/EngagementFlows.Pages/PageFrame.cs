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
}

/// <param name="IsCurrent">The page that it stands on.</param>
public sealed record PageLink(string Text, string Address, bool IsCurrent = false);

/// <summary>A hidden field.</summary>
public sealed record FormToken(string Name, string Value);
