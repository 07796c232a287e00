using CsCheck;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Words;
using static Negotiations.Texts.Tests.Some;

namespace Negotiations.Texts.Tests.Redlines;

/// <summary>What became of provisions.</summary>
public sealed class RedlineTests
{
    [Fact]
    public void What_is_numbered_anew_because_of_what_was_put_before_it_is_unchanged() =>
        Told(Draft(Article(1, Paragraph(2)), Article(3)), Draft(Article(9), Article(1, Paragraph(8), Paragraph(2)), Article(3))).ShouldBe(
            ["Added 1", "Unchanged 2", "Added 2(1)", "Unchanged 2(2)", "Unchanged 3"]);

    [Fact]
    public void What_is_gone_stands_where_it_stood_before_what_was_put_there() =>
        Told(Draft(Article(1), Article(2, Paragraph(3), Paragraph(4)), Article(5)), Draft(Article(1), Article(9), Article(5))).ShouldBe(
            ["Unchanged 1", "Removed 2", "Removed 2(1)", "Removed 2(2)", "Added 2", "Unchanged 3"]);

    [Fact]
    public void What_is_gone_from_the_beginning_comes_first() =>
        Told(Draft(Article(1), Article(2)), Draft(Article(9), Article(2))).ShouldBe(["Removed 1", "Added 1", "Unchanged 2"]);

    [Fact]
    public void What_stands_under_another_parent_was_moved_and_what_is_under_it_was_not() =>
        Told(Draft(Article(1, Paragraph(2, Point(3))), Article(4)), Draft(Article(1), Article(4, Paragraph(2, Point(3))))).ShouldBe(
            ["Unchanged 1", "Unchanged 2", "Moved 2(1)", "Unchanged 2(1)(a)"]);

    [Fact]
    public void What_outlives_its_parent_was_moved() =>
        Told(Draft(Chapter(1, Article(2)), Article(3)), Draft(Article(2), Article(3))).ShouldBe(["Removed I", "Moved 1", "Unchanged 2"]);

    [Fact]
    public void Two_that_change_places_are_one_move_and_two_that_are_put_into_each_other_are_two()
    {
        Told(Draft(Article(1), Article(2)), Draft(Article(2), Article(1))).Count(told => told.StartsWith("Moved", StringComparison.Ordinal)).ShouldBe(1);
        Told(Draft(Article(1, Paragraph(2))), Draft(Paragraph(2, Article(1)))).ShouldBe(["Moved (1)", "Moved 1"]);
    }

    [Fact]
    public void What_became_another_kind_is_changed() => Told(Draft(Article(1, Paragraph(2))), Draft(Article(1, Point(2)))).ShouldBe(["Unchanged 1", "Changed 1(a)"]);

    [Fact]
    public void What_was_moved_may_say_something_else_too()
    {
        var redline = Redline.Of(Draft(Article(1, Paragraph(2)), Article(3)), Draft(Article(1), Article(3, Point(2) with { Text = "Words of two." })), TestContext.Current.CancellationToken);
        var moved = redline.Provisions[^1];
        (moved.Status, moved.IsReworded, moved.Before!.Label, moved.After!.Label).ShouldBe((ProvisionStatus.Moved, true, "1(1)", "2(a)"));
        redline.Changes.Select(c => (c.Number, c.Label, c.Part, c.Run, c.Description)).ShouldBe(
        [
            (1, "2(a)", ChangePart.Provision, 0, "Moved from 1(1)"),
            (2, "2(a)", ChangePart.Provision, 0, "From Paragraph to Point"),
            (3, "2(a)", ChangePart.Text, 1, "“two” for “2”"),
        ]);
    }

    [Fact]
    public void Changes_are_told_in_reading_order_with_number_place_and_what_they_are()
    {
        var long40 = string.Join(' ', Enumerable.Repeat("word", 40));
        var before = Draft(
            Preamble(1) with { Text = "Noting" },
            Article(2, Paragraph(3) with { Text = "Each Party will hand over maps of mines." }, Paragraph(4)) with { Heading = "Mines" },
            Article(5, Paragraph(6)));
        var after = Draft(
            Preamble(1) with { Text = "Noting " },
            Article(2, Paragraph(3) with { Text = "Each Party shall hand over complete maps of." }, Paragraph(7), Paragraph(6)) with { Heading = "Maps" },
            Article(5) with { Text = $"Words of 5 {long40}." });

        Redline.Of(before, after, TestContext.Current.CancellationToken).Changes.Select(c => (c.Number, c.Label, c.Part, c.Description)).ShouldBe(
        [
            (1, "", ChangePart.Text, "White space only"),
            (2, "1", ChangePart.Heading, "“Maps” for “Mines”"),
            (3, "1(1)", ChangePart.Text, "“shall” for “will”"),
            (4, "1(1)", ChangePart.Text, "“complete” put in"),
            (5, "1(1)", ChangePart.Text, "“mines” left out"),
            (6, "1(2)", ChangePart.Provision, "Paragraph removed"),
            (7, "1(2)", ChangePart.Provision, "New paragraph"),
            (8, "1(3)", ChangePart.Provision, "Moved from 2(1), words unchanged"),
            (9, "2", ChangePart.Text, $"“{long40[..59]}…” put in"),
        ]);
    }

    [Fact]
    public void Words_in_braces_are_words() =>
        Redline.Of(Draft(Article(1) with { Text = "a" }), Draft(Article(1) with { Text = "{0} {" }), TestContext.Current.CancellationToken).Changes[0].Description.ShouldBe("“{0} {” for “a”");

    [Fact]
    public void Each_change_of_words_begins_at_its_run_and_every_run_that_is_not_kept_belongs_to_one() => Redlines((redline, _, _) =>
    {
        foreach (var change in redline.Changes.Where(c => c.Part != ChangePart.Provision))
        {
            Runs(change)[change.Run].Kind.ShouldNotBe(RunKind.Kept);
        }

        redline.Changes.Select(c => c.Number).ShouldBe(Enumerable.Range(1, redline.Changes.Count));
        foreach (var provision in redline.Provisions.Where(p => p is { Before: not null, After: not null }))
        {
            var places = provision.Heading.Count(IsPlace(provision.Heading)) + provision.Text.Count(IsPlace(provision.Text));
            redline.Changes.Count(c => c.Provision == provision && c.Part != ChangePart.Provision).ShouldBe(places);
        }

        static IReadOnlyList<Run> Runs(Change change) => change.Part == ChangePart.Heading ? change.Provision.Heading : change.Provision.Text;

        // An insertion behind a deletion belongs to it.
        static Func<Run, bool> IsPlace(IReadOnlyList<Run> runs) => run =>
            run.Kind == RunKind.Deleted || (run.Kind == RunKind.Inserted && !runs.TakeWhile(r => !ReferenceEquals(r, run)).TakeLast(1).Any(r => r.Kind == RunKind.Deleted));
    });

    [Fact]
    public void Applying_makes_the_new_text_of_the_old_and_reversed_the_old_of_the_new() => Redlines((redline, before, after) =>
    {
        redline.Apply(before).ShouldBe(after);
        redline.Reverse().Apply(after).ShouldBe(before);
    });

    [Fact]
    public void A_redline_applies_to_no_other_text()
    {
        var redline = Redline.Of(Draft(Article(1)), Draft(Article(2)), TestContext.Current.CancellationToken);
        Should.Throw<ArgumentException>(() => redline.Apply(Draft(Article(2))));
        Should.Throw<ArgumentException>(() => redline.Apply(Draft(Article(1) with { Text = "words of 1." })));
    }

    [Fact]
    public void Equal_texts_have_no_changes() => RandomTexts.Any.Sample(random =>
    {
        var draft = random.Draft();
        var redline = Redline.Of(draft, new DraftText([.. draft.Provisions.Select(p => p.Provision)]));
        redline.Changes.ShouldBeEmpty();
        redline.Provisions.ShouldAllBe(p => p.Status == ProvisionStatus.Unchanged);
        redline.Provisions.Count.ShouldBe(draft.All.Count);
    });

    [Fact]
    public void Reversing_swaps_what_was_put_in_and_what_was_left_out_and_twice_is_the_same() => Redlines((redline, _, _) =>
    {
        var reversed = redline.Reverse();
        var back = reversed.Provisions.ToDictionary(p => p.Identity);
        reversed.Provisions.Count.ShouldBe(redline.Provisions.Count);
        foreach (var provision in redline.Provisions)
        {
            back[provision.Identity].Status.ShouldBe(provision.Status switch
            {
                ProvisionStatus.Added => ProvisionStatus.Removed,
                ProvisionStatus.Removed => ProvisionStatus.Added,
                var same => same,
            });
            Words(back[provision.Identity].Text, RunKind.Inserted).ShouldBe(Words(provision.Text, RunKind.Deleted));
            Words(back[provision.Identity].Text, RunKind.Deleted).ShouldBe(Words(provision.Text, RunKind.Inserted));
            back[provision.Identity].Text.Zip(back[provision.Identity].Text.Skip(1)).ShouldAllBe(pair => !(pair.First.Kind == RunKind.Inserted && pair.Second.Kind == RunKind.Deleted));
        }

        reversed.Reverse().Provisions.Select(Everything).ShouldBe(redline.Provisions.Select(Everything));

        static string Words(IEnumerable<Run> runs, RunKind kind) => string.Join('|', runs.Where(r => r.Kind == kind).Select(r => r.Text));

        static string Everything(RedlineProvision p) => $"{p.Identity} {p.Status} {p.Before?.Position} {p.After?.Position} {string.Join('|', p.Heading)} {string.Join('|', p.Text)}";
    });

    [Fact]
    public void The_other_way_round_as_much_is_moved_and_what_was_added_is_removed() => Redlines((redline, before, after) =>
    {
        var other = Redline.Of(after, before);
        With(other, ProvisionStatus.Removed).ShouldBe(With(redline, ProvisionStatus.Added), ignoreOrder: true);
        With(other, ProvisionStatus.Added).ShouldBe(With(redline, ProvisionStatus.Removed), ignoreOrder: true);
        With(other, ProvisionStatus.Moved).Count().ShouldBe(With(redline, ProvisionStatus.Moved).Count());
    });

    [Fact]
    public void Each_provision_stands_once_in_the_order_of_the_new_text_and_those_gone_in_that_of_the_old() => Redlines((redline, before, after) =>
    {
        redline.Provisions.Where(p => p.After is not null).Select(p => p.Identity).ShouldBe(after.All.Select(p => p.Identity));
        redline.Provisions.Select(p => p.Identity).ShouldBe(before.All.Concat(after.All).Select(p => p.Identity).Distinct(), ignoreOrder: true);
        foreach (var siblings in redline.Provisions.Where(p => p.Before is not null && p.Status != ProvisionStatus.Moved).GroupBy(p => p.Before!.Parent?.Identity))
        {
            siblings.Select(p => p.Before!.Index).ShouldBeInOrder();
        }

        // What is under a provision comes directly after it.
        for (var i = 0; i < redline.Provisions.Count; i++)
        {
            var parent = redline.Provisions[i].Place.Parent?.Identity;
            var above = redline.Provisions.Take(i).Reverse().SkipWhile(p => p.Identity != parent && Under(p, parent)).FirstOrDefault();
            above?.Identity.ShouldBe(parent!.Value);
            (above is null).ShouldBe(parent is null);
        }

        bool Under(RedlineProvision? provision, Guid? parent)
        {
            while (provision is not null && provision.Place.Parent?.Identity != parent)
            {
                provision = redline.Provisions.FirstOrDefault(p => p.Identity == provision.Place.Parent?.Identity);
            }

            return provision is not null;
        }
    });

    [Fact]
    public void A_move_is_told_as_one_move_and_nothing_else() => RandomTexts.Any.Sample(random =>
    {
        var (before, after, moved) = random.Move();
        var told = Redline.Of(before, after).Provisions.Where(p => p.Status != ProvisionStatus.Unchanged).ToList();
        if (before.Find(moved)!.Parent?.Identity != after.Find(moved)!.Parent?.Identity)
        {
            told.ShouldHaveSingleItem().Identity.ShouldBe(moved);
        }
        else if (before.Equals(after))
        {
            told.ShouldBeEmpty();
        }
        else
        {
            // Of two neighbours that changed places either may be told.
            told.ShouldHaveSingleItem();
        }

        told.ShouldAllBe(p => p.Status == ProvisionStatus.Moved && !p.IsReworded);
    });

    [Fact]
    public void Of_siblings_as_few_as_possible_are_moved() => RandomTexts.Any.Sample(random =>
    {
        var (before, after, order) = random.Shuffle(8);
        var redline = Redline.Of(before, after);
        With(redline, ProvisionStatus.Moved).Count().ShouldBe(order.Length - LongestIncreasing(order));
        With(redline, ProvisionStatus.Added).Count().ShouldBe(2);
        redline.Provisions.Count.ShouldBe(order.Length + 2);
        redline.Provisions.Where(p => p is { Before: not null, IsMoved: false }).Select(p => p.Before!.Index).ShouldBeInOrder();
    });

    /// <summary>By trying every choice.</summary>
    private static int LongestIncreasing(int[] order) => Enumerable.Range(0, 1 << order.Length)
        .Select(choice => order.Where((_, i) => (choice >> i & 1) == 1).ToList())
        .Where(chosen => chosen.Zip(chosen.Skip(1)).All(pair => pair.First < pair.Second))
        .Max(chosen => chosen.Count);

    private static List<string> Told(DraftText before, DraftText after) => [.. Redline.Of(before, after).Provisions.Select(p => $"{p.Status} {p.Place.Label}")];

    private static IEnumerable<Guid> With(Redline redline, ProvisionStatus status) => redline.Provisions.Where(p => p.Status == status).Select(p => p.Identity);

    private static void Redlines(Action<Redline, DraftText, DraftText> check) => RandomTexts.Any.Sample(random =>
    {
        var (before, after) = random.Drafts();
        check(Redline.Of(before, after), before, after);
    });
}
