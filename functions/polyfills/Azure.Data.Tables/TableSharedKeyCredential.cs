using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>A storage account's name and key, from which each request's signature is made.</summary>
public class TableSharedKeyCredential
{
    private byte[] key;

    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        AccountName = accountName;
        SetAccountKey(accountKey);
    }

    public string AccountName { get; }

    /// <summary>Changes the key while clients are in use, for key rotation.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref key, Convert.FromBase64String(accountKey));

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref key), Encoding.UTF8.GetBytes(text)));
}
