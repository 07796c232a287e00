using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Negotiations.Domain.Dates;

/// <summary>
/// A date of which only the year, or the year and month, may be known, or an interval between two such dates.
/// Written as a subset of EDTF (ISO 8601-2:2019, level 1): <c>1987</c>, <c>1987-05</c>, <c>1987-05-03</c>, each with
/// an optional <c>~</c>, <c>?</c> or <c>%</c>, and <c>1985/1989</c>. Gregorian, years 1800 to 2199.
/// <c>default</c> is no date: reading it throws <see cref="InvalidOperationException"/>, so it is never stored by mistake.
/// </summary>
public readonly record struct PartialDate : IParsable<PartialDate>, IComparable<PartialDate>
{
    /// <summary>The longest canonical text: two full dates with qualifiers.</summary>
    public const int MaxLength = 23;

    public const int MinYear = 1800;
    public const int MaxYear = 2199;

    private readonly Single first;
    private readonly Single last;

    private PartialDate(Single first, Single last = default)
    {
        this.first = first;
        this.last = last;
    }

    /// <summary>Whether this is two dates with anything between them possible.</summary>
    public bool IsInterval => First.Year != 0 && last.Year != 0;

    /// <summary>Year of a single date; null for an interval.</summary>
    public int? Year => IsInterval ? null : first.Year;

    /// <summary>Month of a single date, 1 to 12; null where unknown and for an interval.</summary>
    public int? Month => IsInterval || first.Month == 0 ? null : first.Month;

    /// <summary>Day of a single date, 1 to 31; null where unknown and for an interval.</summary>
    public int? Day => IsInterval || first.Day == 0 ? null : first.Day;

    /// <summary>How sure the date is; of an interval, every reserve that either end has.</summary>
    public DateQualifier Qualifier => First.Qualifier | last.Qualifier;

    /// <summary>The first date of an interval; a single date itself.</summary>
    public PartialDate Start => new(First);

    /// <summary>The last date of an interval; a single date itself.</summary>
    public PartialDate End => IsInterval ? new(last) : this;

    /// <summary>The first day that the text covers. A qualifier does not widen it: how far "about" reaches is for the reader to judge.</summary>
    public DateOnly Earliest => First.Earliest;

    /// <summary>The last day that the text covers, without widening for a qualifier.</summary>
    public DateOnly Latest => IsInterval ? last.Latest : first.Latest;

    private Single First =>
        first.Year != 0 ? first : throw new InvalidOperationException("A partial date was read that was never given a value.");

    /// <summary>
    /// Makes a date from its parts as they stand in three boxes. A month needs a year, a day needs a month; the problem
    /// names the part to mend.
    /// </summary>
    public static PartialDateResult FromParts(int? year, int? month, int? day, DateQualifier qualifier = DateQualifier.Exact)
    {
        if (year is not { } y)
        {
            return PartialDateResult.Wrong(DateProblems.YearMissing, DatePart.Year);
        }

        if (y is < MinYear or > MaxYear)
        {
            return PartialDateResult.Wrong(DateProblems.YearOutOfRange, DatePart.Year);
        }

        if (month is < 1 or > 12)
        {
            return PartialDateResult.Wrong(DateProblems.MonthOutOfRange, DatePart.Month);
        }

        if (day is < 1 or > 31)
        {
            return PartialDateResult.Wrong(DateProblems.DayOutOfRange, DatePart.Day);
        }

        if (day is not null && month is null)
        {
            return PartialDateResult.Wrong(DateProblems.MonthMissing, DatePart.Month);
        }

        if (month is { } m && day is { } d && d > DateTime.DaysInMonth(y, m))
        {
            return PartialDateResult.Wrong(ImpossibleDay(m, d), DatePart.Day);
        }

        if (!Enum.IsDefined(qualifier))
        {
            throw new ArgumentOutOfRangeException(nameof(qualifier), qualifier, "Not a qualifier of a date.");
        }

        return PartialDateResult.Of(new PartialDate(new Single((short)y, (byte)(month ?? 0), (byte)(day ?? 0), qualifier)));
    }

    /// <summary>
    /// Makes an interval of two single dates. Both ends may be equally vague (<c>1985/1985-03</c> is right), but the
    /// start must not lie wholly after the end.
    /// </summary>
    /// <exception cref="ArgumentException">An end is itself an interval.</exception>
    public static PartialDateResult Between(PartialDate start, PartialDate end)
    {
        if (start.IsInterval || end.IsInterval)
        {
            throw new ArgumentException("The ends of an interval are single dates.");
        }

        return start.Earliest > end.Latest
            ? PartialDateResult.Wrong(DateProblems.EndBeforeStart)
            : PartialDateResult.Of(new PartialDate(start.first, end.first));
    }

    /// <summary>Makes a full, exact date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1800 to 2199.</exception>
    public static PartialDate On(DateOnly day) =>
        FromParts(day.Year, day.Month, day.Day).Value
        ?? throw new ArgumentOutOfRangeException(nameof(day), day, DateProblems.YearOutOfRange);

    /// <summary>Reads the canonical text, strictly. <see cref="DateReader"/> reads what people type.</summary>
    /// <exception cref="FormatException">The text is not a date of this subset.</exception>
    public static PartialDate Parse(string s) =>
        TryParse(s, out var result) ? result : throw new FormatException("Not a partial date in EDTF.");

    static PartialDate IParsable<PartialDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads the canonical text, strictly; the format provider has no say.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result)
    {
        result = default;
        if (s is null || s.Length > MaxLength)
        {
            return false;
        }

        var slash = s.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return TryParseSingle(s, out result);
        }

        if (TryParseSingle(s.AsSpan(0, slash), out var start) &&
            TryParseSingle(s.AsSpan(slash + 1), out var end) &&
            Between(start, end).Value is { } interval)
        {
            result = interval;
            return true;
        }

        return false;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out PartialDate)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PartialDate result) => TryParse(s, null, out result);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>Orders by the first day covered, then the last one, then the text, so that only equal dates tie.</summary>
    public int CompareTo(PartialDate other)
    {
        var byEarliest = Earliest.CompareTo(other.Earliest);
        if (byEarliest != 0)
        {
            return byEarliest;
        }

        var byLatest = Latest.CompareTo(other.Latest);
        return byLatest != 0 ? byLatest : string.CompareOrdinal(ToString(), other.ToString());
    }

    /// <summary>The canonical EDTF text, which <see cref="Parse"/> reads back.</summary>
    public override string ToString() => IsInterval ? $"{first}/{last}" : first.ToString();

    private static string ImpossibleDay(int month, int day) => (month, day) switch
    {
        (2, 29) => DateProblems.No29FebruaryThatYear,
        (2, 30) => DateProblems.No30February,
        (2, _) => DateProblems.No31February,
        (4, _) => DateProblems.No31April,
        (6, _) => DateProblems.No31June,
        (9, _) => DateProblems.No31September,
        _ => DateProblems.No31November,
    };

    private static bool TryParseSingle(ReadOnlySpan<char> text, out PartialDate result)
    {
        result = default;
        var qualifier = text.IsEmpty ? DateQualifier.Exact : text[^1] switch
        {
            '~' => DateQualifier.About,
            '?' => DateQualifier.Uncertain,
            '%' => DateQualifier.AboutAndUncertain,
            _ => DateQualifier.Exact,
        };
        if (qualifier != DateQualifier.Exact)
        {
            text = text[..^1];
        }

        if (text.Length is not (4 or 7 or 10) ||
            !TryParseDigits(text[..4], out var year) ||
            !TryParsePart(text, 4, out var month) ||
            !TryParsePart(text, 7, out var day))
        {
            return false;
        }

        if (FromParts(year, month, day, qualifier).Value is not { } value)
        {
            return false;
        }

        result = value;
        return true;
    }

    private static bool TryParsePart(ReadOnlySpan<char> text, int at, out int? part)
    {
        part = null;
        if (text.Length <= at)
        {
            return true;
        }

        if (text[at] != '-' || !TryParseDigits(text.Slice(at + 1, 2), out var value))
        {
            return false;
        }

        part = value;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>One date; a year of 0 means that there is none, a month or day of 0 that it is not known.</summary>
    private readonly record struct Single(short Year, byte Month, byte Day, DateQualifier Qualifier)
    {
        public DateOnly Earliest => new(Year, Month == 0 ? 1 : Month, Day == 0 ? 1 : Day);

        public DateOnly Latest
        {
            get
            {
                var month = Month == 0 ? 12 : Month;
                return new(Year, month, Day == 0 ? DateTime.DaysInMonth(Year, month) : Day);
            }
        }

        public override string ToString()
        {
            var mark = Qualifier switch
            {
                DateQualifier.About => "~",
                DateQualifier.Uncertain => "?",
                DateQualifier.AboutAndUncertain => "%",
                _ => "",
            };
            return (Month, Day) switch
            {
                (0, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{mark}"),
                (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}{mark}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}{mark}"),
            };
        }
    }
}
