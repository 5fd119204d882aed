namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>A call that a provider makes to the app.</summary>
/// <param name="Url">As given and signed.</param>
/// <param name="Event">What it reports, for the ledger.</param>
/// <param name="Sign">Makes the body when it is posted, since a signature can carry the time.</param>
internal sealed record Callback(string Kind, string Url, string? MessageId, string Event, Func<CallbackBody> Sign)
{
    public int Attempt { get; init; } = 1;
}

internal sealed record CallbackBody(byte[] Bytes, string ContentType, IReadOnlyList<(string Name, string Value)> Headers);
