namespace EngagementFlows.Storage;

/// <summary>
/// What can be a key in Table Storage. Azure answers a request for any other with 400, which is no answer to "is there such a campaign?";
/// Azurite takes some of them.
/// </summary>
public static class TableKey
{
    /// <summary>1 KiB of UTF-16.</summary>
    private const int Longest = 512;

    /// <summary>False for text that no row can be stored under, so that nothing need be asked.</summary>
    public static bool IsPossible(string text) =>
        text.Length is > 0 and <= Longest && !text.Any(character => character is '/' or '\\' or '#' or '?' || char.IsControl(character));
}
