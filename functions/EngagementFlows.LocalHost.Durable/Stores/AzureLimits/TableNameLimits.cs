using System.Text.Json;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>What the table service demands of the name of a table that is to be made.</summary>
internal static class TableNameLimits
{
    private const string Reserved = "tables";

    public static Refusal? Check(JsonElement table)
    {
        if (table.ValueKind != JsonValueKind.Object || !table.TryGetProperty("TableName", out var value) || value.GetString() is not { } name)
        {
            return null;
        }

        return name switch
        {
            { Length: < 3 or > 63 } => Refusal.BadRequest("OutOfRangeInput", $"The table's name has {name.Length} characters; 3 to 63 are allowed."),
            _ when !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit) =>
                Refusal.BadRequest("InvalidResourceName", $"The table's name '{name}' may have letters and digits only, and no digit first."),
            _ when name.Equals(Reserved, StringComparison.OrdinalIgnoreCase) => Refusal.BadRequest("InvalidInput", $"The table's name '{name}' is the service's own."),
            _ => null,
        };
    }
}
