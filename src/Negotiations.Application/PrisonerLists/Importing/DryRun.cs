using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>What an import will do with a row.</summary>
public enum RowResult
{
    /// <summary>Somebody has to put something right first.</summary>
    NeedsMending,

    /// <summary>A person who is not on the list yet.</summary>
    Add,

    /// <summary>A person on the list of whom the row says something else.</summary>
    Change,

    /// <summary>A person on the list, of whom the row says nothing new.</summary>
    Same,

    /// <summary>The same person as in another row.</summary>
    Double,

    /// <summary>Left out by hand.</summary>
    LeftOut,
}

/// <summary>How a problem is put right.</summary>
public enum MendBy
{
    /// <summary>A text is written anew.</summary>
    Text,

    /// <summary>One of the field's choices is taken.</summary>
    Choice,

    /// <summary>Somebody says whether two rows, or a row and an entry, are one person.</summary>
    Person,
}

/// <summary>Something in a row that holds up the import.</summary>
public sealed record RowProblem
{
    /// <summary>English sentence that says what to do; the key of its translations.</summary>
    public required string Template { get; init; }

    /// <summary>What fills it.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>How it is put right.</summary>
    public required MendBy By { get; init; }

    /// <summary>The field; none when persons are in question.</summary>
    public EntryField? Field { get; init; }

    /// <summary>The column, as the file calls it; none if no column holds the field.</summary>
    public string? Column { get; init; }

    /// <summary>What the file says.</summary>
    public string? InFile { get; init; }

    /// <summary>What stands for it now: the file's own text, or its correction.</summary>
    public string Text { get; init; } = "";

    /// <summary>Canonical texts that may have been meant, the likeliest first. Never taken over by themselves.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The other row, when two rows are in question; otherwise it is an entry of the list.</summary>
    public int? OtherRow { get; init; }

    /// <summary>The other person, when persons are in question.</summary>
    public PersonClaim? Other { get; init; }
}

/// <summary>Something in a row that somebody should look at. It holds up nothing.</summary>
/// <param name="Template">English sentence; the key of its translations.</param>
/// <param name="Arguments">What fills it.</param>
public sealed record RowNotice(string Template, params IReadOnlyList<object> Arguments)
{
    /// <summary>A person who looks alike.</summary>
    public PersonClaim? Other { get; init; }
}

/// <summary>A field that a row changes. Of a sensitive field it is only said that it changes.</summary>
public sealed record FieldChange(EntryField Field, string? Before, string? After);

/// <summary>A row of the file as it was understood.</summary>
public sealed record DryRow
{
    /// <summary>Its number in the spreadsheet program.</summary>
    public required int Number { get; init; }

    /// <summary>What will be done with it.</summary>
    public required RowResult Result { get; init; }

    /// <summary>Everything that will be said of the person: what the list says, and over it what the row says.</summary>
    public required EntryContent Content { get; init; }

    /// <summary>The entry that it is about, if the person is on the list.</summary>
    public Id<PrisonerEntry>? Entry { get; init; }

    /// <summary>What holds it up.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>What somebody should look at.</summary>
    public IReadOnlyList<RowNotice> Notices { get; init; } = [];

    /// <summary>What it changes.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The row of the same person, if it is a double.</summary>
    public int? SameAs { get; init; }

    /// <summary>What was decided of it, if anything was asked.</summary>
    public PersonDecision? Decision { get; init; }
}

/// <summary>A column as it is understood.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Name">What the file calls it.</param>
/// <param name="Meaning">What it is read as (<see cref="ColumnMeaning"/>).</param>
/// <param name="Samples">Its first texts, at most three.</param>
public sealed record DryColumn(int Index, string Name, string Meaning, IReadOnlyList<string> Samples);

/// <summary>How many rows there are of each result; those to be looked at are counted with their result, too.</summary>
public sealed record DryCounts(int NeedMending, int Added, int Changed, int Same, int Doubles, int LeftOut, int ToLookAt)
{
    /// <summary>Rows that nobody has to look at.</summary>
    public int Ready => Added + Changed + Same - ToLookAt;

    /// <summary>Rows of which nothing is taken over.</summary>
    public int NotImported => Doubles + LeftOut;
}

/// <summary>What an import would do if it were confirmed now. Nothing is changed by finding it out.</summary>
internal sealed class DryRun
{
    private DryRun(IReadOnlyList<DryColumn> columns, IReadOnlyList<DryRow> rows)
    {
        Columns = columns;
        Rows = rows;
        int Count(RowResult result) => rows.Count(r => r.Result == result);
        Counts = new DryCounts(
            Count(RowResult.NeedsMending), Count(RowResult.Add), Count(RowResult.Change), Count(RowResult.Same), Count(RowResult.Double), Count(RowResult.LeftOut),
            rows.Count(IsToLookAt));
    }

    public IReadOnlyList<DryColumn> Columns { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DryRow> Rows { get; }

    public DryCounts Counts { get; }

    public static bool IsToLookAt(DryRow row) => row is { Result: RowResult.Add or RowResult.Change, Notices.Count: > 0 };

    /// <summary>Finds it out.</summary>
    /// <param name="table">The file.</param>
    /// <param name="work">How it is understood.</param>
    /// <param name="entries">The list as it is now.</param>
    /// <param name="today">The day at the place of the talks: what was done or happened later than it is a mistake.</param>
    public static DryRun Of(TableFile table, ImportWork work, IReadOnlyList<EntryWithContent> entries, DateOnly today)
    {
        var reader = new RowReader(table, work, today);
        var rows = table.Rows.Select(reader.Read).ToList();
        var matching = new RowMatching(rows.Where(r => !r.IsLeftOut), entries);
        return new DryRun(
            [.. table.Header.Select((name, i) => new DryColumn(i, name, work.Columns[i], Samples(table, i)))],
            rows.ConvertAll(row => row.IsLeftOut
                ? new DryRow { Number = row.Number, Result = RowResult.LeftOut, Content = row.Over(EntryContent.Empty) }
                : Judge(row, matching, reader)));
    }

    private static DryRow Judge(RowRead row, RowMatching matching, RowReader reader)
    {
        var match = matching.Of(row);
        var before = match.Entry?.Content ?? EntryContent.Empty;
        var after = row.Over(before);
        List<RowProblem> problems = [.. row.Problems];
        foreach (var problem in EntryCheck.Problems(after).Where(p => problems.TrueForAll(known => known.Field != p.Field)).ToList())
        {
            problems.Add(reader.Problem(row, problem.Field, problem.Template, problem.Arguments));
        }

        if (match.Problem is { } question)
        {
            problems.Add(question);
        }

        var content = match.Entry is null ? after with { Claim = EntryText.Complete(after.Claim) } : Completed(before, after);
        var changes = match.Entry is null ? [] : Changes(before, content);
        return new DryRow
        {
            Number = row.Number,
            Result = problems.Count > 0 ? RowResult.NeedsMending
                : match.SameAs is not null ? RowResult.Double
                : match.Entry is null ? RowResult.Add
                : changes.Count > 0 ? RowResult.Change
                : RowResult.Same,
            Content = content,
            Entry = match.Entry?.Entry.Id,
            Problems = problems,
            Notices = [.. row.Notices, .. match.Notices, .. match.Entry is null ? HalfNames(content.Claim) : []],
            Changes = changes,
            SameAs = match.SameAs,
            Decision = row.Decision,
        };
    }

    private static IEnumerable<RowNotice> HalfNames(PersonClaim claim) => claim switch
    {
        { FamilyName: null, GivenName: not null } => [new RowNotice("There is no family name. Add it if it is known.")],
        { FamilyName: not null, GivenName: null } => [new RowNotice("There is no given name. Add it if it is known.")],
        _ => [],
    };

    /// <summary>What the system wrote beside the names is made anew when the names change, and left alone when they do not.</summary>
    private static EntryContent Completed(EntryContent before, EntryContent after)
    {
        if (after == before)
        {
            return before;
        }

        var (was, claim) = (before.Claim, after.Claim);
        if (EntryText.FullName(was) != EntryText.FullName(claim))
        {
            claim = claim with
            {
                NameLanguage = claim.NameLanguage == was.NameLanguage && was.NameLanguage == EntryText.Complete(was with { NameLanguage = null }).NameLanguage ? null : claim.NameLanguage,
                RomanizedName = claim.RomanizedName == was.RomanizedName && was.RomanizationScheme is not null ? null : claim.RomanizedName,
            };
        }

        return after with { Claim = EntryText.Complete(claim) };
    }

    private static List<FieldChange> Changes(EntryContent before, EntryContent after) =>
        [.. Difference.Between(before, after).Select(f => f.Sensitive is null ? new FieldChange(f, f.Read(before), f.Read(after)) : new FieldChange(f, null, null))];

    private static List<string> Samples(TableFile table, int column) =>
        [.. table.Rows.Select(r => r.Cells[column]).OfType<string>().Take(3)];
}
