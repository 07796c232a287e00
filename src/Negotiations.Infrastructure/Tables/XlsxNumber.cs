using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Says what a number in a sheet means, by its number format: an amount, a number with leading zeros, or a date at the precision that the
/// sheet shows. Whoever types "May 1987" gets a cell that holds 1 May 1987 and shows no day; the day was never claimed.
/// </summary>
internal sealed partial class XlsxNumber
{
    /// <summary>Day 0 of both systems of counting days: from 1900, and from 1904 (old Macintoshes).</summary>
    private static readonly DateTime Since1900 = new(1899, 12, 30), Since1904 = new(1904, 1, 1);

    public static readonly XlsxNumber General = new(0, null);

    private readonly int _digits;
    private readonly string? _date;
    private readonly bool _hasTime;

    /// <param name="id">Number of the format; those under 164 are built in (ECMA-376 part 1, 18.8.30).</param>
    /// <param name="code">Its code, when the workbook brings it itself.</param>
    public XlsxNumber(int id, string? code)
    {
        code ??= id switch
        {
            14 or 15 or 16 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => "d/m/y",
            17 => "mmm-yy",
            (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => "h:m",
            22 => "d/m/y h:m",
            _ => "General",
        };
        var meaning = NotMeant().Replace(code.Split(';')[0], "").ToLowerInvariant();
        if (OnlyZeros().IsMatch(meaning))
        {
            _digits = meaning.Length;
        }
        else if (IsDate().IsMatch(meaning))
        {
            var (year, day) = (meaning.Contains('y'), meaning.Contains('d'));
            _hasTime = meaning.AsSpan().ContainsAny('h', 's');
            _date = (year, day, _hasTime) switch
            {
                (true, false, false) => meaning.Contains('m') ? "yyyy-MM" : "yyyy",
                (false, false, true) => "",
                _ => "yyyy-MM-dd",
            };
        }
    }

    /// <param name="stored">The value as the file has it, such as <c>448120</c>, <c>4.4812E5</c>.</param>
    /// <param name="from1904">Whether the workbook counts days from 1904.</param>
    public string Text(string stored, bool from1904)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return stored;
        }

        return _date is not null && InstantOf(number, from1904) is { } instant ? DateText(instant, number) : NumberText(stored, number);
    }

    private string DateText(DateTime instant, double number)
    {
        var time = instant.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var format = (_date, _hasTime) switch
        {
            ("", _) when number < 1 => time,
            ("", _) => $"yyyy-MM-dd'T'{time}",
            (_, true) when instant.TimeOfDay != TimeSpan.Zero => $"yyyy-MM-dd'T'{time}",
            _ => _date!,
        };
        return instant.ToString(format, CultureInfo.InvariantCulture);
    }

    private string NumberText(string stored, double number)
    {
        // Fifteen digits are what a spreadsheet program shows; the sixteenth and seventeenth are noise of the binary form.
        var text = stored.All(char.IsAsciiDigit) ? stored
            : Math.Abs(number) < 1e27 ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : new BigInteger(number).ToString(CultureInfo.InvariantCulture);
        return text.All(char.IsAsciiDigit) ? text.PadLeft(_digits, '0') : text;
    }

    private static DateTime? InstantOf(double days, bool from1904)
    {
        if (days is < 0 or >= 2_958_466) // 1 January 10000
        {
            return null;
        }

        // Spreadsheet programs count a 29 February 1900 that never was; before it, they are a day behind.
        var start = from1904 ? Since1904 : days is >= 1 and < 60 ? Since1900.AddDays(1) : Since1900;
        var seconds = Math.Round(days * 86_400);
        return seconds <= (DateTime.MaxValue - start).TotalSeconds ? start.AddSeconds(seconds) : null;
    }

    /// <summary>Quoted text, escaped and padding characters, colours, conditions, locales; but not elapsed time, such as [h].</summary>
    [GeneratedRegex("""
        "[^"]*"?|[\\_*].|\[(?!(h+|m+|s+)\])[^\]]*\]
        """, RegexOptions.IgnoreCase)]
    private static partial Regex NotMeant();

    [GeneratedRegex("^0{2,}$")]
    private static partial Regex OnlyZeros();

    /// <summary>Has a letter of dates, and no place for a digit except fractions of a second.</summary>
    [GeneratedRegex(@"^(?!.*[#?])(?!0)(?!.*(?<!s[.,]?0*)0).*[ymdhs]")]
    private static partial Regex IsDate();
}
