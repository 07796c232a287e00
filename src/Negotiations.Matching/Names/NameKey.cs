using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Negotiations.Matching.Names;

/// <summary>
/// A key to find a name by, however it is spelled: Գրիգորյան, Qriqoryan, Григорян, Grigorian and Grigoryan have one key.
/// It is a rough sound in ASCII, words separated by one blank, for search with Contains; it never decides that two people
/// are one. A change of these rules means computing the stored keys anew.
/// <para>Sounds that the spellings of the region do not keep apart share a letter:</para>
/// <list type="bullet">
/// <item><c>a</c>: a, e, ä, ə, е, э, ե, է (Məmmədov, Мамедов, Mammadov)</item>
/// <item><c>i</c>: i, ı, y, и, ы, й, ը, յ; я and ya are <c>ia</c>, ю and yu <c>iu</c>, and <c>u</c> after a consonant</item>
/// <item><c>o</c>: o, ö; <c>u</c>: u, ü, ou, oo</item>
/// <item><c>g</c>: g, gh, ğ, q, h, kh, г, ґ, х, ղ, հ, խ, and x in Azerbaijani or first in a word: Russian writes most h of its
/// neighbours as г (Hüseynov, Гусейнов), Ukrainian г is h in English</item>
/// <item><c>j</c>: j, zh, dj, ж, дж, ջ, ժ, and c in Azerbaijani and Turkish; <c>ch</c>: ch, ç, initial tch, ч, ճ, չ</item>
/// <item><c>sh</c>: sh, sch, ş, ш, щ; <c>ts</c>: ts, tz, ц, ծ, ց; <c>v</c>: v, w; <c>f</c>: f, ph; <c>t</c>: t, th</item>
/// <item>an initial or vowel-led "ye" loses its y, doubled letters are one, apostrophes and soft signs go</item>
/// </list>
/// <para>Arabic and Hebrew script leave most vowels unwritten, and none are invented: their keys meet among themselves,
/// hardly those of other scripts.</para>
/// </summary>
public static class NameKey
{
    private static readonly SearchValues<char> TurkicLetters = SearchValues.Create("əƏğĞşŞıİ");

    private static readonly FrozenDictionary<char, string> Letters = Table(
        // Armenian
        "ա a", "բ b", "գ g", "դ d", "ե a", "զ z", "է a", "ը i", "թ t", "ժ j", "ի i", "լ l", "խ g", "ծ ts", "կ k", "հ g", "ձ dz",
        "ղ g", "ճ ch", "մ m", "յ i", "ն n", "շ sh", "ո o", "չ ch", "պ p", "ջ j", "ռ r", "ս s", "վ v", "տ t", "ր r", "ց ts",
        "ւ v", "փ p", "ք k", "և av", "օ o", "ֆ f",
        // Cyrillic: Russian, Ukrainian, Azerbaijani
        "а a", "б b", "в v", "г g", "д d", "е a", "ж j", "з z", "и i", "к k", "л l", "м m", "н n", "о o", "п p", "р r", "с s", "т t",
        "у u", "ф f", "х g", "ц ts", "ч ch", "ш sh", "щ sh", "ы i", "э a", "ю iu", "я ia", "і i", "є a", "ґ g", "ғ g", "ҝ g", "ә a",
        "ө o", "ү u", "һ g", "ҹ j", "ј i", "қ g", "ң n", "ў v",
        // Georgian
        "ა a", "ბ b", "გ g", "დ d", "ე a", "ვ v", "ზ z", "თ t", "ი i", "კ k", "ლ l", "მ m", "ნ n", "ო o", "პ p", "ჟ j", "რ r", "ს s",
        "ტ t", "უ u", "ფ p", "ქ k", "ღ g", "ყ g", "შ sh", "ჩ ch", "ც ts", "ძ dz", "წ ts", "ჭ ch", "ხ g", "ჯ j", "ჰ g",
        // Arabic and Persian
        "ا a", "ب b", "پ p", "ت t", "ث s", "ج j", "چ ch", "ح g", "خ g", "د d", "ذ z", "ر r", "ز z", "ژ j", "س s", "ش sh", "ص s", "ض z",
        "ط t", "ظ z", "غ g", "ف f", "ق g", "ك k", "ک k", "گ g", "ل l", "م m", "ن n", "ه g", "ة a", "و u", "ي i", "ی i", "ى a",
        // Hebrew
        "א a", "ב b", "ג g", "ד d", "ה g", "ו u", "ז z", "ח g", "ט t", "י i", "כ k", "ך k", "ל l", "מ m", "ם m", "נ n", "ן n", "ס s",
        "פ p", "ף f", "צ ts", "ץ ts", "ק k", "ר r", "ש sh", "ת t",
        // Latin letters that stand for themselves whatever follows
        "ə a", "æ a", "ı i", "ğ g", "ş sh", "ç ch", "š sh", "č ch", "ž j", "ß s", "ø o", "ł l", "đ d", "ð d", "þ t", "œ o", "q g", "w v", "y i", "h g");

    /// <summary>Spellings of one sound with several letters, the longest first.</summary>
    private static readonly (string Letters, string Sound)[] Combinations =
    [
        ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("дж", "j"), ("ու", "u"), ("եւ", "av"),
        ("sh", "sh"), ("ch", "ch"), ("kh", "g"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("ts", "ts"), ("tz", "ts"), ("ph", "f"),
        ("th", "t"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ye", "a"), ("յե", "a"), ("йе", "a"),
    ];

    /// <summary>The key, at most twice as long as the name; empty when there is neither a letter of these scripts nor a digit.</summary>
    public static string Of(string name)
    {
        var text = NameText.Normalize(name);
        var isTurkic = text.AsSpan().ContainsAny(TurkicLetters);
        var key = new StringBuilder(text.Length + 8);
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                word.Append(Lower(c));
            }
            else if (char.IsDigit(c))
            {
                word.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            }
            else if (!IsPartOfWord(c))
            {
                EndWord();
            }
        }

        EndWord();
        return key.ToString();

        void EndWord()
        {
            var sound = Sound(word.ToString(), isTurkic);
            word.Clear();
            if (sound.Length > 0)
            {
                key.Append(key.Length > 0 ? " " : "").Append(sound);
            }
        }
    }

    private static string Sound(string word, bool isTurkic)
    {
        var sound = new StringBuilder(word.Length + 4);
        for (var at = 0; at < word.Length;)
        {
            var rest = word.AsSpan(at);
            var length = 1;
            string letters;
            if (at == 0 && rest.StartsWith("tch", StringComparison.Ordinal))
            {
                (length, letters) = (3, "ch");
            }
            else if (Combination(rest) is { } combination)
            {
                (length, letters) = (combination.Letters.Length, combination.Sound);
            }
            else
            {
                letters = rest[0] switch
                {
                    'ո' when at == 0 => "vo",
                    'و' or 'ו' when at == 0 => "v",
                    'c' when isTurkic => "j",
                    'c' when rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' => "s",
                    'c' => "k",
                    'x' when isTurkic || at == 0 => "g",
                    'x' => "ks",
                    'e' => "a",
                    var letter => Letters.GetValueOrDefault(letter) ?? Bare(letter),
                };
            }

            Append(sound, letters);
            at += length;
        }

        return sound.ToString();
    }

    private static (string Letters, string Sound)? Combination(ReadOnlySpan<char> rest)
    {
        foreach (var combination in Combinations)
        {
            if (rest.StartsWith(combination.Letters, StringComparison.Ordinal))
            {
                return combination;
            }
        }

        return null;
    }

    /// <summary>Adds sounds, one for a doubled one, and "u" for "iu" after a consonant (Людмила, Lyudmila, Bülənt, Бюлент).</summary>
    private static void Append(StringBuilder sound, string letters)
    {
        foreach (var c in letters)
        {
            if (c == 'u' && sound.Length > 1 && sound[^1] == 'i' && !IsVowel(sound[^2]))
            {
                sound.Length--;
            }

            if (sound.Length == 0 || sound[^1] != c || char.IsAsciiDigit(c))
            {
                sound.Append(c);
            }
        }
    }

    /// <summary>A letter without its accents, by way of the table once more; nothing for a letter of no known script.</summary>
    private static string Bare(char letter)
    {
        if (char.IsAsciiLetterOrDigit(letter))
        {
            return letter.ToString();
        }

        var decomposed = letter.ToString().Normalize(NormalizationForm.FormKD);
        var bare = decomposed[0];
        return bare == letter ? "" : bare == 'e' ? "a" : bare == 'c' ? "ch" : Letters.GetValueOrDefault(bare) ?? Bare(bare);
    }

    private static bool IsVowel(char c) => c is 'a' or 'i' or 'o' or 'u';

    /// <summary>Casing never asks the culture: a Turkish one would make another letter of I.</summary>
    private static char Lower(char c) => c == 'İ' ? 'i' : char.ToLowerInvariant(c);

    /// <summary>Apostrophes of all kinds, accents and invisible characters do not end a word.</summary>
    private static bool IsPartOfWord(char c) =>
        c is '\'' or '’' or '‘' or '`' or '´' or '′' or '״' or '׳' or '"' or '”' ||
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol;

    private static FrozenDictionary<char, string> Table(params string[] entries) =>
        entries.ToFrozenDictionary(e => e[0], e => e[2..]);
}
