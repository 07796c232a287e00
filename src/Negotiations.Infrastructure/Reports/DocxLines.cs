using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Negotiations.Application.Reports;

namespace Negotiations.Infrastructure.Reports;

/// <summary>Writes lines of provisions, with their bookmarks, comments and tracked changes (ISO/IEC 29500-1, 17.13). Keys are counted in the order of the text, so that what says the same is the same file.</summary>
/// <param name="hand">Whose changes they are; none in a document that has none.</param>
internal sealed class DocxLines(DocxHand? hand)
{
    private int _last;

    /// <summary>A key, as files hold it.</summary>
    public static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A comment of somebody.</summary>
    public static Comment Signed(Comment comment, DocxHand hand)
    {
        (comment.Author, comment.Date) = (hand.Name, At(hand));
        return comment;
    }

    /// <summary>A paragraph.</summary>
    public Paragraph Of(DocxLine line)
    {
        // A number is told in the language of the reader, and turns nothing round.
        var rightToLeft = (Direction(line, DocxPart.Words) ?? Direction(line, null)) == true;
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleOf(line.Look) },
            BiDi = rightToLeft ? new BiDi() : null,
            ParagraphMarkRunProperties = MarkOf(line.Change) is { } mark ? new ParagraphMarkRunProperties(mark) : null,
            ParagraphPropertiesChange = line.Was is { } was ? Signed(new ParagraphPropertiesChange(new ParagraphPropertiesExtended { ParagraphStyleId = new ParagraphStyleId { Val = StyleOf(was) } })) : null,
        };
        var paragraph = new Paragraph(properties);
        var (bookmark, move) = (Id(++_last), Id(++_last));
        if (line.Bookmark is { } name)
        {
            paragraph.Append(new BookmarkStart { Id = bookmark, Name = name });
        }

        if (MoveStart(line) is { } start)
        {
            start.Id = move;
            paragraph.Append(start);
        }

        paragraph.Append(line.Runs.SelectMany(r => RunOf(r, rightToLeft)));
        if (line.Change is DocxChange.MovedAway or DocxChange.MovedHere)
        {
            paragraph.Append(line.Change == DocxChange.MovedAway ? new MoveFromRangeEnd { Id = move } : new MoveToRangeEnd { Id = move });
        }

        if (line.Bookmark is not null)
        {
            paragraph.Append(new BookmarkEnd { Id = bookmark });
        }

        return paragraph;
    }

    private static bool? Direction(DocxLine line, DocxPart? part) => DocxWriter.Direction(string.Concat(line.Runs.Where(r => part is null || r.Part == part).Select(r => r.Text)));

    private static string StyleOf(DocxLook look) => look switch
    {
        DocxLook.Words => DocxStyles.Words,
        DocxLook.Paragraph => DocxStyles.Paragraph,
        DocxLook.Point => DocxStyles.Point,
        var heading => heading.ToString(),
    };

    private static DateTime At(DocxHand hand) => new(hand.At.UtcTicks - (hand.At.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private IEnumerable<OpenXmlElement> RunOf(DocxRun run, bool rightToLeft)
    {
        if (run.Opens is { } opens)
        {
            yield return new CommentRangeStart { Id = Id(opens) };
        }

        var runs = DocxWriter.RunsOf(run, rightToLeft).ToList();
        if (runs.Count > 0)
        {
            OpenXmlElement? changed = run.Change switch
            {
                DocxChange.Inserted => Signed(new InsertedRun(runs)),
                DocxChange.Deleted => Signed(new DeletedRun(runs)),
                DocxChange.MovedAway => Signed(new MoveFromRun(runs)),
                DocxChange.MovedHere => Signed(new MoveToRun(runs)),
                _ => null,
            };
            foreach (var written in changed is null ? runs : (IEnumerable<OpenXmlElement>)[changed])
            {
                yield return written;
            }
        }

        if (run.Closes is { } closes)
        {
            yield return new CommentRangeEnd { Id = Id(closes) };
            yield return new Run(new CommentReference { Id = Id(closes) });
        }
    }

    private OpenXmlElement? MarkOf(DocxChange change) => change switch
    {
        DocxChange.Inserted => Signed(new Inserted()),
        DocxChange.Deleted => Signed(new Deleted()),
        DocxChange.MovedAway => Signed(new MoveFrom()),
        DocxChange.MovedHere => Signed(new MoveTo()),
        _ => null,
    };

    private MoveBookmarkType? MoveStart(DocxLine line) => line.Change switch
    {
        DocxChange.MovedAway => new MoveFromRangeStart { Name = line.Move, Author = hand!.Name, Date = At(hand) },
        DocxChange.MovedHere => new MoveToRangeStart { Name = line.Move, Author = hand!.Name, Date = At(hand) },
        _ => null,
    };

    // All of them have an author, a time and a key, and no class in common that says so.
    private T Signed<T>(T change)
        where T : OpenXmlElement
    {
        const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        change.SetAttribute(new OpenXmlAttribute("w", "id", Word, Id(++_last)));
        change.SetAttribute(new OpenXmlAttribute("w", "author", Word, hand!.Name));
        change.SetAttribute(new OpenXmlAttribute("w", "date", Word, XmlTime(At(hand))));
        return change;
    }

    private static string XmlTime(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
