using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;
using Negotiations.Web.Features.Brackets;

namespace Negotiations.Web.Features.Drafts;

/// <summary>The signs of the brackets of two drafts, and how each provision stands, among the words of their redline.</summary>
internal sealed class RedlineSigns
{
    private readonly Dictionary<Guid, TextLine> _before;
    private readonly Dictionary<Guid, TextLine> _after;
    private readonly ILookup<Guid, BracketChange> _changes;
    private readonly IReadOnlyList<PartyMark> _parties;
    private readonly IStringLocalizer _texts;

    public RedlineSigns(DraftComparison show, IStringLocalizer texts)
        : this(show.BeforeText.Lines, show.AfterText.Lines, show.Brackets, show.Parties, texts)
    {
    }

    public RedlineSigns(IReadOnlyList<TextLine> before, IReadOnlyList<TextLine> after, ILookup<Guid, BracketChange> changes, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        (_before, _after) = (before.ToDictionary(l => l.Place.Identity), after.ToDictionary(l => l.Place.Identity));
        (_changes, _parties, _texts) = (changes, parties, texts);
    }

    /// <summary>Whether a provision has the same signs in both.</summary>
    public bool AreSame(Guid provision) => Of(_before, provision).Select(s => s.Sign).SequenceEqual(Of(_after, provision).Select(s => s.Sign));

    /// <summary>A provision as it stood, all of it with one change.</summary>
    public List<DocxRun> Earlier(RedlineProvision provision, DocxChange change, List<DocxComment> comments) => Runs(provision, Whole(provision.Before!), earlier: true, later: false, change, comments);

    /// <summary>A provision as it stands, all of it with one change.</summary>
    public List<DocxRun> Later(RedlineProvision provision, DocxChange change, List<DocxComment> comments) => Runs(provision, Whole(provision.After!), earlier: false, later: true, change, comments);

    /// <summary>What changed in a provision.</summary>
    public List<DocxRun> Both(RedlineProvision provision, List<DocxComment> comments) => Runs(provision, provision.Text, earlier: true, later: true, null, comments);

    private List<DocxRun> Runs(RedlineProvision provision, IReadOnlyList<Run> words, bool earlier, bool later, DocxChange? change, List<DocxComment> comments)
    {
        var (was, now) = (earlier ? Of(_before, provision.Identity) : [], later ? Of(_after, provision.Identity) : []);
        var (closed, open) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        if (later && _after.TryGetValue(provision.Identity, out var line))
        {
            var said = new BracketedWords(line.Place.Provision.Text, line.Brackets, _parties, _texts);
            for (var i = 0; i < line.Brackets.Count; i++)
            {
                var bracket = line.Brackets[i];
                var became = _changes[provision.Identity].FirstOrDefault(c => ReferenceEquals(c.After, bracket));
                Comment(open, i, [.. became is null ? [] : new[] { became.Say(_parties, _texts) }, .. said.Proposed(bracket).DefaultIfEmpty(_texts["Nobody has proposed anything here yet."])]);
            }
        }

        if (earlier && _before.TryGetValue(provision.Identity, out var old))
        {
            for (var i = 0; i < old.Brackets.Count; i++)
            {
                if (_changes[provision.Identity].FirstOrDefault(c => c.After is null && ReferenceEquals(c.Before, old.Brackets[i])) is { } became)
                {
                    Comment(closed, i, [became.Say(_parties, _texts)]);
                }
            }
        }

        var runs = new List<DocxRun>();
        // Of a text alone, its signs are gone or new with it.
        foreach (var piece in SignedRuns.Of(words, [.. was.Select(s => s.Sign)], [.. now.Select(s => s.Sign)]))
        {
            var (of, by) = (piece.Before is { } b ? was[b] : null, piece.After is { } a ? now[a] : null);
            Put(of?.Opens, null);
            runs.Add(new DocxRun(piece.Text) { Part = piece.IsSign ? DocxPart.Sign : DocxPart.Words, Change = change ?? piece.Kind.Tracked(), Opens = At(by?.Opens, open), Closes = At(by?.Closes, open) });
            Put(null, of?.Closes);
        }

        return runs;

        void Comment(Dictionary<int, int> numbers, int bracket, string[] lines)
        {
            numbers[bracket] = comments.Count;
            comments.Add(new DocxComment(lines));
        }

        // The same sign can be that of a bracket that was closed and of one that was opened: each has a comment.
        void Put(int? opens, int? closes)
        {
            if (At(opens, closed) is not null || At(closes, closed) is not null)
            {
                runs.Add(new DocxRun("") { Opens = At(opens, closed), Closes = At(closes, closed) });
            }
        }

        static int? At(int? bracket, Dictionary<int, int> numbers) => bracket is { } at && numbers.TryGetValue(at, out var comment) ? comment : null;
    }

    private static IReadOnlyList<Run> Whole(NumberedProvision place) => place.Provision.Text.Length == 0 ? [] : [new Run(RunKind.Kept, place.Provision.Text)];

    private List<RedlineSign> Of(Dictionary<Guid, TextLine> lines, Guid provision) => lines.TryGetValue(provision, out var line) ? RedlineSign.Of(line, _parties, _texts) : [];
}

/// <summary>A sign of a provision in a redline.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Opens">The bracket that begins with it.</param>
/// <param name="Closes">The bracket that ends with it.</param>
internal sealed record RedlineSign(TextSign Sign, int? Opens, int? Closes)
{
    /// <summary>Of the sign of a bracket, which one.</summary>
    public int Bracket => Opens ?? Closes!.Value;

    /// <summary>The sign of a bracket, as a page draws it.</summary>
    public IHtmlContent Draw(BracketedWords words) => Opens is { } at ? words.DrawOpening(at) : words.DrawClosing(Closes!.Value);

    /// <summary>The signs of a provision in reading order: of its brackets, and how it stands.</summary>
    public static List<RedlineSign> Of(TextLine line, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        var (signs, at) = (new List<RedlineSign>(), 0);
        foreach (var piece in new BracketedWords(line.Place.Provision.Text, line.Brackets, parties, texts).Pieces())
        {
            if (piece.IsWords)
            {
                at += piece.Text.Length;
            }
            else
            {
                signs.Add(new RedlineSign(new TextSign(at, piece.Text), piece.Opens, piece.Closes));
            }
        }

        if (DraftFile.NoteOf(line, texts) is { Length: > 0 } note)
        {
            signs.Add(new RedlineSign(new TextSign(at, $" ({note})"), null, null));
        }

        return signs;
    }
}
