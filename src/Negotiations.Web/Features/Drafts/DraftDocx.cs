using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Redlines;
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

    internal static DocxChange Tracked(this RunKind kind) => kind switch
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
