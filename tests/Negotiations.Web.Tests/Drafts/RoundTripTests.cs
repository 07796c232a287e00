using CsCheck;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Reports;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Recognition;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Tests;
using Negotiations.Web.Features.Drafts;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using Provision = Negotiations.Texts.Drafts.Provision;
using ProvisionKind = Negotiations.Texts.Drafts.ProvisionKind;

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
        RecognisedText.Of(file.Lines, known, Guid.NewGuid, cancellationToken: TestContext.Current.CancellationToken).Text.All.Single().Provision.Text.ShouldBe("Frees all persons.");
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

    [Fact]
    public void The_plain_text_of_a_draft_comes_back_as_the_same_text_whatever_is_in_brackets() => RandomTexts.Any.Sample(
        texts =>
        {
            // A heading is one line, and something is said.
            static Provision Said(NumberedProvision p) => p.Provision with
            {
                Heading = p.Provision.Heading.ReplaceLineEndings(" "),
                Text = p.Provision.Text.Length > 0 ? p.Provision.Text : "Words.",
                Children = [.. p.Children.Select(Said)],
            };
            var text = new DraftText([.. Treaty(texts.Draft()).Provisions.Select(Said)]);
            if (text.All.Count == 0)
            {
                return;
            }

            var back = BackFromPlainText(text, LinesOf(text, texts), l => l);
            back.Text.All.Select(p => (p.Label, p.Kind, p.Provision.Heading, p.Provision.Text)).ShouldBe(text.All.Select(p => (p.Label, p.Kind, p.Provision.Heading, p.Provision.Text)));
        },
        iter: 400);

    [Theory]
    [InlineData("within seven days", "within eight days", "Frees all prisoners within eight days, and at once.")]
    [InlineData("Frees [1 ARM: all", "Frees nearly [1 ARM: all", "Frees nearly all prisoners within seven days, and at once.")]
    [InlineData("prisoners", "persons", "Frees all persons within seven days, and at once.")]
    [InlineData(", and at once", "", "Frees all prisoners within seven days.")]
    // What is changed of what is proposed is no word of the text.
    [InlineData("within sixty days", "within ninety days", "Frees all prisoners within seven days, and at once.")]
    // Whoever takes away the signs writes words.
    [InlineData("[1 ARM: all / AZE: every 1]", "every", "Frees every prisoners within seven days, and at once.")]
    public void A_word_that_was_changed_in_plain_text_between_signs_is_the_word_that_is_changed(string old, string put, string expected)
    {
        const string Words = "Frees all prisoners within seven days, and at once.";
        var text = DraftDocxTests.Draft(DraftDocxTests.Article(Guid.NewGuid(), Words), DraftDocxTests.Article(Guid.NewGuid(), "Maps are handed over."));
        List<ShownBracket> brackets =
        [
            Bracket(Words, "all", Proposes(Ours, AlternativeKind.AsItStands, ""), Proposes(Theirs, AlternativeKind.Words, "every")),
            Bracket(Words, "prisoners within seven days", Proposes(Theirs, AlternativeKind.LeftOut, "")),
            Bracket(Words, "within seven days", Proposes(Ours, AlternativeKind.AsItStands, ""), Proposes(Theirs, AlternativeKind.Words, "within sixty days / [or so]\nfor good")),
            new(Guid.NewGuid(), new Span(Words.Length - 1, 0), [Proposes(Theirs, AlternativeKind.Words, "for ever")]),
        ];
        List<TextLine> lines = [new(text.All[0], ProvisionState.Bracketed) { Brackets = brackets }, new(text.All[1], ProvisionState.Clean)];
        Plain(lines).ShouldContain(old);
        var back = BackFromPlainText(text, lines, l => l.Replace(old, put, StringComparison.Ordinal));
        back.Text.All.Select(p => p.Provision.Text).ShouldBe([expected, "Maps are handed over."]);
        back.Text.All.Select(p => (p.Identity, p.Provision.Heading)).ShouldBe(text.All.Select(p => (p.Identity, "")));
    }

    private static readonly PartyMark Ours = new(Id<Party>.New(), Id<Process>.New(), "ARM", "Armenia", 0);
    private static readonly PartyMark Theirs = new(Id<Party>.New(), Id<Process>.New(), "AZE", "Azerbaijan", 1);

    internal static IReadOnlyList<PartyMark> Parties => [Ours, Theirs];

    private static ShownAlternative Proposes(PartyMark by, AlternativeKind kind, string words) => new(Guid.NewGuid(), kind, words, false, [by.Id]);

    private static ShownBracket Bracket(string text, string words, params ShownAlternative[] alternatives) => new(Guid.NewGuid(), new Span(text.IndexOf(words, StringComparison.Ordinal), words.Length), alternatives);

    private static string Plain(IReadOnlyList<TextLine> lines)
    {
        var text = new System.Text.StringBuilder("Shared with the parties. The observers cannot read it.\nDemonstration\n\nTreaty: Draft 2\n");
        text.Append("Fingerprint (SHA-256): ").Append('a', 64).AppendLine().AppendLine();
        DraftFile.Write(text, lines, [Ours, Theirs], DraftDocxTests.Texts);
        return text.ToString();
    }

    private static RecognisedText BackFromPlainText(DraftText known, IReadOnlyList<TextLine> lines, Func<string, string> edit)
    {
        var file = edit(Plain(lines)).ReplaceLineEndings("\n");
        var back = RecognisedText.Of(
            file.Split('\n').Select(l => new FileLine(l)), known, () => throw new InvalidOperationException($"Nothing is new:{Environment.NewLine}{file}"),
            printed: lines.ToDictionary(l => l.Place.Identity, l => PrintedWords.Of(l, [Ours, Theirs], DraftDocxTests.Texts)));
        back.LeftOut.ShouldNotBeEmpty();
        return back;
    }

    // Brackets round anything, in one another and over one another's ends; states of every kind.
    internal static List<TextLine> LinesOf(DraftText text, RandomTexts texts)
    {
        var random = new Random(text.All.Count);
        return [.. text.All.Select(p => new TextLine(p, (ProvisionState)random.Next(Enum.GetValues<ProvisionState>().Length)) { Brackets = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(p.Provision.Text)).OrderBy(b => b.Span.Start).ThenBy(b => b.Span.Length)] })];

        ShownBracket Any(string words)
        {
            var start = Whole(random.Next(words.Length + 1));
            return new ShownBracket(Guid.NewGuid(), new Span(start, Whole(start + random.Next(words.Length - start + 1)) - start), [.. Enumerable.Range(0, random.Next(3)).Select(i => Proposes(i == 0 ? Ours : Theirs, (AlternativeKind)random.Next(3), texts.Text()))]);

            // No bracket begins or ends inside a letter, or an end of a line, that takes two places.
            int Whole(int at) => at < words.Length && (char.IsLowSurrogate(words[at]) || (at > 0 && words[at] == '\n' && words[at - 1] == '\r')) ? at + 1 : at;
        }
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
