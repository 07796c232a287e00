using CsCheck;
using Negotiations.Application.Reports;
using Negotiations.Infrastructure.Reports;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Recognition;
using Negotiations.Texts.Tests;

namespace Negotiations.Web.Tests.Drafts;

/// <summary>What leaves as a document and comes back.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void A_text_that_comes_back_is_the_same_text_with_the_same_structure_and_identity() => RandomTexts.Any.Sample(
        texts =>
        {
            var text = Treaty(texts.Draft());
            var back = Back(DraftDocxTests.Written(text), text);
            back.Text.ShouldBe(text);
            back.Guessed.ShouldBeEmpty();
        },
        iter: 200);

    [Fact]
    public void A_redline_comes_back_as_the_later_text() => RandomTexts.Any.Sample(
        texts =>
        {
            var (before, after) = texts.Drafts();
            var (was, now) = (Treaty(before), Treaty(after));
            Back(DraftDocxTests.Written(was, now), now).Text.ShouldBe(now);
        },
        iter: 200);

    [Fact]
    public void Signs_of_brackets_and_comments_are_no_words_and_tracked_changes_are_taken_as_accepted()
    {
        var known = DraftDocxTests.Draft(DraftDocxTests.Article(Guid.NewGuid(), "Frees all prisoners."));
        var document = DraftDocxTests.Written(known) with
        {
            Comments = [new DocxComment("ARM: every prisoner")],
            Blocks =
            [
                new DocxLine(DocxLook.Heading3, new DocxRun("Article 1") { Part = DocxPart.Number }) { Bookmark = $"p_{known.All[0].Identity:N}" },
                new DocxLine(
                    DocxLook.Words,
                    new DocxRun("Frees "), new DocxRun("[") { Part = DocxPart.Sign, Opens = 0 }, new DocxRun("all"), new DocxRun(" / ARM: every]") { Part = DocxPart.Sign, Closes = 0 },
                    new DocxRun(" prisoners") { Change = DocxChange.Deleted }, new DocxRun(" persons") { Change = DocxChange.Inserted }, new DocxRun(".")),
            ],
        };
        var file = new DocxReader().Read(new MemoryStream(new DocxWriter().Write(document)));
        file.HasTrackedChanges.ShouldBeTrue();
        RecognisedText.Of(file.Lines, known, Guid.NewGuid).Text.All.Single().Provision.Text.ShouldBe("Frees all persons.");
        new DocxReader().Read(new MemoryStream(new DocxWriter().Write(DraftDocxTests.Written(known)))).HasTrackedChanges.ShouldBeFalse();
    }

    [Fact]
    public void A_hostile_document_is_read_without_a_tree()
    {
        // Half a million elements in one another would be the end of whoever builds a tree.
        const int Depth = 200_000;
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            part.Write(string.Concat(Enumerable.Repeat("<w:sdt>", Depth)));
            part.Write("<w:p><w:r><w:t>Words</w:t></w:r></w:p>");
            part.Write(string.Concat(Enumerable.Repeat("</w:sdt>", Depth)));
            part.Write("</w:body></w:document>");
        }

        new DocxReader().Read(stream).Lines.Single().Text.ShouldBe("Words");
    }

    private static RecognisedText Back(DocxDocument document, DraftText known) =>
        RecognisedText.Of(new DocxReader().Read(new MemoryStream(new DocxWriter().Write(document))).Lines, known, () => throw new InvalidOperationException("Nothing is new."));

    // What a treaty can look like: of the same provisions, in the same order, each under what may hold it; words as forms keep them and XML can hold them.
    private static DraftText Treaty(DraftText any)
    {
        var (top, open) = (new List<Node>(), new List<Node>());
        foreach (var place in any.All)
        {
            var kind = place.Kind;
            var node = new Node(place.Provision with { Heading = Kept(place.Provision.Heading), Text = Kept(place.Provision.Text) }, []);
            var holder = open.FindLastIndex(o => Holds(o.Provision.Kind, kind));
            if (holder < 0 && kind is ProvisionKind.Paragraph or ProvisionKind.Point)
            {
                node = node with { Provision = node.Provision with { Kind = ProvisionKind.Article } };
                holder = open.FindLastIndex(o => Holds(o.Provision.Kind, ProvisionKind.Article));
            }

            open.RemoveRange(holder + 1, open.Count - holder - 1);
            (holder < 0 ? top : open[holder].Children).Add(node);
            open.Add(node);
        }

        return new DraftText([.. top.Select(n => n.Made())]);

        static bool Holds(ProvisionKind holder, ProvisionKind kind) => (holder, kind) is (ProvisionKind.Chapter or ProvisionKind.Annex, ProvisionKind.Article)
            or (ProvisionKind.Article or ProvisionKind.Annex or ProvisionKind.Preamble, ProvisionKind.Paragraph) or (ProvisionKind.Paragraph or ProvisionKind.Article, ProvisionKind.Point);

        static string Kept(string text) => XmlText.Of(text).ReplaceLineEndings("\n").Trim();
    }

    private sealed record Node(Provision Provision, List<Node> Children)
    {
        public Provision Made() => Provision with { Children = [.. Children.Select(c => c.Made())] };
    }
}
