namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key the Functions host asks of a caller.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
