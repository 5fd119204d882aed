using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Links;

/// <summary>
/// The link by which a person stops all messages: for the foot of an email and its List-Unsubscribe header (RFC 8058). It works as long as
/// the person is known; nobody is asked to log in to withdraw.
/// </summary>
public sealed class UnsubscribeLink(PersonTokens tokens, IOptions<ProviderSettings> settings)
{
    public const string Path = "api/unsubscribe";

    private const string Purpose = "unsubscribe";

    /// <returns>Null where it is not known under which address participants reach this app.</returns>
    public Uri? For(ParticipantRef person) =>
        settings.Value.PublicBaseUrl is { Length: > 0 } address ? new Uri($"{address.TrimEnd('/')}/{Path}/{tokens.Write(Purpose, person)}") : null;

    /// <returns>Null where the token is not ours.</returns>
    public Task<ParticipantRef?> FindAsync(string? token, CancellationToken cancellation) => tokens.FindAsync(tokens.Read(Purpose, token), cancellation);
}
