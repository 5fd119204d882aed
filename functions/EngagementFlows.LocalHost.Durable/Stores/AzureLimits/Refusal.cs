using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>What Azure would answer in place of doing what it was asked to.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The table service's error code.</param>
/// <param name="Message">Why, without anybody's data: a key may be about a person.</param>
/// <param name="Action">The transaction's action that is to blame, from 0; null outside a transaction or where all of it is.</param>
internal sealed record Refusal(int Status, string Code, string Message, int? Action = null)
{
    /// <summary>Where the table client's exception for a failed transaction looks for the action's number.</summary>
    private const string FailedEntity = "FailedEntity";

    public static Refusal BadRequest(string code, string message) => new(400, code, message);

    /// <summary>The exception that the table client would make of Azure's answer.</summary>
    public RequestFailedException ToException(bool isTransaction)
    {
        var message = $"{Message} Azure refuses this; it was not sent.";
        var failure = new RequestFailedException(Status, message, Code, innerException: null);
        if (Action is { } action)
        {
            failure.Data[FailedEntity] = action.ToString(CultureInfo.InvariantCulture);
        }

        return isTransaction ? new TableTransactionFailedException(failure) : failure;
    }
}
