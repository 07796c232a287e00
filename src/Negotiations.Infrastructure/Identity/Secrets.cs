using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Negotiations.Infrastructure.Identity;

/// <summary>Random secrets that are handed out once: of which the server keeps a hash alone.</summary>
internal static class Secrets
{
    /// <summary>256 random bits, as text that fits into an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal. A secret of 256 random bits needs no slow hash.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by time how much was right.</summary>
    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
