namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>What the table service demands of partition and row keys, in bodies and in addresses.</summary>
internal static class KeyLimits
{
    /// <summary>A key may have 1 KiB, as UTF-16.</summary>
    private const int Longest = 512;

    /// <summary>A key as it stands in a body.</summary>
    public static Refusal? Check(string name, string? key)
    {
        if (key is null)
        {
            return null;
        }

        return key.Length > Longest
            ? Refusal.BadRequest("PropertyValueTooLarge", $"The {name} has {key.Length} characters; {Longest} (1 KiB) are allowed.")
            : CheckCharacters(name, key, "OutOfRangeInput");
    }

    /// <summary>
    /// Keys in an address, of a read as of a write: the address is taken apart before it is known whether there is such a row. Azure
    /// answers some control characters there with a page and no code; the code that it has for the others is given for these too.
    /// </summary>
    public static Refusal? Check(RowAddress address) =>
        CheckInAddress("PartitionKey", address.PartitionKey) ?? CheckInAddress("RowKey", address.RowKey);

    private static Refusal? CheckInAddress(string name, string key) =>
        CheckCharacters(name, key, key.AsSpan().ContainsAny('/', '\\') ? "InvalidInput" : "OutOfRangeInput");

    private static Refusal? CheckCharacters(string name, string key, string code)
    {
        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                return Refusal.BadRequest(
                    code, $"The {name} has the character U+{(int)character:X4}, which keys may not have ('/', '\\', '#', '?' and control characters). Encode the key.");
            }
        }

        return null;
    }
}
