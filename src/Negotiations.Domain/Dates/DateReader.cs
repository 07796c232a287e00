using System.Globalization;

namespace Negotiations.Domain.Dates;

/// <summary>
/// Reads a date as people type it into spreadsheets: <c>31.12.1998</c>, <c>14 ноября 1998</c>, <c>təxminən 1995</c>,
/// <c>1985–1989</c>, EDTF itself, a cell's <c>1998-12-31T00:00:00</c>.
/// Where there is more than one way to read it, nothing is guessed: a wrong birthday can make two people of one.
/// Works on a list of tokens, in time bounded by the length of the text, which is bounded too.
/// </summary>
public static class DateReader
{
    /// <summary>Longer texts are refused unread.</summary>
    public const int MaxLength = 100;

    private enum TokenKind
    {
        Number,
        Word,
        Mark,
    }

    /// <summary>
    /// Reads one date. Dots mean day first, for no country writes a month first with dots; dates with slashes or hyphens
    /// are read when only one way is possible, and otherwise are a problem with both as suggestions.
    /// </summary>
    /// <param name="text">What was typed; blank text gives <see cref="DateReading.Nothing"/>.</param>
    /// <param name="likely">Which suggestion comes first; it decides nothing.</param>
    /// <param name="today">Leaves out suggestions that lie after this day. A date that can be read is not refused for it.</param>
    public static DateReading Read(string? text, DateOrder likely = DateOrder.DayFirst, DateOnly? today = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return DateReading.Nothing;
        }

        if (text.Length > MaxLength)
        {
            return DateReading.Wrong(DateProblems.TooLong);
        }

        if (DateWords.Fold(text) is not { } folded)
        {
            return DateReading.Wrong(DateProblems.Unreadable);
        }

        if (PartialDate.TryParse(folded, out var edtf))
        {
            return DateReading.Of(edtf);
        }

        var tokens = Tokens(folded);
        var reading = WithoutTime(tokens, likely) ?? Whole(tokens, likely) ?? Unreadable(tokens);
        return today is { } day
            ? reading with { Suggestions = [.. reading.Suggestions.Where(s => s.Earliest <= day)] }
            : reading;
    }

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    at++;
                }

                tokens.Add(new Token(TokenKind.Number, text[from..at]));
            }
            else if (char.IsLetter(text[at]))
            {
                while (at < text.Length && char.IsLetter(text[at]))
                {
                    at++;
                }

                tokens.Add(new Token(TokenKind.Word, text[from..at]));
            }
            else
            {
                if (text[at] != ' ')
                {
                    tokens.Add(new Token(TokenKind.Mark, text[at..(at + 1)]));
                }

                at++;
            }
        }

        return tokens;
    }

    /// <summary>Takes off a spreadsheet's midnight; any other time is a problem. Null when there is no time.</summary>
    private static DateReading? WithoutTime(List<Token> tokens, DateOrder likely)
    {
        var colon = tokens.FindIndex(t => t.Is(':'));
        if (colon < 2 || tokens[colon - 1].Kind != TokenKind.Number)
        {
            return null;
        }

        var time = tokens[(colon - 1)..];
        var date = tokens[..(colon - 1)];
        if (date[^1] is { Kind: TokenKind.Word, Text: "t" })
        {
            date.RemoveAt(date.Count - 1);
        }

        if (Whole(date, likely) is not { } reading)
        {
            return null;
        }

        var midnight = time.Any(t => t.Text == "am") && time[0].Text == "12"
            ? time.Skip(1).All(IsNoTime)
            : time.All(IsNoTime);
        return midnight ? reading : DateReading.Wrong(DateProblems.TimeOfDay, [reading.Value, .. reading.Suggestions]);

        static bool IsNoTime(Token token) => token.Kind switch
        {
            TokenKind.Number => token.Text.All(c => c == '0'),
            TokenKind.Word => token.Text is "am" or "z",
            _ => token.Is(':') || token.Is('.') || token.Is('+'),
        };
    }

    /// <summary>Reads a single date or an interval; null when the tokens have the shape of neither.</summary>
    private static DateReading? Whole(List<Token> tokens, DateOrder likely)
    {
        // "about 1985 to 1989" leaves both ends open; a sign such as ~ belongs to the end that it touches.
        var qualifier = DateQualifier.Exact;
        var from = 0;
        for (; from < tokens.Count && (tokens[from].Kind == TokenKind.Word || (from > 0 && tokens[from].Is('.'))); from++)
        {
            var word = tokens[from].Text;
            if (DateWords.IsAbout(word))
            {
                qualifier |= DateQualifier.About;
            }
            else if (DateWords.IsUncertain(word))
            {
                qualifier |= DateQualifier.Uncertain;
            }
            else if (word != "." && !DateWords.IsEmpty(word))
            {
                break;
            }
        }

        var rest = tokens[from..];
        if (One(rest, qualifier, likely) is { } single)
        {
            return single;
        }

        DateReading? problem = null;
        for (var at = 1; at < rest.Count - 1; at++)
        {
            if (!rest[at].Is('-') && !rest[at].Is('/') && !DateWords.IsUntil(rest[at].Text))
            {
                continue;
            }

            var (left, right) = (rest[..at], rest[(at + 1)..]);
            if (IsDayAlone(left) || IsDayAlone(right) ||
                One(left, qualifier, likely) is not { } start || One(right, qualifier, likely) is not { } end)
            {
                continue;
            }

            if (start.Value is { } first && end.Value is { } last)
            {
                var interval = PartialDate.Between(first, last);
                return interval.Value is { } value
                    ? DateReading.Of(value)
                    : DateReading.Wrong(interval.Problem!, PartialDate.Between(last, first).Value);
            }

            problem ??= DateReading.Wrong((start.Problem ?? end.Problem)!);
        }

        return problem;

        static bool IsDayAlone(List<Token> tokens) => tokens is [{ Kind: TokenKind.Number, Text.Length: <= 2 }];
    }

    /// <summary>Reads a single date; null when the tokens do not have the shape of one.</summary>
    private static DateReading? One(List<Token> tokens, DateQualifier qualifier, DateOrder likely)
    {
        var numbers = new List<string>();
        var between = new List<char>();
        int? month = null;
        var mark = ' ';
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            switch (token.Kind)
            {
                case TokenKind.Number:
                    // A hyphen or slash in front of the first number has no business there.
                    if (numbers.Count == 0 && month is null && mark != ' ')
                    {
                        return null;
                    }

                    numbers.Add(token.Text);
                    between.Add(mark);
                    mark = ' ';
                    break;
                case TokenKind.Word when at + 1 < tokens.Count && DateWords.Month($"{token.Text} {tokens[at + 1].Text}") is { } twoWords:
                    if (month is not null)
                    {
                        return null;
                    }

                    month = twoWords;
                    at++;
                    break;
                case TokenKind.Word when DateWords.Month(token.Text) is { } named:
                    if (month is not null)
                    {
                        return null;
                    }

                    month = named;
                    mark = ' ';
                    break;
                case TokenKind.Word when DateWords.IsAbout(token.Text):
                    qualifier |= DateQualifier.About;
                    break;
                case TokenKind.Word when DateWords.IsUncertain(token.Text):
                    qualifier |= DateQualifier.Uncertain;
                    break;
                case TokenKind.Word when DateWords.IsEmpty(token.Text):
                    mark = ' ';
                    break;
                case TokenKind.Mark when token.Is('~'):
                    qualifier |= DateQualifier.About;
                    break;
                case TokenKind.Mark when token.Is('?'):
                    qualifier |= DateQualifier.Uncertain;
                    break;
                case TokenKind.Mark when token.Is('%'):
                    qualifier |= DateQualifier.AboutAndUncertain;
                    break;
                case TokenKind.Mark when token.Is('.') || token.Is(',') || token.Is('/') || token.Is('-'):
                    if (mark != ' ')
                    {
                        return null;
                    }

                    mark = token.Text[0];
                    break;
                case TokenKind.Mark when token.Is('(') || token.Is(')'):
                    break;
                default:
                    return null;
            }
        }

        if (mark is '/' or '-' || numbers.Exists(n => n.Length is 3 or 6 or 7 or > 8))
        {
            return null;
        }

        return month is { } m ? WithMonthName(numbers, m, qualifier) : InNumbers(numbers, between, qualifier, likely);
    }

    private static DateReading? WithMonthName(List<string> numbers, int month, DateQualifier qualifier) => numbers switch
    {
        [] => DateReading.Wrong(DateProblems.YearMissing),
        [{ Length: 4 } year] => Make(year, month, null, qualifier),
        [{ Length: <= 2 } day, { Length: 4 } year] => Make(year, month, day, qualifier),
        [{ Length: 4 } year, { Length: <= 2 } day] => Make(year, month, day, qualifier),
        [{ Length: <= 2 } year] when Number(year) > 31 => TwoDigits(year, qualifier, (month, null)),
        [{ Length: <= 2 }] => DateReading.Wrong(DateProblems.YearMissing),
        [{ Length: <= 2 } day, { Length: 2 } year] => TwoDigits(year, qualifier, (month, Number(day))),
        _ => null,
    };

    private static DateReading? InNumbers(List<string> numbers, List<char> between, DateQualifier qualifier, DateOrder likely) => numbers switch
    {
        [{ Length: 4 } year] => Make(year, null, null, qualifier),
        [{ Length: 8 } run] => Run(run, qualifier),
        [{ Length: 5 } serial] => DateReading.Wrong(DateProblems.SpreadsheetNumber, OfSerial(Number(serial))),
        [{ Length: 2 } year] => TwoDigits(year, qualifier, (null, null)),
        [{ Length: <= 2 } month, { Length: 4 } year] => Make(year, Number(month), null, qualifier),
        [{ Length: 4 } year, { Length: <= 2 } month] => YearFirst(year, month, between[1], qualifier),
        [{ Length: <= 2 } month, { Length: 2 } year] when Number(year) > 31 => TwoDigits(year, qualifier, (Number(month), null)),
        [{ Length: <= 2 }, { Length: <= 2 }] => DateReading.Wrong(DateProblems.YearMissing),
        [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } day] => Make(year, Number(month), day, qualifier),
        [{ Length: <= 2 } a, { Length: <= 2 } b, { Length: 4 } year] when between[1] == between[2] =>
            DayAndMonth(Number(a), Number(b), year, between[1], qualifier, likely),
        [{ Length: <= 2 } a, { Length: <= 2 } b, { Length: 2 } year] => TwoDigits(year, qualifier, Orders(Number(a), Number(b), between[1], likely)),
        _ => null,
    };

    private static DateReading DayAndMonth(int a, int b, string year, char mark, DateQualifier qualifier, DateOrder likely)
    {
        if (mark == '.' || a == b)
        {
            return Make(year, b, Text(a), qualifier);
        }

        var possible = Orders(a, b, mark, likely)
            .Select(o => PartialDate.FromParts(Number(year), o.Month, o.Day, qualifier).Value).OfType<PartialDate>().ToList();
        return possible switch
        {
            [] => Make(year, b, Text(a), qualifier),
            [var only] => DateReading.Of(only),
            _ => DateReading.Wrong(DateProblems.DayOrMonthFirst, [.. possible, PartialDate.FromParts(Number(year), null, null, qualifier).Value]),
        };
    }

    private static (int? Month, int? Day)[] Orders(int a, int b, char mark, DateOrder likely) =>
        mark == '.' || likely == DateOrder.DayFirst ? [(b, a), (a, b)] : [(a, b), (b, a)];

    /// <summary>Year and month, or the short form of an interval (<c>1985-89</c>), which is offered but not taken for granted.</summary>
    private static DateReading? YearFirst(string year, string month, char mark, DateQualifier qualifier)
    {
        if (mark is not ('-' or '/') || Number(month) <= 12)
        {
            return Make(year, Number(month), null, qualifier);
        }

        var end = $"{year[..2]}{month}";
        return PartialDate.TryParse(year, out var first) && PartialDate.TryParse(end, out var last)
            ? DateReading.Wrong(DateProblems.TwoDigitYear, PartialDate.Between(first, last).Value)
            : Make(year, Number(month), null, qualifier);
    }

    /// <summary>Eight digits run together. Year first and day first can never both be right, for no month is 18 or more.</summary>
    private static DateReading Run(string run, DateQualifier qualifier)
    {
        var yearFirst = Make(run[..4], Number(run[4..6]), run[6..], qualifier);
        return yearFirst.Value is not null ? yearFirst : Make(run[4..], Number(run[2..4]), run[..2], qualifier);
    }

    private static DateReading TwoDigits(string year, DateQualifier qualifier, params (int? Month, int? Day)[] orders) =>
        DateReading.Wrong(DateProblems.TwoDigitYear,
            from century in (int[])[1900, 2000]
            from order in orders
            select PartialDate.FromParts(century + Number(year), order.Month, order.Day, qualifier).Value);

    private static DateReading Make(string year, int? month, string? day, DateQualifier qualifier)
    {
        var y = Number(year);
        var d = day is null ? (int?)null : Number(day);
        if (month == 0 || d == 0)
        {
            return DateReading.Wrong(DateProblems.ZeroForUnknown, PartialDate.FromParts(y, month == 0 ? null : month, null, qualifier).Value);
        }

        var result = PartialDate.FromParts(y, month, d, qualifier);
        return result.Value is { } value
            ? DateReading.Of(value)
            : DateReading.Wrong(result.Problem!,
                d is null ? null : PartialDate.FromParts(y, d, month, qualifier).Value,
                PartialDate.FromParts(y, month, null, qualifier).Value,
                PartialDate.FromParts(y, null, null, qualifier).Value);
    }

    /// <summary>Offers the year, when one number alone can be a year.</summary>
    private static DateReading Unreadable(List<Token> tokens)
    {
        var years = tokens.Where(t => t.Kind == TokenKind.Number && PartialDate.TryParse(t.Text, out _)).Select(t => t.Text).Distinct().ToList();
        return DateReading.Wrong(DateProblems.Unreadable, years is [var year] ? [PartialDate.Parse(year)] : []);
    }

    /// <summary>Spreadsheets count days from 30 December 1899 (their 1 March 1900 is day 61).</summary>
    private static PartialDate OfSerial(int days) => PartialDate.On(new DateOnly(1899, 12, 30).AddDays(days));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Token(TokenKind Kind, string Text)
    {
        public bool Is(char mark) => Kind == TokenKind.Mark && Text[0] == mark;
    }
}
