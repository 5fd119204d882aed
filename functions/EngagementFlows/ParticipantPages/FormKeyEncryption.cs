using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using EngagementFlows.Contacts;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.ParticipantPages;

/// <summary>Keys lie in the table encrypted (AES-256-GCM) under one made from the contact key: whoever can read the table alone can forge no form.</summary>
public sealed class FormKeyEncryptor(ContactKeys keys) : IXmlEncryptor
{
    internal const int NonceLength = 12;
    internal const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(NonceLength), new byte[TagLength], new byte[plain.Length]);
        using var aes = new AesGcm(KeyOf(keys), TagLength);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(FormKeyDecryptor));
    }

    internal static byte[] KeyOf(ContactKeys keys) => Convert.FromHexString(keys.Hash("form-keys", "1") + keys.Hash("form-keys", "2"));
}

/// <summary>Made by data protection by its type's name, which stands in the table: it may be moved only together with a way to read the old name.</summary>
public sealed class FormKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        const int Start = FormKeyEncryptor.NonceLength + FormKeyEncryptor.TagLength;
        var cipher = bytes[Start..];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(FormKeyEncryptor.KeyOf(services.GetRequiredService<ContactKeys>()), FormKeyEncryptor.TagLength);
        aes.Decrypt(bytes[..FormKeyEncryptor.NonceLength], cipher, bytes[FormKeyEncryptor.NonceLength..Start], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
