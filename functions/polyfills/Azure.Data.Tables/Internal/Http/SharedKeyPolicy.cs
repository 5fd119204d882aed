using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// Signs each try with the account's key by the SharedKeyLite scheme: the date and the path, account name first.
/// Source: "Authorize with Shared Key", Azure Storage REST reference.
/// </summary>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        // Each try has its own date: the service refuses one that is more than 15 minutes old.
        var date = DateTimeOffset.UtcNow.ToString("R");
        message.Request.Headers.SetValue("x-ms-date", date);
        var signature = credential.Sign($"{date}\n/{credential.AccountName}{Resource(message.Request.Uri)}");
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }

    /// <summary>The path as it is sent, still escaped. No request of this client has a <c>comp</c> parameter, the only one that would be signed.</summary>
    private static string Resource(RequestUriBuilder uri) => uri.ToUri().AbsolutePath;
}
