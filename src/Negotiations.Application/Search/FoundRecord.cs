using Negotiations.Application.Access;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Search;
using Negotiations.Matching.Search;

namespace Negotiations.Application.Search;

/// <summary>Fields in which words are found.</summary>
public enum FoundField
{
#pragma warning disable CS1591 // each is told by its record
    Title,
    Venue,
    Host,
    Summary,
    Source,
    Reason,
    Name,
    Office,
    Text,
    Speaker,
    What,
    Who,
    ToWhom,
    Statement,
    Verification,
    Event,
    FamilyName,
    GivenName,
    RomanizedName,
    FatherName,
    Aliases,
    ServiceNumber,
    LocalNames,
    Code,
    OnBehalfOf,
    Topic,
    Archive,
    About,
    Unit,
    Scope,
    FileName,
    Heading,
#pragma warning restore CS1591
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsFound">Whether it is what was looked for.</param>
public sealed record Piece(string Text, bool IsFound);

/// <summary>A word that is written otherwise than it was typed.</summary>
/// <param name="Sought">As it was typed.</param>
/// <param name="Written">As it is written.</param>
public sealed record OtherSpelling(string Sought, string Written);

/// <summary>Why something was found.</summary>
/// <param name="Field">In which field.</param>
/// <param name="Pieces">Its text, or the part of it around what was found.</param>
/// <param name="Spellings">Words in it that are written otherwise.</param>
/// <param name="Scheme">By which scheme the system romanized it, if it did.</param>
public sealed record FoundReason(FoundField Field, IReadOnlyList<Piece> Pieces, IReadOnlyList<OtherSpelling> Spellings, string? Scheme)
{
    /// <summary>Letters before what was found, of a long text.</summary>
    private const int Before = 70;

    /// <summary>Letters that are shown of a long text.</summary>
    private const int Most = 260;

    /// <summary>Words of a text that are found, and of those that are looked for, which.</summary>
    internal static IReadOnlyList<(TextWord Word, SoughtWord Sought)> In(string text, SearchQuery query) =>
        [.. SearchText.Words(text).Select(w => (Word: w, Sought: query.Words.FirstOrDefault(s => s.Finds(w)))).Where(f => f.Sought is not null).Select(f => (f.Word, f.Sought!))];

    /// <summary>The reason that a text gives.</summary>
    internal static FoundReason Of(FoundField field, string text, IReadOnlyList<(TextWord Word, SoughtWord Sought)> found, string? scheme) => new(
        field,
        Cut(text, found),
        [
            .. found.Where(f => !f.Word.Plain.StartsWith(f.Sought.Forms[0], StringComparison.Ordinal))
                .Select(f => new OtherSpelling(f.Sought.Text, text.Substring(f.Word.Start, f.Word.Length))).Distinct().Take(3),
        ],
        scheme);

    private static List<Piece> Cut(string text, IReadOnlyList<(TextWord Word, SoughtWord Sought)> found)
    {
        var from = 0;
        if (text.Length > Most && found.Count > 0 && found[0].Word.Start > Before)
        {
            // From the beginning of a word.
            var blank = text.IndexOf(' ', found[0].Word.Start - Before);
            from = blank >= 0 && blank < found[0].Word.Start ? blank + 1 : found[0].Word.Start;
        }

        var to = text.Length;
        if (text.Length - from > Most)
        {
            var blank = text.LastIndexOf(' ', from + Most);
            to = blank > from ? blank : from + Most;
            to = char.IsHighSurrogate(text[to - 1]) ? to - 1 : to;
        }

        var pieces = new List<Piece>();
        void Add(int start, int end, bool isFound)
        {
            if (end > start)
            {
                pieces.Add(new Piece(text[start..end], isFound));
            }
        }

        if (from > 0)
        {
            pieces.Add(new Piece("… ", false));
        }

        var at = from;
        foreach (var (word, _) in found.Where(f => f.Word.Start >= from && f.Word.Start + f.Word.Length <= to))
        {
            Add(at, word.Start, false);
            Add(word.Start, word.Start + word.Length, true);
            at = word.Start + word.Length;
        }

        Add(at, to, false);
        if (to < text.Length)
        {
            pieces.Add(new Piece(" …", false));
        }

        return pieces;
    }
}

internal static class Passages
{
    /// <summary>Whether records of this kind have no title: what they belong to is told, and what was found in them.</summary>
    public static bool IsPassage(this IndexKind kind) => kind is IndexKind.Note or IndexKind.RecordLine or IndexKind.RecordComment or IndexKind.ComplianceClaim or IndexKind.Assessment
        or IndexKind.ReadoutPassage or IndexKind.Claim or IndexKind.DraftProvision or IndexKind.DraftTranslation or IndexKind.DraftAlternative or IndexKind.DraftRemark;
}

/// <summary>A record that was found.</summary>
public sealed record FoundRecord
{
    /// <summary>What it is.</summary>
    public required IndexKind Kind { get; init; }

    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it belongs to: the meeting, the list, the version.</summary>
    public required Guid? BelongsTo { get; init; }

    /// <summary>The version of a record in which it stands.</summary>
    public required Guid? Within { get; init; }

    /// <summary>What it is called, with what was found in it: of a note or a line, nothing.</summary>
    public required IReadOnlyList<Piece> Heading { get; init; }

    /// <summary>What that is called to which it belongs.</summary>
    public required string Where { get; init; }

    /// <summary>When it is or was.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>The date, where the hour is not known.</summary>
    public required PartialDate? Date { get; init; }

    /// <summary>The zone of the place.</summary>
    public required string? Zone { get; init; }

    /// <summary>What the list claims in which somebody stands.</summary>
    public required ListKind? List { get; init; }

    /// <summary>Number of the version in which somebody stands.</summary>
    public required int? Number { get; init; }

    /// <summary>Code of the party whose it is.</summary>
    public required string? PartyCode { get; init; }

    /// <summary>Mark of that party.</summary>
    public required int? PartyMark { get; init; }

    /// <summary>Language of a name.</summary>
    public required string? Language { get; init; }

    /// <summary>Why it was found.</summary>
    public required IReadOnlyList<FoundReason> Reasons { get; init; }

    /// <summary>Who may read it.</summary>
    public required PageAudience Audience { get; init; }

    internal static FoundRecord Of(FoundPlace place, FoundText text, SearchQuery query)
    {
        var fields = text.Fields.ToList();
        var person = place.Kind is IndexKind.PrisonerEntry or IndexKind.VersionEntry;
        var reasons = new List<FoundReason>();
        var missing = query.Words.ToList();
        foreach (var (field, said) in fields)
        {
            var found = FoundReason.In(said, query);
            // What another field has said already need not be said again.
            if (found.Any(f => missing.Contains(f.Sought)))
            {
                missing.RemoveAll(w => SearchText.Words(said).Any(w.Finds));
                reasons.Add(FoundReason.Of(field, said, found, field == FoundField.RomanizedName ? text.Scheme : null));
            }
        }

        var name = person ? string.Join(' ', new[] { text.One, text.Two }.Where(n => !string.IsNullOrEmpty(n))) : text.One ?? "";
        return new FoundRecord
        {
            Kind = place.Kind,
            Id = place.Id,
            BelongsTo = text.BelongsTo,
            Within = text.Within,
            Heading = place.Kind.IsPassage() ? [] : FoundReason.Of(FoundField.Title, name, FoundReason.In(name, query), null).Pieces,
            Where = text.Where ?? "",
            At = text.At,
            Date = text.Date,
            Zone = text.Zone,
            List = text.List,
            Number = text.Number,
            PartyCode = text.PartyCode,
            PartyMark = text.PartyMark,
            Language = text.Language,
            Reasons = reasons,
            Audience = place.Audience,
        };
    }
}
