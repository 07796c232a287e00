using CsCheck;
using Negotiations.Texts.Recognition;
using Negotiations.Texts.Redlines;
using static Negotiations.Texts.Tests.Some;

namespace Negotiations.Texts.Tests.Recognition;

/// <summary>What a text that comes back would change in the text as it stands.</summary>
public sealed class IncomingTests
{
    [Fact]
    public void A_file_that_nobody_changed_undoes_nothing_that_was_written_since() =>
        RandomTexts.Any.Select(random => random.Drafts()).Sample(drafts => Incoming.Of(drafts.Before, drafts.Before, drafts.After).ShouldBeEmpty(), iter: 500);

    [Fact]
    public void Where_nothing_was_written_since_all_that_is_different_is_told_and_nothing_is_contested() =>
        RandomTexts.Any.Select(random => random.Drafts()).Sample(
            drafts =>
            {
                var (before, file) = drafts;
                var incoming = Incoming.Of(before, file, before);
                incoming.ShouldAllBe(i => !i.IsContested);
                var told = incoming.Where(i => i.Kind is IncomingKind.New or IncomingKind.Gone).SelectMany(i => i.Whole.Select(p => p.Identity)).ToHashSet();
                foreach (var provision in Redline.Of(before, file).Provisions)
                {
                    switch (provision)
                    {
                        case { Before: null } or { After: null }:
                            told.ShouldContain(provision.Identity);
                            break;
                        case { IsMoved: true }:
                            incoming.ShouldContain(i => i.Kind == IncomingKind.Moved && i.Identity == provision.Identity);
                            break;
                    }

                    incoming.Any(i => i.Kind == IncomingKind.Words && i.Identity == provision.Identity).ShouldBe(
                        provision is { Before: { } was, After: { } now } && (was.Provision.Heading, was.Provision.Text) != (now.Provision.Heading, now.Provision.Text));
                }
            },
            iter: 500);

    [Fact]
    public void What_both_changed_is_contested_unless_both_say_the_same()
    {
        var before = Draft(Article(1), Article(2), Article(3), Article(4));
        var file = Draft(Article(1) with { Text = "File." }, Article(2) with { Text = "Same." }, Article(3) with { Text = "File alone." }, Article(4));
        var standing = Draft(Article(1) with { Text = "Meanwhile." }, Article(2) with { Text = "Same." }, Article(3), Article(4) with { Text = "Meanwhile alone." });
        Incoming.Of(before, file, standing, TestContext.Current.CancellationToken).Select(i => (i.Kind, i.Identity, i.IsContested)).ShouldBe([(IncomingKind.Words, Identity(1), true), (IncomingKind.Words, Identity(3), false)]);
    }

    [Fact]
    public void What_was_taken_out_since_is_told_without_a_place_if_the_file_words_it_anew_and_not_otherwise()
    {
        var before = Draft(Article(1), Article(2));
        Incoming.Of(before, Draft(Article(1) with { Text = "File." }, Article(2)), Draft(Article(2)), TestContext.Current.CancellationToken).Single().ShouldSatisfyAllConditions(i => i.Standing.ShouldBeNull(), i => i.IsContested.ShouldBeTrue());
        Incoming.Of(before, before, Draft(Article(2)), TestContext.Current.CancellationToken).ShouldBeEmpty();
        Incoming.Of(before, Draft(Article(2)), Draft(Article(2)), TestContext.Current.CancellationToken).ShouldBeEmpty("gone in both");
    }

    [Fact]
    public void What_is_new_brings_what_is_new_under_it_and_what_is_gone_takes_what_stands_under_it()
    {
        var before = Draft(Article(1, Paragraph(2), Paragraph(3)), Article(4));
        var file = Draft(Article(4), Article(5, Paragraph(6), Paragraph(2)));
        var incoming = Incoming.Of(before, file, Draft(Article(1, Paragraph(2), Paragraph(3), Paragraph(7)), Article(4)), TestContext.Current.CancellationToken);
        incoming.Select(i => (i.Kind, i.Identity)).ShouldBe([(IncomingKind.Gone, Identity(1)), (IncomingKind.New, Identity(5)), (IncomingKind.Moved, Identity(2))]);
        incoming[0].Whole.Select(p => p.Identity).ShouldBe([Identity(1), Identity(2), Identity(3), Identity(7)]);
        incoming[0].IsContested.ShouldBeTrue("something was written under it since");
        incoming[1].Whole.Select(p => p.Identity).ShouldBe([Identity(5), Identity(6)]);
    }

    [Fact]
    public void Nothing_is_recognised_or_compared_for_somebody_who_is_gone()
    {
        var (before, gone) = (Draft(Article(1)), new CancellationToken(canceled: true));
        Should.Throw<OperationCanceledException>(() => RecognisedText.Of([new FileLine("Words.")], before, Guid.NewGuid, cancellationToken: gone));
        Should.Throw<OperationCanceledException>(() => Incoming.Of(before, before, before, gone));
    }
}
