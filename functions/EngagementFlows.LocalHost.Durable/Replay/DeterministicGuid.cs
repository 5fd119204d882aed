using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Name-based UUIDs, version 5 (RFC 9562 section 5.5): the same name, the same id.</summary>
internal static class DeterministicGuid
{
    /// <summary>The namespace the real worker uses, so that the ids it made for an instance are the same here.</summary>
    private static readonly Guid Namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    public static Guid Create(string instanceId, DateTime time, int counter) =>
        Create(Namespace, $"{instanceId}_{time:o}_{counter}");

    internal static Guid Create(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Version 5 is defined by SHA-1; nothing is protected by it.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        var id = hash[..16];
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(id[6..]) & 0x0FFF) | 0x5000));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
