#nullable enable
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Internal;

/// <summary>Puts the shared access signature that is current at each try behind the address.</summary>
internal sealed class SasPolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    private const string UnsignedAddress = "Azure.Data.Tables.UnsignedAddress";

    public override void OnSendingRequest(HttpMessage message)
    {
        // A second try passes here again: it starts from the address without the signature, which may have been renewed.
        if (!message.TryGetProperty(UnsignedAddress, out var unsigned))
        {
            unsigned = message.Request.Uri.ToUri();
            message.SetProperty(UnsignedAddress, unsigned);
        }

        var address = (Uri)unsigned!;
        var separator = string.IsNullOrEmpty(address.Query) ? '?' : '&';
        message.Request.Uri.Reset(new Uri($"{address.AbsoluteUri}{separator}{credential.Signature.TrimStart('?')}"));
    }
}
