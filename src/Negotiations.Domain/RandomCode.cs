using System.Security.Cryptography;

namespace Negotiations.Domain;

/// <summary>Random codes that people read aloud and type: Crockford's Base32, which has no I, L, O or U.</summary>
public static class RandomCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code of <paramref name="length"/> letters, five random bits each.</summary>
    public static string Of(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>A code in groups of four, e.g. <c>K7QF-3M9D-XW2T</c>.</summary>
    public static string InGroups(int groups) => string.Join('-', Enumerable.Range(0, groups).Select(_ => Of(4)));
}
