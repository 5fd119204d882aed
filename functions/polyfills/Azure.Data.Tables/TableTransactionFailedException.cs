using System.Globalization;
using System.Runtime.Serialization;
using Azure.Data.Tables.Internal;

namespace Azure.Data.Tables;

/// <summary>A transaction that was refused as a whole; nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        // Data is virtual, so that a derived type could have its own; base.Data is where the index belongs.
        foreach (var key in requestFailedException.Data.Keys)
        {
            base.Data[key] = requestFailedException.Data[key];
        }
    }

    [Obsolete("Formatter-based serialisation is obsolete in .NET; the constructor stands only because the real type has it.", DiagnosticId = "SYSLIB0051")]
    protected TableTransactionFailedException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>The place in the submitted list, from 0, of the action that failed, where the service says which.</summary>
    public int? FailedTransactionActionIndex =>
        int.TryParse(Data[TableErrorParser.FailedEntity] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
