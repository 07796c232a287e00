using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Negotiations.Application.Protection;

namespace Negotiations.Infrastructure.Protection;

/// <summary>
/// AES-256-GCM. An envelope is: format (1 byte, now 1), id of the key (4), nonce (12), tag (16), text. The row's key is associated
/// data, so that an envelope opens in its own row alone.
/// </summary>
internal sealed class FieldCipher(ColumnKeys keys) : IFieldCipher
{
    private const byte Format = 1;
    /// <summary>So many bytes of an envelope say its format and its key.</summary>
    internal const int KeyHeadLength = 5;

    private const int KeyIdAt = 1;
    private const int NonceAt = 5;
    private const int TagAt = 17;
    private const int TextAt = 33;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>What every envelope begins with that a key sealed.</summary>
    public static byte[] HeadOf(ColumnKey key)
    {
        var head = new byte[KeyHeadLength];
        head[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(KeyIdAt), key.Id);
        return head;
    }

    /// <summary>Which key an envelope needs, by what it begins with; none if it is none.</summary>
    public static uint? KeyOf(byte[] head) => head is { Length: >= KeyHeadLength } && head[0] == Format ? BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(KeyIdAt)) : null;

    public byte[] Seal(string text, Guid row)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var envelope = new byte[TextAt + plain.Length];
        envelope[0] = Format;
        var key = keys.Newest;
        BinaryPrimitives.WriteUInt32BigEndian(envelope.AsSpan(KeyIdAt), key.Id);
        RandomNumberGenerator.Fill(envelope.AsSpan(NonceAt, NonceLength));
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(envelope.AsSpan(NonceAt, NonceLength), plain, envelope.AsSpan(TextAt), envelope.AsSpan(TagAt, TagLength), row.ToByteArray());
        return envelope;
    }

    public string Open(byte[] content, Guid row)
    {
        if (content.Length < TextAt || content[0] != Format)
        {
            throw new SealBroken("A sealed text is cut off or of an unknown format.");
        }

        var id = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(KeyIdAt));
        var key = keys.Find(id)
            ?? throw new SealBroken($"The key {id:x8} of a sealed text is not among the keys of this deployment.");
        var plain = new byte[content.Length - TextAt];
        try
        {
            using var aes = new AesGcm(key.Bytes, TagLength);
            aes.Decrypt(content.AsSpan(NonceAt, NonceLength), content.AsSpan(TextAt), content.AsSpan(TagAt, TagLength), plain, row.ToByteArray());
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBroken("A sealed text was altered, or moved from another row.", e);
        }

        return Encoding.UTF8.GetString(plain);
    }
}
