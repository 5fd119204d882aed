namespace EngagementFlows.Pages;

/// <summary>How a page speaks: Welsh or English, in the usual way or in easy read. Every text stands in all of them side by side, so that none is left out.</summary>
public sealed record Speech(bool Welsh, bool EasyRead)
{
    /// <summary>Nobody knows which language the reader wants: every text is in both, Welsh first.</summary>
    public bool Both { get; init; }

    /// <summary><c>cy</c> or <c>en</c>, for lang attributes.</summary>
    public string Code => Welsh ? "cy" : "en";

    /// <summary>For a text that is plain enough for everybody.</summary>
    public string In(string en, string cy) => Both ? Twofold.Of(cy, en) : Welsh ? cy : en;

    /// <summary>What is put together of several texts belongs together in each language.</summary>
    public string Whole(string text) => Both ? Twofold.Whole(text) : text;

    public string In(string en, string cy, string enEasy, string cyEasy) => EasyRead ? In(enEasy, cyEasy) : In(en, cy);
}
