#nullable enable
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Twilio.Internal;

/// <summary>Comparison of signatures in a time that does not tell how much of one was right.</summary>
internal static class ConstantTime
{
    public static bool Equal(string? ours, string? theirs) =>
        ours is not null && theirs is not null && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(ours.AsSpan()), MemoryMarshal.AsBytes(theirs.AsSpan()));
}
