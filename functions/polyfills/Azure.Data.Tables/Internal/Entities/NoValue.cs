#nullable enable
namespace Azure.Data.Tables.Internal;

/// <summary>The answer to a read of a row that is not there.</summary>
internal sealed class NoValue<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(ToString());

    public override Response GetRawResponse() => response;

    public override string ToString() => $"Status: {response.Status}, Service returned no content";
}
