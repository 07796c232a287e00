using System.Globalization;
using System.Text;

namespace Negotiations.Domain.Dates;

/// <summary>
/// The words that stand in typed dates, in English, French, Russian, Ukrainian, Azerbaijani, Armenian, Arabic (with the
/// names used from Iraq to Morocco) and Persian. Month names follow Unicode CLDR, in nominative and genitive.
/// </summary>
internal static class DateWords
{
    /// <summary>Shorter beginnings of a month's name are no abbreviation of it.</summary>
    private const int ShortestAbbreviation = 3;

    private static readonly string[][] Months =
    [
        ["january", "janvier", "январь", "января", "січень", "січня", "yanvar", "հունվար", "հունվարի", "يناير", "كانون الثاني", "جانفي", "ژانویه"],
        ["february", "février", "февраль", "февраля", "лютий", "лютого", "fevral", "փետրվար", "փետրվարի", "فبراير", "شباط", "فيفري", "فوریه"],
        ["march", "mars", "март", "марта", "березень", "березня", "mart", "մարտ", "մարտի", "مارس", "آذار"],
        ["april", "avril", "апрель", "апреля", "квітень", "квітня", "aprel", "ապրիլ", "ապրիլի", "أبريل", "إبريل", "نيسان", "أفريل", "آوریل"],
        ["may", "mai", "май", "мая", "травень", "травня", "մայիս", "մայիսի", "مايو", "أيار", "ماي", "مه"],
        ["june", "juin", "июнь", "июня", "червень", "червня", "iyun", "հունիս", "հունիսի", "يونيو", "يونيه", "حزيران", "جوان", "ژوئن"],
        ["july", "juillet", "июль", "июля", "липень", "липня", "iyul", "հուլիս", "հուլիսի", "يوليو", "يوليه", "تموز", "جويلية", "ژوئیه"],
        ["august", "août", "август", "августа", "серпень", "серпня", "avqust", "օգոստոս", "օգոստոսի", "أغسطس", "آب", "أوت"],
        ["september", "septembre", "сентябрь", "сентября", "вересень", "вересня", "sentyabr", "սեպտեմբեր", "սեպտեմբերի", "سبتمبر", "أيلول", "سپتامبر"],
        ["october", "octobre", "октябрь", "октября", "жовтень", "жовтня", "oktyabr", "հոկտեմբեր", "հոկտեմբերի", "أكتوبر", "تشرين الأول", "اکتبر"],
        ["november", "novembre", "ноябрь", "ноября", "листопад", "листопада", "noyabr", "նոյեմբեր", "նոյեմբերի", "نوفمبر", "تشرين الثاني", "نوامبر"],
        ["december", "décembre", "декабрь", "декабря", "грудень", "грудня", "dekabr", "դեկտեմբեր", "դեկտեմբերի", "ديسمبر", "كانون الأول", "دسامبر"],
    ];

    private static readonly (string Name, int Month)[] MonthNames =
        [.. Months.SelectMany((names, index) => names.Select(name => (Fold(name)!, index + 1)))];

    private static readonly HashSet<string> AboutWords = Folded(
        "about", "around", "approx", "approximately", "circa", "ca", "c", "vers", "environ", "env",
        "ок", "около", "примерно", "приблизительно", "прибл", "близько", "біля", "приблизно", "бл",
        "təxminən", "təqribən", "təx", "մոտ", "մոտավորապես", "շուրջ", "حوالي", "حوالى", "نحو", "تقريبا", "حدود");

    private static readonly HashSet<string> UncertainWords = Folded(
        "uncertain", "possibly", "probably", "perhaps", "incertain", "возможно", "вероятно", "можливо", "ймовірно",
        "ehtimal", "հնարավոր", "հավանաբար", "ربما", "شاید");

    private static readonly HashSet<string> UntilWords = Folded(
        "to", "until", "till", "and", "à", "au", "et", "по", "до", "и", "і", "й", "та", "մինչև", "մինչեւ", "إلى", "حتى", "تا");

    /// <summary>Words that say nothing of the date: "in", "the year", "born", and endings split off from a number.</summary>
    private static readonly HashSet<string> EmptyWords = Folded(
        "in", "on", "of", "the", "from", "between", "year", "born", "st", "nd", "rd", "th",
        "en", "le", "de", "du", "entre", "année", "er", "né", "née",
        "г", "гг", "год", "года", "году", "годы", "р", "рр", "рік", "року", "роки", "в", "у", "с", "з", "від", "го", "ого", "род",
        "il", "ildə", "ilin", "ci", "cı", "cu", "cü", "թ", "թթ", "թվական", "թվականի", "ին", "ի",
        "عام", "سنة", "من", "بين", "في", "م", "سال", "از", "در");

    public static bool IsAbout(string word) => AboutWords.Contains(word);

    public static bool IsUncertain(string word) => UncertainWords.Contains(word);

    public static bool IsUntil(string word) => UntilWords.Contains(word);

    public static bool IsEmpty(string word) => EmptyWords.Contains(word);

    /// <summary>The month of a folded name or of a beginning of one that no other month shares; null for any other word.</summary>
    public static int? Month(string word)
    {
        int? beginning = null;
        var shared = false;
        foreach (var (name, month) in MonthNames)
        {
            if (name == word)
            {
                return month;
            }

            if (word.Length >= ShortestAbbreviation && name.StartsWith(word, StringComparison.Ordinal))
            {
                shared |= beginning is { } other && other != month;
                beginning = month;
            }
        }

        return shared ? null : beginning;
    }

    /// <summary>
    /// Brings text to one form: lower case in the invariant culture, without accents and invisible characters, digits of
    /// any script as 0 to 9, any dash as a hyphen. Null when the text is not well-formed.
    /// </summary>
    public static string? Fold(string text)
    {
        // No letter or digit that dates are written with is outside the basic plane; half a pair, or U+FFFE, would make Normalize throw.
        if (text.Any(c => char.IsSurrogate(c) || c == '\uFFFE'))
        {
            return null;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DashPunctuation:
                    folded.Append('-');
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.Control:
                    folded.Append(' ');
                    break;
                default:
                    folded.Append(c switch
                    {
                        '\u2212' => '-',
                        '\u2024' or '։' => '.',
                        '،' => ',',
                        '؟' => '?',
                        '≈' => '~',
                        'ı' => 'i',
                        'ی' => 'ي',
                        'ک' => 'ك',
                        _ => char.ToLowerInvariant(c),
                    });
                    break;
            }
        }

        return folded.ToString().Trim();
    }

    private static HashSet<string> Folded(params string[] words) => [.. words.Select(Fold).OfType<string>()];
}
