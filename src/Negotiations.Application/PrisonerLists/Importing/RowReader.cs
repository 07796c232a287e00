using System.Globalization;
using Negotiations.Application.Tables;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Matching.Names;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>One row, read field by field.</summary>
internal sealed class RowRead
{
    public required int Number { get; init; }

    public required bool IsLeftOut { get; init; }

    public required PersonDecision? Decision { get; init; }

    public string? Reference { get; set; }

    /// <summary>What the file says, by field; with its correction, what stands for it.</summary>
    public Dictionary<EntryField, (string? InFile, string Text)> Given { get; } = [];

    /// <summary>What could be read, as canonical texts. A blank cell is not among them, so it erases nothing.</summary>
    public Dictionary<EntryField, string> Canonical { get; } = [];

    public List<RowProblem> Problems { get; } = [];

    public List<RowNotice> Notices { get; } = [];

    public PersonClaim Claim => Over(EntryContent.Empty).Claim;

    /// <summary>What the row says, over what was said before.</summary>
    public EntryContent Over(EntryContent before)
    {
        var content = before;
        foreach (var (field, text) in Canonical)
        {
            if (!SayTheSame(field.Read(before), text))
            {
                content = field.Write(content, text);
            }
        }

        return content;
    }

    /// <summary>Two codings of the same letters and two kinds of line break are no difference.</summary>
    private static bool SayTheSame(string? one, string other) =>
        one is not null && (one == other || Plain(one) == Plain(other));

    private static string Plain(string text) => NameText.WellFormed(text.ReplaceLineEndings("\n")).Normalize();
}

/// <summary>Reads the cells of rows as fields of an entry, and says in words what cannot be read.</summary>
internal sealed class RowReader
{
    private readonly ImportWork _work;
    private readonly DateOnly _today;
    private readonly Dictionary<EntryField, int> _columns;
    private readonly TableFile _table;
    private readonly int _fullName;
    private readonly int _reference;
    private readonly DateOrder _likely;

    public RowReader(TableFile table, ImportWork work, DateOnly today)
    {
        _table = table;
        _work = work;
        _today = today;
        _columns = EntryValues.Editable
            .Select(field => (Field: field, Column: work.Columns.ToList().IndexOf(field.Key)))
            .Where(c => c.Column >= 0)
            .ToDictionary(c => c.Field, c => c.Column);
        _fullName = work.Columns.ToList().FindIndex(ColumnMeaning.IsFullName);
        _reference = work.Columns.ToList().IndexOf(ColumnMeaning.Reference);
        _likely = work.Order ?? LikelyOrder(table, _columns.Where(c => c.Key.Kind == FieldKind.Date).Select(c => c.Value));
    }

    public RowRead Read(TableRow row)
    {
        var read = new RowRead
        {
            Number = row.Number,
            IsLeftOut = _work.LeftOut.Contains(row.Number),
            Decision = _work.People.TryGetValue(row.Number, out var decision) ? decision : null,
            Reference = _reference < 0 ? null : row.Cells[_reference]?.Trim().ToUpperInvariant(),
        };
        if (_fullName >= 0 && row.Cells[_fullName]?.Trim() is { Length: > 0 } name)
        {
            Split(name, read);
        }

        foreach (var (field, column) in _columns)
        {
            if (row.Cells[column]?.Trim() is { Length: > 0 } text)
            {
                read.Given[field] = (text, text);
            }
        }

        if (_work.Corrections.TryGetValue(row.Number, out var corrections))
        {
            foreach (var (key, text) in corrections)
            {
                var field = EntryFields.Find(key)!;
                read.Given[field] = (read.Given.TryGetValue(field, out var given) ? given.InFile : null, text.Trim());
            }
        }

        foreach (var (field, (_, text)) in read.Given.Where(g => g.Value.Text.Length > 0))
        {
            ReadField(read, field, text);
        }

        LookAtNames(read);
        return read;
    }

    /// <summary>A problem with a field, with what the file says of it.</summary>
    public RowProblem Problem(RowRead row, EntryField field, string template, IReadOnlyList<object> arguments, params IEnumerable<string> suggestions)
    {
        var given = row.Given.GetValueOrDefault(field);
        var column = _columns.TryGetValue(field, out var own) ? own
            : field == EntryFields.FamilyName || field == EntryFields.GivenName || field == EntryFields.FatherName ? _fullName
            : -1;
        var text = given.Text ?? row.Canonical.GetValueOrDefault(field) ?? "";
        List<string> meant = [.. suggestions];
        if (meant.Count == 0 && field.Kind != FieldKind.LongText && text.Any(char.IsControl))
        {
            meant.Add(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim());
        }

        return new RowProblem
        {
            Template = template,
            Arguments = arguments,
            By = field.Kind == FieldKind.Choice ? MendBy.Choice : MendBy.Text,
            Field = field,
            Column = column < 0 ? null : _table.Header[column],
            InFile = given.InFile,
            Text = text,
            Suggestions = meant,
        };
    }

    private void ReadField(RowRead read, EntryField field, string text)
    {
        switch (field.Kind)
        {
            case FieldKind.Date:
                ReadDate(read, field, text);
                break;
            case FieldKind.Choice:
                ReadChoice(read, field, text);
                break;
            default:
                read.Canonical[field] = text;
                break;
        }
    }

    private void ReadDate(RowRead read, EntryField field, string text)
    {
        var reading = DateReader.Read(text, _likely, _today);
        var date = reading.Value
            ?? (reading.Problem == DateProblems.DayOrMonthFirst && _work.Order is not null ? DateReader.Read(text, _likely).Suggestions[0] : null);
        if (date is { } value && value.Earliest > _today)
        {
            read.Problems.Add(Problem(read, field, "This is in the future. Write the date as on the document.", [], Slips(text)));
        }
        else if (date is not null)
        {
            read.Canonical[field] = date.Value.ToString();
        }
        else if (reading.Problem is { } problem)
        {
            read.Problems.Add(Problem(read, field, problem, [], reading.Suggestions.Count > 0 ? reading.Suggestions.Select(s => s.ToString()) : Slips(text)));
        }
    }

    /// <summary>The date with two digits of its year changed about, as in 2220 for 2022, where that gives a day that has been.</summary>
    private IEnumerable<string> Slips(string text)
    {
        var at = Enumerable.Range(0, Math.Max(0, text.Length - 3)).FirstOrDefault(i => text.AsSpan(i, 4).IndexOfAnyExceptInRange('0', '9') < 0, -1);
        if (at < 0)
        {
            return [];
        }

        var year = text.Substring(at, 4);
        return (from first in Enumerable.Range(0, 3)
                from second in Enumerable.Range(first + 1, 3 - first)
                select Swap(year, first, second))
            .Where(y => string.CompareOrdinal(y, "1900") > 0)
            .Distinct()
            .Select(y => DateReader.Read(text[..at] + y + text[(at + 4)..], _likely, _today).Value)
            .OfType<PartialDate>()
            .Where(d => d.Earliest <= _today)
            .OrderDescending()
            .Select(d => d.ToString())
            .Take(2);

        static string Swap(string digits, int first, int second)
        {
            var letters = digits.ToCharArray();
            (letters[first], letters[second]) = (letters[second], letters[first]);
            return new string(letters);
        }
    }

    private void ReadChoice(RowRead read, EntryField field, string text)
    {
        if (text is "-" or "–" or "—")
        {
            return;
        }

        switch (ChoiceWords.Find(field, text))
        {
            case [var choice] when !ChoiceWords.HoldsSeveral(field, text):
                read.Canonical[field] = choice;
                break;
            case { Count: > 1 } several:
                read.Problems.Add(Problem(read, field, "Two answers in one cell. Choose one; the other can go into the remarks.", [], several));
                break;
            case var near:
                read.Problems.Add(Problem(read, field, "This is not one of the answers. Choose one.", [], near));
                break;
        }
    }

    private void Split(string name, RowRead read)
    {
        var familyFirst = _work.Columns[_fullName] == ColumnMeaning.FullNameFamilyFirst;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string? family, given;
        string[] rest = [];
        if (comma > 0)
        {
            // A comma says by itself where the family name ends.
            family = name[..comma].Trim();
            words = name[(comma + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            (given, rest) = (words.FirstOrDefault(), [.. words.Skip(1)]);
        }
        else if (words.Length == 1)
        {
            (family, given) = (words[0], null);
            read.Notices.Add(new RowNotice("There is one word in “{0}”. It is read as the family name.", _table.Header[_fullName]));
        }
        else
        {
            (family, given) = familyFirst ? (words[0], words[1]) : (words[^1], words[0]);
            rest = familyFirst ? words[2..] : words[1..^1];
        }

        if (words.Length > 3)
        {
            read.Notices.Add(new RowNotice("There are {0} words in “{1}”. Look whether the names were told apart rightly.", words.Length, _table.Header[_fullName]));
        }

        if (_columns.ContainsKey(EntryFields.FatherName) && rest.Length > 0)
        {
            (given, rest) = (string.Join(' ', rest.Prepend(given)), []);
        }

        foreach (var (field, text) in new[] { (EntryFields.FamilyName, family), (EntryFields.GivenName, given), (EntryFields.FatherName, string.Join(' ', rest)) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                read.Given[field] = (name, text);
            }
        }
    }

    private static void LookAtNames(RowRead read)
    {
        foreach (var (field, text) in read.Canonical.Where(c => c.Key.Kind == FieldKind.Name))
        {
            foreach (var suspicion in NameText.Suspicious(text))
            {
                read.Notices.Add(new RowNotice(
                    suspicion.Kind switch
                    {
                        NameSuspicion.DirectionControl => "{0}: the character {1} turns the direction of writing, so that the name reads differently than it is.",
                        NameSuspicion.InvisibleCharacter => "{0}: there is a character that cannot be seen, {1}.",
                        NameSuspicion.MixedScriptsInWord => "{0}: “{1}” mixes letters of two scripts.",
                        _ => "{0}: a character was damaged on its way, {1}.",
                    },
                    field.Label,
                    suspicion.Detail));
            }
        }
    }

    /// <summary>How the other dates of the file are written, as far as they tell; it only puts the likelier suggestion first.</summary>
    private static DateOrder LikelyOrder(TableFile table, IEnumerable<int> columns)
    {
        var balance = 0;
        foreach (var text in columns.SelectMany(column => table.Rows.Select(row => row.Cells[column])).OfType<string>())
        {
            var parts = text.Trim().Split('/', '-');
            if (parts is [{ Length: <= 2 }, { Length: <= 2 }, _]
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            {
                balance += first > 12 ? 1 : second > 12 ? -1 : 0;
            }
        }

        return balance < 0 ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }
}
