namespace Negotiations.Matching.Names;

/// <summary>
/// Guesses a name's language from letters that few alphabets share, as a first choice that a person can correct. A name
/// is no proof of a language: Russian letters spell Armenian names.
/// </summary>
public static class LanguageGuess
{
    private const string Ukrainian = "їєґі";
    private const string Azerbaijani = "ҹҝғәөүһ";

    /// <summary>Letters of Cyrillic alphabets that are none of Russian, Ukrainian and Azerbaijani.</summary>
    private const string OtherCyrillic = "ўқңұҳҷӣӯђћљњџѓќѕӑӗҫӱӊ";

    private const string Persian = "پچژگکی";
    private const string OtherArabic = "ٹڈڑےںڻۋېۆەڤ";

    /// <summary>
    /// A language tag (BCP 47): hy, az, ru, uk, ar, fa, he, ka. Cyrillic and Arabic script without a telling letter are
    /// taken for Russian and Arabic. Null for Latin letters without ə (Turkish shares all others with Azerbaijani, except
    /// that it has no q and x), for mixed scripts and for alphabets of other languages.
    /// </summary>
    public static string? Of(string name) => ScriptDetection.Of(name) switch
    {
        Script.Armenian => "hy",
        Script.Hebrew => "he",
        Script.Georgian => "ka",
        Script.Cyrillic => Cyrillic(name.ToLowerInvariant()),
        Script.Arabic when Has(name, OtherArabic) => null,
        Script.Arabic => Has(name, Persian) ? "fa" : "ar",
        Script.Latin when Has(name, "əƏ") || (Has(name, "ğĞşŞıİ") && Has(name, "qQxX")) => "az",
        _ => null,
    };

    private static string? Cyrillic(string lower) => lower switch
    {
        _ when Has(lower, OtherCyrillic) => null,
        _ when Has(lower, Azerbaijani) => Has(lower, "і") ? null : "az",
        _ when Has(lower, Ukrainian) => Has(lower, "ыэёъ") ? null : "uk",
        _ when Has(lower, "ј") => null,
        _ => "ru",
    };

    private static bool Has(string text, string letters) => text.AsSpan().IndexOfAny(letters) >= 0;
}
