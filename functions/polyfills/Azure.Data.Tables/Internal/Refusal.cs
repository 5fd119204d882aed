#nullable enable
using System.Globalization;

namespace Azure.Data.Tables.Internal;

/// <summary>The errors that Azure would answer with, thrown before anything is sent.</summary>
internal static class Refusal
{
    public static RequestFailedException BadRequest(string code, string message) => Make(400, code, message);

    public static RequestFailedException Make(int status, string code, string message) => new(status, $"{message} (refused before it was sent)", code, innerException: null);

    /// <summary>The same refusal as the failure of a transaction, with the action that caused it where there is one.</summary>
    public static TableTransactionFailedException InTransaction(RequestFailedException refusal, int? index)
    {
        if (index is { } at)
        {
            refusal.Data[TableErrorParser.FailedEntity] = at.ToString(CultureInfo.InvariantCulture);
        }

        return new TableTransactionFailedException(refusal);
    }
}
