using CsCheck;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Recognition;
using static Negotiations.Texts.Tests.Some;

namespace Negotiations.Texts.Tests.Recognition;

/// <summary>Texts that are recognised in lines.</summary>
public sealed class RecognisedTextTests
{
    [Theory]
    [InlineData("Article 3", "Article||")]
    [InlineData("Article 3. Prisoners of war", "Article|Prisoners of war|")]
    [InlineData("Article 3. Each Party frees all prisoners.", "Article||Each Party frees all prisoners.")]
    [InlineData("Հոդված 2. Գերիներ", "Article|Գերիներ|")]
    [InlineData("Статья 12 — Пленные", "Article|Пленные|")]
    [InlineData("Maddə 1", "Article||")]
    [InlineData("CHAPTER IV General", "Chapter|General|")]
    [InlineData("Annex A. Maps", "Annex|Maps|")]
    [InlineData("ANNEX", "Annex||")]
    [InlineData("Articles of faith are not numbered", "Preamble||Articles of faith are not numbered")]
    [InlineData("Article 3bis is another matter", "Preamble||Article 3bis is another matter")]
    public void A_line_is_what_its_number_says(string line, string expected) => Told(Read([], line)).ShouldBe([expected]);

    [Theory]
    [InlineData("(2) Words", "Paragraph||Words")]
    [InlineData("2. Words", "Paragraph||Words")]
    [InlineData("3(2)\tWords", "Paragraph||Words")]
    [InlineData("3.2 Words", "Paragraph||Words")]
    [InlineData("(a) words", "Point||words")]
    [InlineData("b) words", "Point||words")]
    [InlineData("3(2)(a)\twords", "Point||words")]
    [InlineData("(iv) words", "Point||words")]
    [InlineData("3(2). Heading.", "Paragraph||Heading.")]
    [InlineData("(1)(a) words", "Point||words")]
    [InlineData("3(2)(ab) words", "Point||words")]
    [InlineData("all) words", null)]
    [InlineData("2022 was a year", null)]
    public void Paragraphs_and_points_stand_under_what_holds_them(string line, string? expected)
    {
        var told = Told(Read([], "Article 1", line));
        told.ShouldBe(expected is null ? [$"Article||{line}"] : ["Article||", expected]);
    }

    [Theory]
    [InlineData("3(2)", "Paragraph||Words.")]
    [InlineData("(2)", "Paragraph||Words.")]
    [InlineData("2.", "Paragraph||Words.")]
    [InlineData("3(2)(a)", "Point||Words.")]
    [InlineData("(a)", "Point||Words.")]
    public void A_number_alone_on_its_line_is_the_number_of_the_words_behind_it(string line, string expected)
    {
        Told(Read([], "Article 1", line, "Words.")).ShouldBe(["Article||", expected]);
        // With nothing behind it, it is words.
        Told(Read([], "Article 1", line)).ShouldBe([$"Article||{line}"]);
    }

    [Fact]
    public void What_stands_over_a_fingerprint_and_the_number_of_a_sheet_are_no_part_of_the_text()
    {
        var mark = $"Fingerprint (SHA-256): {new string('a', 64)}";
        var read = Read([], "Shared with the parties.", "", "Annex: Draft 2", mark, "", "Preamble (Parked)", "The Parties,", "1 / 2", "Article 1", "Words.");
        read.LeftOut.ShouldBe(["Shared with the parties.", "Annex: Draft 2", mark, "1 / 2"]);
        Told(read).ShouldBe(["Preamble|(Parked)|The Parties,", "Article||Words."]);
        // At the end of a text, where documents have it, it takes nothing with it.
        Read([], "Article 1", "Words.", mark, "").ShouldSatisfyAllConditions(r => Told(r).ShouldBe(["Article||Words."]), r => r.LeftOut.ShouldBe([mark]));
    }

    [Fact]
    public void Pasted_words_become_a_text_with_its_structure()
    {
        var text = Read([], "The Parties,", "Recalling the ceasefire,", "Chapter I", "Article 1. Release", "Each Party frees:", "(a) the wounded;", "(b) all others.", "Article 2", "(1) At once.", "and for good.", "Annex A. Maps", "1. All maps.").Text;
        text.All.Select(p => $"{p.Label} {p.Kind} {p.Provision.Text}".Trim()).ShouldBe(
        [
            "Preamble The Parties,\nRecalling the ceasefire,", "I Chapter", "1 Article Each Party frees:", "1(a) Point the wounded;", "1(b) Point all others.", "2 Article", "2(1) Paragraph At once.\nand for good.", "A Annex", "A(1) Paragraph All maps.",
        ]);
        text.All[2].Provision.Heading.ShouldBe("Release");
    }

    [Theory]
    [InlineData("Prisoners of war", "They are freed.", "Article|Prisoners of war|They are freed.")]
    [InlineData("Գերիներ", "Ազատվում են։", "Article|Գերիներ|Ազատվում են։")]
    // A sentence; a line that was broken off; words behind which there are none.
    [InlineData("They are freed.", "At once.", "Article||They are freed.\nAt once.")]
    [InlineData("Each Party frees all", "prisoners.", "Article||Each Party frees all\nprisoners.")]
    [InlineData("Prisoners of war", "Article 2", "Article||Prisoners of war")]
    public void A_heading_may_stand_below_its_number(string first, string second, string expected) => Told(Read([], "Article 1", first, second)).First().ShouldBe(expected);

    [Fact]
    public void How_a_known_text_begins_is_no_heading() =>
        Told(Read([Article(1) with { Text = "All prisoners\nMaps" }], "Article 1", "All prisoners", "Maps")).ShouldBe(["Article||All prisoners\nMaps"]);

    [Fact]
    public void The_title_over_a_preamble_is_no_preamble()
    {
        var read = Read([], "Treaty of peace", "between two states", "Preamble", "The Parties,", "Article 1", "Words.");
        Told(read).ShouldBe(["Preamble||The Parties,", "Article||Words."]);
        read.LeftOut.ShouldBe(["Treaty of peace", "between two states"]);
    }

    [Fact]
    public void What_says_the_same_or_nearly_the_same_is_the_same_provision_and_what_does_not_is_new()
    {
        var known = new[] { Article(1) with { Text = "Each Party frees all prisoners of the other Party." }, Article(2) with { Text = "Maps of mines are handed over." }, Article(3) with { Text = "This treaty enters into force at once." } };
        var read = Read(known, "Article 1", "A wholly different beginning here.", "Article 2", "Maps of mines are handed over.", "Article 3", "Each Party frees all prisoners of the other Party within seven days.");
        read.Text.All.Select(p => p.Identity).ShouldBe([New(1), Identity(2), Identity(1)]);
        read.Guessed.ShouldBe([Identity(2), Identity(1)], ignoreOrder: true);
    }

    [Fact]
    public void The_file_says_which_provision_it_is_and_nothing_is_guessed_against_it()
    {
        var known = new[] { Article(1) with { Text = "One and the same." }, Article(2) with { Text = "Two." } };
        FileLine[] lines = [new("One and the same.") { Identity = Identity(2), IsNumberApart = true }, new("Copied.") { Identity = Identity(2), IsNumberApart = true }, new("(a) stays words") { Identity = Identity(1), IsNumberApart = true }];
        var read = RecognisedText.Of(lines, Draft(known), Counting(), cancellationToken: TestContext.Current.CancellationToken);
        // The second that has the mark of the first goes on with it.
        read.Text.All.Select(p => (p.Identity, p.Provision.Text)).ShouldBe([(Identity(2), "One and the same.\nCopied."), (Identity(1), "(a) stays words")]);
        read.Guessed.ShouldBeEmpty();
    }

    [Fact]
    public void Titles_are_left_out_and_told_and_headings_belong_to_what_they_stand_over()
    {
        FileLine[] lines = [new("A treaty") { Look = LineLook.Title }, new("Article 1") { Look = LineLook.Heading }, new("Release") { Look = LineLook.Heading }, new("Words."), new("Final") { Look = LineLook.Heading }, new("More."), new("first") { ListLevel = 0 }, new("inner") { ListLevel = 1 }];
        var read = RecognisedText.Of(lines, Draft(), Counting(), cancellationToken: TestContext.Current.CancellationToken);
        read.LeftOut.ShouldBe(["A treaty"]);
        Told(read).ShouldBe(["Article|Release|Words.", "Article|Final|More.", "Paragraph||first", "Point||inner"]);
    }

    [Fact]
    public void Whatever_lines_there_are_every_word_is_in_the_text_or_told_as_left_out() => RandomTexts.Any.Sample(
        texts =>
        {
            var lines = Enumerable.Range(0, 12).Select(i => new FileLine(texts.Text()) { Look = (LineLook)(i % 3), ListLevel = i % 4 == 0 ? i % 3 : null }).ToList();
            var read = RecognisedText.Of(lines, Draft(), Guid.NewGuid);
            var said = string.Concat(read.Text.All.Select(p => p.Provision.Heading + "\n" + p.Provision.Text).Concat(read.LeftOut));
            foreach (var line in lines.Select(l => l.Text.Trim()).Where(l => LineNumber(l) is null))
            {
                said.ShouldContain(line);
            }
        },
        iter: 300);

    private static string? LineNumber(string line) => line.Length > 0 && (char.IsDigit(line[0]) || line[0] == '(' || line.IndexOf(')') is 1 or 2) ? line : null;

    private static RecognisedText Read(Provision[] known, params string[] lines) => RecognisedText.Of(lines.Select(l => new FileLine(l)), Draft(known), Counting(), cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<string> Told(RecognisedText read) => read.Text.All.Select(p => $"{p.Kind}|{p.Provision.Heading}|{p.Provision.Text}");

    private static Guid New(int count) => new(0, 1, (short)count, new byte[8]);

    private static Func<Guid> Counting()
    {
        var made = 0;
        return () => New(++made);
    }
}
