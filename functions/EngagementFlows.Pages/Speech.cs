namespace EngagementFlows.Pages;

/// <summary>How a page speaks: Welsh or English, in the usual way or in easy read. Every text stands in all of them side by side, so that none is left out.</summary>
public sealed record Speech(bool Welsh, bool EasyRead)
{
    /// <summary><c>cy</c> or <c>en</c>, for lang attributes.</summary>
    public string Code => Welsh ? "cy" : "en";

    /// <summary>For a text that is plain enough for everybody.</summary>
    public string In(string en, string cy) => Welsh ? cy : en;

    public string In(string en, string cy, string enEasy, string cyEasy) => EasyRead ? In(enEasy, cyEasy) : In(en, cy);
}
