using System.Text.RegularExpressions;

namespace Negotiations.Domain;

/// <summary>Tags of languages (BCP 47), e.g. <c>hy</c> or <c>az-Cyrl</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>Longest tag.</summary>
    public const int Length = 35;

    /// <summary>Whether it has the shape of one.</summary>
    public static bool IsOne(string tag) => tag.Length <= Length && Tag().IsMatch(tag);

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
