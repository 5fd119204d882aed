namespace Azure.Data.Tables;

/// <summary>What happens to a row's properties that an update does not mention: kept (Merge) or dropped (Replace).</summary>
public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}
