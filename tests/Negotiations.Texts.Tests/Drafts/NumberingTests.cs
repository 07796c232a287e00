using CsCheck;
using Negotiations.Texts.Drafts;
using static Negotiations.Texts.Tests.Some;

namespace Negotiations.Texts.Tests.Drafts;

/// <summary>Numbers and labels follow from kind and place.</summary>
public sealed class NumberingTests
{
    [Fact]
    public void A_treaty_is_numbered_as_treaties_are()
    {
        var draft = Draft(
            Preamble(1, Paragraph(2), Paragraph(3)),
            Chapter(4, Article(5, Paragraph(6), Paragraph(7, Point(8), Point(9, Point(10), Point(11)))), Article(12, Point(13))),
            Chapter(14, Article(15)),
            Article(16),
            Annex(17, Article(18, Paragraph(19)), Article(20)),
            Annex(21, Paragraph(22), Chapter(23, Article(24))));

        draft.All.Select(p => p.Place.Label).ShouldBe(
        [
            "", "(1)", "(2)",
            "I", "1", "1(1)", "1(2)", "1(2)(a)", "1(2)(b)", "1(2)(b)(i)", "1(2)(b)(ii)", "2", "2(a)",
            "II", "3",
            "4",
            "A", "A 1", "A 1(1)", "A 2",
            "B", "B(1)", "B I", "B 1",
        ]);
        draft.All[9].Place.ShouldBe(new Place(Identity(9), 0, ProvisionKind.Point, "1(2)(b)", "(i)"));
        draft.All.Select(p => p.Position).ShouldBe(Enumerable.Range(0, draft.All.Count));
    }

    [Fact]
    public void Kinds_are_counted_apart_and_a_preamble_takes_no_number() =>
        Draft(Article(1, Point(2), Paragraph(3), Point(4)), Preamble(5), Article(6)).All.Select(p => p.Place.Label).ShouldBe(["1", "1(a)", "1(1)", "1(b)", "", "2"]);

    [Theory]
    [InlineData(26, "(z)", "Z", "XXVI")]
    [InlineData(27, "(aa)", "AA", "XXVII")]
    [InlineData(52, "(az)", "AZ", "LII")]
    [InlineData(53, "(ba)", "BA", "LIII")]
    [InlineData(703, "(aaa)", "AAA", "DCCIII")]
    [InlineData(949, "(ajm)", "AJM", "CMXLIX")]
    public void Letters_and_Roman_numerals_go_on(int count, string point, string annex, string chapter)
    {
        Last(Point).ShouldBe(point);
        Last(id => Annex(id)).ShouldBe(annex);
        Last(id => Chapter(id)).ShouldBe(chapter);

        string Last(Func<int, Provision> make) => new DraftText([.. Enumerable.Range(1, count).Select(make)]).All[^1].Place.Number;

        static Provision Point(int id) => Some.Point(id);
    }

    [Fact]
    public void A_provision_is_found_by_its_identity() => RandomTexts.Any.Sample(random =>
    {
        var draft = random.Draft();
        draft.All.ShouldAllBe(p => ReferenceEquals(draft.Find(p.Identity), p));
        draft.Find(Guid.Empty).ShouldBeNull();
    });

    [Fact]
    public void No_two_provisions_have_one_identity() =>
        Should.Throw<ArgumentException>(() => Draft(Article(1, Paragraph(2)), Article(3, Paragraph(2)))).Message.ShouldContain(Identity(2).ToString());

    [Fact]
    public void Texts_are_equal_if_everything_in_them_is()
    {
        var draft = Draft(Article(1, Paragraph(2)));
        draft.ShouldBe(Draft(Article(1, Paragraph(2))));
        draft.GetHashCode().ShouldBe(Draft(Article(1, Paragraph(2))).GetHashCode());
        draft.ShouldNotBe(Draft(Article(1, Paragraph(3))));
        draft.ShouldNotBe(Draft(Article(1, Point(2))));
        draft.ShouldNotBe(Draft(Article(1, Paragraph(2)) with { Heading = "Peace" }));
        draft.ShouldNotBe(Draft(Article(1, Paragraph(2) with { Text = "words of 2." })));
        draft.ShouldNotBe(Draft(Article(1), Paragraph(2)));
    }
}
