namespace EngagementFlows.LocalHost.Http;

/// <summary>A request that never reaches its function, with the status and the detail that the caller is told.</summary>
internal sealed class RequestRefusedException(int status, string detail) : Exception(detail)
{
    public int Status => status;
}
