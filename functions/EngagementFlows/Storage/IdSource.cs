using System.Security.Cryptography;

namespace EngagementFlows.Storage;

/// <summary>Makes ids that nobody can guess. Tests put their own in its place.</summary>
public class IdSource
{
    /// <summary>24 lower-case hexadecimal digits.</summary>
    public virtual string New() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}
