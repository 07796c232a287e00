using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Domain.Agreements;
using Negotiations.Infrastructure.Reports;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Tests;
using Negotiations.Web.Features.Drafts;
using Provision = Negotiations.Texts.Drafts.Provision;
using ProvisionKind = Negotiations.Texts.Drafts.ProvisionKind;

namespace Negotiations.Web.Tests.Drafts;

/// <summary>Drafts and redlines as documents of a word processor.</summary>
public sealed class DraftDocxTests
{
    internal static readonly IStringLocalizer Texts = new Untranslated();

    [Fact]
    public void All_changes_accepted_a_redline_is_the_later_text_and_all_rejected_the_earlier_one() => RandomTexts.Any.Sample(
        texts =>
        {
            var (before, after) = texts.Drafts();
            var body = BodyOf(Written(before, after));
            TrackedText.Of(body, accepted: true).ShouldBe(TrackedText.Of(BodyOf(Written(after)), accepted: true));
            TrackedText.Of(body, accepted: false).ShouldBe(TrackedText.Of(BodyOf(Written(before)), accepted: true));
            TrackedText.Of(BodyOf(Written(after, before)), accepted: true).ShouldBe(TrackedText.Of(BodyOf(Written(before)), accepted: true));
        },
        iter: 300);

    [Fact]
    public void Accepted_or_rejected_a_redline_is_the_later_or_the_earlier_text_with_its_brackets() => RandomTexts.Any.Sample(
        texts =>
        {
            var (before, after) = texts.Drafts();
            var (was, now) = (RoundTripTests.LinesOf(before, texts), RoundTripTests.LinesOf(after, texts));
            var document = Written(was, before, now, after, RoundTripTests.Parties);
            var body = BodyOf(document);
            TrackedText.Of(body, accepted: true).ShouldBe(TrackedText.Of(BodyOf(Written(now, RoundTripTests.Parties)), accepted: true));
            TrackedText.Of(body, accepted: false).ShouldBe(TrackedText.Of(BodyOf(Written(was, RoundTripTests.Parties)), accepted: true));
            using var package = Open(document);
            new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
            var comments = Enumerable.Range(0, document.Comments.Count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
            body.Descendants<CommentRangeStart>().Select(c => c.Id!.Value!).ShouldBe(comments, ignoreOrder: true);
            body.Descendants<CommentRangeEnd>().Select(c => c.Id!.Value!).ShouldBe(comments, ignoreOrder: true);
        },
        iter: 100);

    [Fact]
    public void A_text_that_did_not_change_has_no_tracked_change_and_every_change_is_tracked() => RandomTexts.Any.Sample(
        texts =>
        {
            var (before, after) = texts.Drafts();
            TrackedCount(Written(before, before)).ShouldBe(0);
            (TrackedCount(Written(before, after)) > 0).ShouldBe(!TrackedText.Of(BodyOf(Written(before)), true).SequenceEqual(TrackedText.Of(BodyOf(Written(after)), true)));
        },
        iter: 100);

    [Fact]
    public void Whatever_a_text_says_its_file_is_valid_and_each_provision_is_marked_once() => RandomTexts.Any.Sample(
        texts =>
        {
            var (before, after) = texts.Drafts();
            foreach (var document in new[] { Written(before, after), Written(after) })
            {
                using var package = Open(document);
                new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
                var names = package.MainDocumentPart!.Document!.Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToList();
                names.ShouldBeUnique();
                names.ShouldAllBe(n => n.Length == 34 && n.StartsWith("p_"));
                after.All.Select(p => $"p_{p.Identity:N}").ShouldBeSubsetOf(names);
            }
        },
        iter: 40);

    [Fact]
    public void What_was_moved_word_for_word_is_a_move_and_what_was_reworded_too_is_commented_on()
    {
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var before = Draft(Article(one, "First."), Article(two, "Second."), Article(three, "Third."));
        var moved = BodyOf(Written(before, Draft(Article(three, "Third."), Article(one, "First."), Article(two, "Second."))));
        var (from, to) = (moved.Descendants<MoveFromRangeStart>().ToList(), moved.Descendants<MoveToRangeStart>().ToList());
        from.Select(m => m.Name!.Value).Order().ShouldBe(to.Select(m => m.Name!.Value).Order());
        moved.Descendants<MoveToRun>().Select(r => r.InnerText).ShouldBe(["Third."]);
        moved.Descendants<MoveFromRun>().Select(r => r.InnerText).ShouldBe(["Third."]);
        // Its number is another one there.
        moved.Descendants<InsertedRun>().Select(r => r.InnerText).ShouldBe(["Article 1", "Article 2", "Article 3"]);

        using var reworded = Open(Written(before, Draft(Article(three, "Third and last."), Article(one, "First."), Article(two, "Second."))));
        reworded.MainDocumentPart!.Document!.Descendants<MoveToRun>().ShouldBeEmpty();
        var comment = reworded.MainDocumentPart.WordprocessingCommentsPart!.Comments!.Elements<Comment>().Single();
        (comment.InnerText, comment.Author!.Value).ShouldBe(("Moved from Article 3", "Draft 2"));
    }

    [Fact]
    public void Changes_stand_under_the_name_of_the_draft_and_its_time()
    {
        var one = Guid.NewGuid();
        var body = BodyOf(Written(Draft(Article(one, "Old words.")), Draft(Article(one, "New words."))));
        var change = body.Descendants<InsertedRun>().Single();
        (change.Author!.Value, change.Date!.InnerText, change.InnerText).ShouldBe(("Draft 2", "2022-10-02T10:00:00Z", "New"));
        body.Descendants<DeletedRun>().Single().InnerText.ShouldBe("Old");
    }

    [Fact]
    public void What_became_another_kind_keeps_how_it_looked_before()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var body = BodyOf(Written(
            Draft(Article(one, "", new Provision(two, ProvisionKind.Paragraph, "", "Words.", []))), Draft(Article(one, "", new Provision(two, ProvisionKind.Point, "", "Words.", [])))));
        var changed = body.Descendants<ParagraphPropertiesChange>().Single();
        changed.ParagraphPropertiesExtended!.ParagraphStyleId!.Val!.Value.ShouldBe("ProvisionParagraph");
        ((ParagraphProperties)changed.Parent!).ParagraphStyleId!.Val!.Value.ShouldBe("ProvisionPoint");
    }

    [Fact]
    public void A_provision_runs_in_the_direction_of_its_words_and_not_of_its_number()
    {
        var body = BodyOf(Written(Draft(new Provision(Guid.NewGuid(), ProvisionKind.Article, "الأسرى", "يفرج كل طرف عن الأسرى.", []))));
        body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading3" or "ProvisionText").ShouldAllBe(p => p.ParagraphProperties!.BiDi != null);
        body.Elements<Paragraph>().Count(p => p.ParagraphProperties!.BiDi is not null).ShouldBe(2);
    }

    internal static DocxDocument Written(DraftText text) => Framed(DraftDocx.LinesOf(text, Texts), []);

    internal static DocxDocument Written(DraftText before, DraftText after)
    {
        List<TextLine> Lines(DraftText text) => [.. text.All.Select(p => new TextLine(p, ProvisionState.Clean))];
        return Written(Lines(before), before, Lines(after), after, []);
    }

    /// <summary>A redline of two texts with brackets.</summary>
    internal static DocxDocument Written(IReadOnlyList<TextLine> was, DraftText before, IReadOnlyList<TextLine> now, DraftText after, IReadOnlyList<PartyMark> parties)
    {
        var comments = new List<DocxComment>();
        return Framed(DraftDocx.LinesOf(Redline.Of(before, after), new RedlineSigns(was, now, Array.Empty<BracketChange>().ToLookup(_ => Guid.Empty), parties, Texts), comments, Texts), comments);
    }

    /// <summary>A text with brackets.</summary>
    internal static DocxDocument Written(IReadOnlyList<TextLine> lines, IReadOnlyList<PartyMark> parties)
    {
        var comments = new List<DocxComment>();
        return Framed(DraftDocx.LinesOf(lines, parties, comments, Texts), comments);
    }

    internal static WordprocessingDocument Open(DocxDocument document) => WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Write(document)), isEditable: false);

    internal static DraftText Draft(params Provision[] provisions) => new(provisions);

    internal static Provision Article(Guid id, string text, params Provision[] children) => new(id, ProvisionKind.Article, "", text, children);

    private static DocxDocument Framed(IEnumerable<DocxBlock> lines, IReadOnlyList<DocxComment> comments) => new()
    {
        Title = "Treaty",
        Language = "en",
        Audience = "Shared with the parties",
        Hand = new DocxHand("Draft 2", new DateTimeOffset(2022, 10, 2, 10, 0, 0, TimeSpan.Zero)),
        Comments = comments,
        Blocks = [new DocxHeading(1, "Treaty"), .. lines, new DocxParagraph(new DocxRun("End")) { IsSmall = true }],
    };

    private static Body BodyOf(DocxDocument document)
    {
        using var package = Open(document);
        return (Body)package.MainDocumentPart!.Document!.Body!.CloneNode(true);
    }

    private static int TrackedCount(DocxDocument document) => BodyOf(document).Descendants().Count(d => d is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or Inserted or Deleted or MoveFrom or MoveTo or ParagraphPropertiesChange);

    private sealed class Untranslated : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
