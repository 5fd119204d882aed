using System.Buffers.Text;
using System.Security.Cryptography;

namespace EngagementFlows.Storage;

/// <summary>Makes ids that nobody can guess. Tests put their own in its place.</summary>
public class IdSource
{
    /// <summary>24 lower-case hexadecimal digits.</summary>
    public virtual string New() => RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>256 random bits in Base64 for URLs: 43 characters.</summary>
    public virtual string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
