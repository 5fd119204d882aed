using System.Security.Cryptography;

namespace EngagementFlows.Webhooks;

/// <summary>A request's body as it is read: no more than a bound of it, and the hash of what went by.</summary>
internal sealed class BoundedStream(Stream inner, long most, ReadOnlySpan<byte> before) : Stream
{
    private readonly IncrementalHash hash = Begin(before);
    private long length;

    /// <summary>The body is larger than the bound; what was read of it is no whole.</summary>
    public bool IsTooLarge => length > most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a body is not known before its end.");

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException("A body is read once, from its beginning.");
    }

    /// <summary>Of what was given before and all that was read.</summary>
    public byte[] Hash() => hash.GetCurrentHash();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLarge)
        {
            throw new InvalidDataException("The body is too large.");
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        length += read;
        hash.AppendData(buffer.Span[..read]);
        return IsTooLarge ? throw new InvalidDataException("The body is too large.") : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A body is read once, from its beginning.");

    public override void SetLength(long value) => throw new NotSupportedException("A body is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IncrementalHash Begin(ReadOnlySpan<byte> before)
    {
        var begun = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        begun.AppendData(before);
        return begun;
    }
}
