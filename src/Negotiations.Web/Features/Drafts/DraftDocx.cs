using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;
using DraftText = Negotiations.Texts.Drafts.DraftText;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using TextKind = Negotiations.Texts.Drafts.ProvisionKind;

namespace Negotiations.Web.Features.Drafts;

/// <summary>
/// Drafts and redlines as documents for word processors (docs/adr/0026). Numbers are written as words, each provision has a bookmark with its identity, brackets are legible and commented on, and a redline holds
/// tracked changes: all accepted it is the later text, all rejected the earlier one.
/// </summary>
internal static class DraftDocx
{
    /// <summary>What the name of a bookmark begins with; the identity of the provision follows, 32 hexadecimal digits.</summary>
    public const string Bookmark = "p_";

    /// <summary>A draft with its brackets.</summary>
    /// <param name="page">The draft.</param>
    /// <param name="reader">Whose copy it is.</param>
    /// <param name="frame">Whether it is a demonstration.</param>
    public static DocxDocument Of(DraftShowPage page, Seat reader, Frame frame)
    {
        var (draft, texts) = (page.Show.Draft, page.Texts);
        var comments = new List<DocxComment>();
        var lines = LinesOf(page.Show.Text.Lines, page.Show.Parties, comments, texts);
        return Framed(page, draft, reader, frame, texts) with
        {
            Comments = comments,
            Blocks =
            [
                new DocxHeading(1, draft.Title),
                Small($"{draft.Name(texts)} · {texts["tabled"]} {WhenTagHelper.Say(texts, draft.TabledAt, null)}"),
                .. draft.Note.Length > 0 ? [Small(draft.Note)] : Array.Empty<DocxBlock>(),
                .. lines,
                Small($"{texts["Fingerprint (SHA-256):"]} {draft.Hash}"),
            ],
        };
    }

    /// <summary>What changed from one draft to another.</summary>
    /// <param name="page">The redline of two drafts.</param>
    /// <param name="reader">Whose copy it is.</param>
    /// <param name="frame">Whether it is a demonstration.</param>
    public static DocxDocument Of(RedlinePage page, Seat reader, Frame frame)
    {
        var (before, after, texts) = (page.Show.Before, page.Show.After!, page.Texts);
        var comments = new List<DocxComment>();
        var lines = LinesOf(page.Show.Redline, new RedlineSigns(page.Show, texts), comments, texts);
        return Framed(page, after, reader, frame, texts) with
        {
            Comments = comments,
            Blocks =
            [
                new DocxHeading(1, page.Title.In(texts)),
                Small(texts["All changes accepted, this is {1}; all rejected, it is {0}, each with its brackets. The comment of a bracket tells what became of it and what is proposed in it.", before.Name(texts), after.Name(texts)]),
                .. lines,
                // Something has to stand behind the last paragraph that can be rejected: the mark that ends a text cannot.
                Small($"{before.Name(texts)}: {before.Hash}\n{after.Name(texts)}: {after.Hash}"),
            ],
        };
    }

    /// <summary>The lines of a text without its brackets.</summary>
    internal static IReadOnlyList<DocxLine> LinesOf(DraftText text, IStringLocalizer texts) => [.. text.All.SelectMany(p => Whole(p, DocxChange.None, texts))];

    /// <summary>The lines of a text with its brackets.</summary>
    internal static IReadOnlyList<DocxLine> LinesOf(IReadOnlyList<TextLine> text, IReadOnlyList<PartyMark> parties, List<DocxComment> comments, IStringLocalizer texts) =>
        [.. text.SelectMany(line => Whole(line.Place, Words(line, parties, comments, texts), DocxChange.None, texts))];

    /// <summary>The lines of a redline.</summary>
    internal static IReadOnlyList<DocxLine> LinesOf(Redline redline, RedlineSigns signs, List<DocxComment> comments, IStringLocalizer texts) =>
        [.. RedlineLine.Of(redline).SelectMany(line => Tracked(line, signs, comments, texts))];

    // In the language of the text, and as of when it was tabled: the same draft for the same reader is the same file.
    private static DocxDocument Framed(IReport page, DraftRow draft, Seat reader, Frame frame, IStringLocalizer texts) =>
        DocxFrame.Of(page.Title.In(texts), page.Audience, reader, draft.TabledAt, frame, texts) with { Language = draft.Language, Hand = new DocxHand(draft.Name(texts), draft.TabledAt) };

    private static DocxParagraph Small(string text) => new(new DocxRun(text)) { IsSmall = true };

    private static List<DocxRun> Words(TextLine line, IReadOnlyList<PartyMark> parties, List<DocxComment> comments, IStringLocalizer texts)
    {
        var words = new BracketedWords(line.Place.Provision.Text, line.Brackets, parties, texts);
        var first = comments.Count;
        comments.AddRange(line.Brackets.Select(b => new DocxComment([.. words.Proposed(b).DefaultIfEmpty(texts["Nobody has proposed anything here yet."])])));
        return
        [
            .. words.Pieces().Select(p => new DocxRun(p.Text) { Part = p.IsWords ? DocxPart.Words : DocxPart.Sign, Opens = first + p.Opens, Closes = first + p.Closes }),
            .. line.State == ProvisionState.Clean ? [] : new[] { new DocxRun($" ({line.State.InWords().In(texts)})") { Part = DocxPart.Sign } },
        ];
    }

    private static IEnumerable<DocxLine> Tracked(RedlineLine line, RedlineSigns signs, List<DocxComment> comments, IStringLocalizer texts)
    {
        var (provision, before, after) = (line.Provision, line.Provision.Before, line.Provision.After);
        var isOther = provision.IsReworded || !signs.AreSame(provision.Identity);
        switch (line.Fate)
        {
            case LineFate.Gone:
                return Whole(before!, signs.Earlier(provision, DocxChange.Deleted, comments), DocxChange.Deleted, texts);
            case LineFate.New:
                return Whole(after!, signs.Later(provision, DocxChange.Inserted, comments), DocxChange.Inserted, texts);
            case LineFate.MovedAway:
                var away = isOther ? DocxChange.Deleted : DocxChange.MovedAway;
                return WithoutName(Whole(before!, signs.Earlier(provision, away, comments), away, texts));
            case LineFate.MovedHere when !isOther:
                return Whole(after!, signs.Later(provision, DocxChange.MovedHere, comments), DocxChange.MovedHere, texts);
            case LineFate.MovedHere:
                // A word processor moves words as they are. What says something else too is gone there and new here, and a comment says so.
                comments.Add(new DocxComment(texts["Moved from {0}", before!.Cited(texts)]));
                var told = comments.Count - 1;
                return Commented(Whole(after!, signs.Later(provision, DocxChange.Inserted, comments), DocxChange.Inserted, texts), told);
            default:
                var (was, now) = (Shape.Of(before!, texts), Shape.Of(after!, texts));
                return was.HasHeading == now.HasHeading
                    ? Compared(provision, was, now, signs.Both(provision, comments))
                    : [.. WithoutName(Whole(before!, signs.Earlier(provision, DocxChange.Deleted, comments), DocxChange.Deleted, texts)), .. Whole(after!, signs.Later(provision, DocxChange.Inserted, comments), DocxChange.Inserted, texts)];
        }
    }

    private static IEnumerable<DocxLine> Compared(RedlineProvision provision, Shape was, Shape now, List<DocxRun> words)
    {
        IEnumerable<DocxRun> number = was.Number == now.Number
            ? [new DocxRun(now.Number) { Part = DocxPart.Number }]
            : [new DocxRun(was.Number) { Part = DocxPart.Number, Change = DocxChange.Deleted }, new DocxRun(now.Number) { Part = DocxPart.Number, Change = DocxChange.Inserted }];
        yield return new DocxLine(now.Look, [.. number.Where(r => r.Text.Length > 0), .. now.HasHeading ? Runs(provision.Heading) : words]) { Bookmark = NameOf(provision.Place), Was = was.Look == now.Look ? null : was.Look };
        if (now.HasHeading && words.Count > 0)
        {
            yield return new DocxLine(DocxLook.Words, words)
            {
                Change = words.TrueForAll(r => r.Change == DocxChange.Inserted || r.Text.Length == 0) ? DocxChange.Inserted : words.TrueForAll(r => r.Change == DocxChange.Deleted || r.Text.Length == 0) ? DocxChange.Deleted : DocxChange.None,
            };
        }
    }

    private static IEnumerable<DocxRun> Runs(IEnumerable<Run> runs) => runs.Select(r => new DocxRun(r.Text) { Change = r.Kind.Tracked() });

    private static DocxChange Tracked(this RunKind kind) => kind switch
    {
        RunKind.Inserted => DocxChange.Inserted,
        RunKind.Deleted => DocxChange.Deleted,
        _ => DocxChange.None,
    };

    private static IEnumerable<DocxLine> Whole(NumberedProvision place, DocxChange change, IStringLocalizer texts) =>
        Whole(place, place.Provision.Text.Length == 0 ? [] : [new DocxRun(place.Provision.Text) { Change = change }], change, texts);

    private static IEnumerable<DocxLine> Whole(NumberedProvision place, List<DocxRun> words, DocxChange change, IStringLocalizer texts)
    {
        var shape = Shape.Of(place, texts);
        // Its number is not moved: it is another one there.
        var number = new DocxRun(shape.Number)
        {
            Part = DocxPart.Number,
            Change = change switch
            {
                DocxChange.MovedAway => DocxChange.Deleted,
                DocxChange.MovedHere => DocxChange.Inserted,
                var same => same,
            },
        };
        var heading = place.Provision.Heading.Length == 0 ? Array.Empty<DocxRun>() : [new DocxRun(place.Provision.Heading) { Change = change }];
        yield return new DocxLine(shape.Look, [.. shape.Number.Length == 0 ? Array.Empty<DocxRun>() : [number], .. shape.HasHeading ? heading : (IEnumerable<DocxRun>)words])
        {
            Bookmark = NameOf(place),
            Change = change,
            Move = $"m_{place.Identity:N}_1",
        };
        if (shape.HasHeading && words.Count > 0)
        {
            yield return new DocxLine(DocxLook.Words, words) { Change = change, Move = $"m_{place.Identity:N}_2" };
        }
    }

    // A name stands once in a document: of what was moved, where it stands now.
    private static IEnumerable<DocxLine> WithoutName(IEnumerable<DocxLine> lines) => lines.Select(l => l with { Bookmark = null });

    private static IEnumerable<DocxLine> Commented(IEnumerable<DocxLine> lines, int comment) => lines.Select((line, at) => at > 0 || line.Runs.Count == 0 ? line : line with
    {
        Runs = [line.Runs[0] with { Opens = comment, Closes = comment }, .. line.Runs.Skip(1)],
    });

    private static string NameOf(NumberedProvision place) => $"{Bookmark}{place.Identity:N}";

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

    /// <summary>How a provision is told in lines: under a heading line, or behind its number.</summary>
    private sealed record Shape(DocxLook Look, string Number, bool HasHeading)
    {
        public static Shape Of(NumberedProvision place, IStringLocalizer texts)
        {
            var (caption, heading) = (place.Caption(texts), place.Provision.Heading.Length > 0);
            return (place.IsHeaded(), heading) switch
            {
                (true, _) => new Shape(place.Parent is null && place.Kind != TextKind.Article ? DocxLook.Heading2 : DocxLook.Heading3, caption + (heading && caption.Length > 0 ? ". " : ""), true),
                (_, true) => new Shape(DocxLook.Heading4, caption + "\t", true),
                _ => new Shape(place.Kind == TextKind.Point ? DocxLook.Point : DocxLook.Paragraph, caption + "\t", false),
            };
        }
    }
}

/// <summary>A sign of a provision in a redline.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Opens">The bracket that begins with it.</param>
/// <param name="Closes">The bracket that ends with it.</param>
internal sealed record RedlineSign(TextSign Sign, int? Opens, int? Closes)
{
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
