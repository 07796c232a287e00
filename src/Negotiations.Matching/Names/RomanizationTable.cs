using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Negotiations.Matching.Names;

/// <summary>One table: letters, and the rules that hang on a letter's place in its word.</summary>
internal sealed class RomanizationTable
{
    private static readonly SearchValues<char> TurkicLetters = SearchValues.Create("ğĞşŞıİ");

    private readonly FrozenDictionary<string, string> letters;
    private readonly Func<string, int, string?> rule;
    private readonly int longest;

    private RomanizationTable(string scheme, string letters, Func<string, int, string?>? rule = null)
    {
        Scheme = scheme;
        this.letters = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        this.rule = rule ?? ((_, _) => null);
        longest = this.letters.Keys.Max(k => k.Length);
    }

    public string Scheme { get; }

    /// <summary>
    /// Armenian: BGN/PCGN 1981, Eastern values. ե is ye initially and after a vowel, ո is vo initially except in ով, և is
    /// yev initially and after a vowel.
    /// </summary>
    private static RomanizationTable Armenian { get; } = new("BGN/PCGN 1981",
        "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t’ ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o ու=u չ=ch’ պ=p ջ=j " +
        "ռ=rr ս=s վ=v տ=t ր=r ց=ts’ ւ=v փ=p’ ք=k’ և=ev եւ=ev օ=o ֆ=f",
        (word, at) =>
        {
            var afterVowel = at > 0 && ("աեէըիոօ".Contains(word[at - 1]) || (word[at - 1] == 'ւ' && at > 1 && word[at - 2] == 'ո'));
            return word[at] switch
            {
                'և' when at == 0 || afterVowel => "yev",
                'ե' when at == 0 || afterVowel => "ye",
                'ո' when at == 0 && word != "ով" && !word.StartsWith("ու", StringComparison.Ordinal) => "vo",
                _ => null,
            };
        });

    /// <summary>Russian: BGN/PCGN 1947. е is ye and ё is yë initially, after a vowel and after й, ъ, ь. Its optional dots (t·s) are left out.</summary>
    private static RomanizationTable Russian { get; } = new("BGN/PCGN 1947",
        "а=a б=b в=v г=g д=d е=e ё=ë ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=” ы=y ь=’ э=e ю=yu я=ya",
        (word, at) => (at == 0 || "аеёиоуыэюяйъь".Contains(word[at - 1]), word[at]) switch
        {
            (true, 'е') => "ye",
            (true, 'ё') => "yë",
            _ => null,
        });

    /// <summary>Ukrainian: resolution 55 of the Cabinet of Ministers, 27 January 2010. є ї й ю я have another value initially, зг is zgh, ь and the apostrophe go.</summary>
    private static RomanizationTable Ukrainian { get; } = new("Ukrainian national 2010",
        "а=a б=b в=v г=h зг=zgh ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ь= '= ’= ʼ= ю=iu я=ia",
        (word, at) => (at, word[at]) switch
        {
            (0, 'є') => "ye",
            (0, 'ї') => "yi",
            (0, 'й') => "y",
            (0, 'ю') => "yu",
            (0, 'я') => "ya",
            _ => null,
        });

    /// <summary>Azerbaijani Cyrillic: BGN/PCGN table of correspondences 1993, into the Azerbaijani Latin alphabet; й э ю я are letters of before 1958.</summary>
    private static RomanizationTable AzerbaijaniCyrillic { get; } = new("BGN/PCGN 1993",
        "а=a б=b в=v г=q ғ=ğ д=d е=e ә=ə ж=j з=z и=i ы=ı ј=y к=k ҝ=g л=l м=m н=n о=o ө=ö п=p р=r с=s т=t у=u ү=ü ф=f х=x һ=h ч=ç ҹ=c ш=ş й=y э=e ю=yu я=ya ь= ъ=");

    /// <summary>Azerbaijani in Latin letters, respelled by sound in English letters as in Aliyev and Jafarov. A convention of the press; there is no official table.</summary>
    private static RomanizationTable AzerbaijaniLatin { get; } = new("Azerbaijani to English",
        "ə=a ç=ch ş=sh ğ=gh x=kh c=j j=zh q=g ı=i ö=o ü=u");

    /// <summary>Turkish: its letters without their marks, as its names are written abroad.</summary>
    private static RomanizationTable TurkishLatin { get; } = new("Turkish without marks", "ç=c ş=s ğ=g ı=i ö=o ü=u â=a î=i û=u");

    /// <summary>
    /// Arabic: BGN/PCGN 1956, as far as it is written: vowels that the script leaves out are not guessed. و and ي are
    /// consonants initially and beside alif, long vowels otherwise. The article is set off by a hyphen, not assimilated.
    /// </summary>
    private static RomanizationTable Arabic { get; } = new("BGN/PCGN 1956, written letters only",
        "ء=’ آ=ā أ=a إ=i ؤ=’ ئ=’ ا=ā ب=b ت=t ث=th ج=j ح=ḩ خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=ş ض=ḑ ط=ţ ظ=z̧ ع=‘ غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h ة=ah و=ū ي=ī ى=á " +
        "الله=Allāh پ=p چ=ch ژ=zh گ=g ڤ=v ک=k ی=ī \u064E=a \u064F=u \u0650=i", ArabicPlace("w"));

    /// <summary>Persian: BGN/PCGN 1958, as far as it is written, with the same limits as Arabic.</summary>
    private static RomanizationTable Persian { get; } = new("BGN/PCGN 1958, written letters only",
        "ء=’ آ=ā أ=a إ=e ؤ=’ ئ=’ ا=ā ب=b پ=p ت=t ث=s̄ ج=j چ=ch ح=ḩ خ=kh د=d ذ=z̄ ر=r ز=z ژ=zh س=s ش=sh ص=ş ض=ẕ ط=ţ ظ=z̧ ع=‘ غ=gh ف=f ق=q ک=k ك=k گ=g ل=l م=m ن=n و=ū ه=h ة=h ی=ī ي=ī ى=á " +
        "الله=Allāh \u064E=a \u064F=o \u0650=e", ArabicPlace("v"));

    /// <summary>
    /// Hebrew: the simplified rules of the Academy of the Hebrew Language, 2006 (adopted by BGN/PCGN), as far as it is written:
    /// without points, b/v, k/kh, p/f are told by place alone and unwritten vowels are not guessed. A geresh makes j, zh, ch.
    /// </summary>
    private static RomanizationTable Hebrew { get; } = new("Academy of the Hebrew Language 2006, written letters only",
        "א=a ב=v ג=g ג׳=j ג'=j ד=d ה=h ו=o וו=v ז=z ז׳=zh ז'=zh ח=ẖ ט=t י=i יי=y כ=kh ך=kh ל=l מ=m ם=m נ=n ן=n ס=s ע=‘ פ=f ף=f צ=ts ץ=ts צ׳=ch צ'=ch ץ׳=ch ץ'=ch ק=k ר=r ש=sh ת=t",
        (word, at) => (at, word[at]) switch
        {
            (0, 'ב') => "b",
            (0, 'כ') => "k",
            (0, 'פ') => "p",
            (0, 'ו') => "v",
            (0, 'י') => "y",
            _ => null,
        });

    /// <summary>Georgian: national system of 2002, adopted by BGN/PCGN in 2009.</summary>
    private static RomanizationTable Georgian { get; } = new("Georgian national 2002",
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k’ ლ=l მ=m ნ=n ო=o პ=p’ ჟ=zh რ=r ს=s ტ=t’ უ=u ფ=p ქ=k ღ=gh ყ=q’ შ=sh ჩ=ch ც=ts ძ=dz წ=ts’ ჭ=ch’ ხ=kh ჯ=j ჰ=h");

    /// <summary>The table for a word; null when it needs none or has none.</summary>
    public static RomanizationTable? For(Script script, string? language, string word) => (script, language) switch
    {
        (Script.Armenian, _) => Armenian,
        (Script.Cyrillic, "uk") => Ukrainian,
        (Script.Cyrillic, "az") => AzerbaijaniCyrillic,
        (Script.Cyrillic, _) => Russian,
        (Script.Arabic, "fa") => Persian,
        (Script.Arabic, _) => Arabic,
        (Script.Hebrew, _) => Hebrew,
        (Script.Georgian, _) => Georgian,
        (Script.Latin, "az") => AzerbaijaniLatin,
        (Script.Latin, "tr" or null) when word.AsSpan().ContainsAny(TurkicLetters) || (language == "tr" && !Ascii.IsValid(word)) => TurkishLatin,
        _ => null,
    };

    /// <summary>Romanizes one word. Capitals stay capitals; scripts without them get one at the start of the word.</summary>
    public string Apply(string word)
    {
        var lower = string.Concat(word.Select(Lower));
        // Georgian letters have a capital form since Unicode 11, but names are not written with it.
        var isUncased = ScriptDetection.Of(word) is Script.Arabic or Script.Hebrew or Script.Georgian && !word.Any(char.IsUpper);
        var result = new StringBuilder(word.Length * 2);
        for (var at = 0; at < lower.Length;)
        {
            var length = 1;
            var latin = rule(lower, at);
            if (latin is null)
            {
                (length, latin) = Longest(lower, at);
            }

            var isUpper = char.IsUpper(word[at]);
            var amongCapitals = isUpper && (at + length < word.Length ? char.IsUpper(word[at + length]) : at > 0 && char.IsUpper(word[at - 1]));
            result.Append(isUpper ? Capital(latin, amongCapitals) : latin);
            at += length;
        }

        return isUncased ? CapitalOfWord(result.ToString()) : result.ToString();
    }

    private (int Length, string Latin) Longest(string word, int at)
    {
        for (var length = Math.Min(longest, word.Length - at); length > 0; length--)
        {
            if (letters.TryGetValue(word.Substring(at, length), out var latin))
            {
                return (length, latin);
            }
        }

        // Points, joiners and the tatweel have no letter of their own; what is unknown stays as it is.
        return (1, CharUnicodeInfo.GetUnicodeCategory(word[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter
            ? "" : word[at].ToString());
    }

    private static Func<string, int, string?> ArabicPlace(string waw) => (word, at) =>
    {
        var isGod = word.StartsWith("الله", StringComparison.Ordinal);
        var hasArticle = word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) && !isGod;
        var isConsonant = at == 0 || "اآ".Contains(word[at - 1]) || (at + 1 < word.Length && "اآةى".Contains(word[at + 1]));
        return word[at] switch
        {
            'ا' when at == 0 && !isGod => "a",
            'ل' when at == 1 && hasArticle => "l-",
            'و' when isConsonant => waw,
            'ي' or 'ی' when isConsonant => "y",
            _ => null,
        };
    };

    private static string CapitalOfWord(string word)
    {
        var from = word.StartsWith("al-", StringComparison.Ordinal) ? 3 : 0;
        while (from < word.Length && !char.IsLetter(word[from]))
        {
            from++;
        }

        return from == word.Length ? word : word[..from] + char.ToUpperInvariant(word[from]) + word[(from + 1)..];
    }

    private string Capital(string latin, bool all)
    {
        return latin switch
        {
            "" => latin,
            _ when all => string.Concat(latin.Select(Upper)),
            _ => Upper(latin[0]) + latin[1..],
        };

        char Upper(char c) => c switch
        {
            'i' when ReferenceEquals(this, AzerbaijaniCyrillic) => 'İ',
            'ı' => 'I',
            _ => char.ToUpperInvariant(c),
        };
    }

    /// <summary>Casing never asks the culture: a Turkish one would make another letter of I.</summary>
    private static char Lower(char c) => c == 'İ' ? 'i' : char.ToLowerInvariant(c);
}
