using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Tests.Agreements;

public sealed class BracketChangeTests
{
    private const string Text = "Each Party frees all prisoners within seven days.";

    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();

    [Fact]
    public void A_bracket_that_stands_round_the_same_words_with_the_same_in_it_is_no_change_though_its_keys_are_others() =>
        BracketChange.Of(Text, [Round(Text, "seven days", Words("two weeks", One))], Text, [Round(Text, "seven days", Words("two weeks", One))]).ShouldBeEmpty();

    [Fact]
    public void Brackets_are_opened_with_what_is_proposed_in_them_and_go_with_their_provision()
    {
        var opened = BracketChange.Of(Text, [], Text, [Round(Text, "seven days", Words("two weeks", One))]).Single();
        (opened.Fate, opened.Words, opened.Alternatives.Single().Before, opened.Alternatives.Single().After!.Words).ShouldBe((BracketFate.Opened, "seven days", null, "two weeks"));
        BracketChange.Of(null, [], Text, [Round(Text, "seven days")]).Single().Fate.ShouldBe(BracketFate.Opened);
        BracketChange.Of(Text, [Round(Text, "seven days")], null, []).Single().ShouldSatisfyAllConditions(c => c.Fate.ShouldBe(BracketFate.WithProvision), c => c.Words.ShouldBe("seven days"));
    }

    [Theory]
    [InlineData("Each Party frees all prisoners within two weeks.", BracketFate.Taken)]
    [InlineData("Each Party shall free all prisoners of war within two weeks.", BracketFate.Taken)]
    [InlineData("Each Party frees all prisoners within seven days.", BracketFate.AsItStood)]
    [InlineData("Both Parties free all prisoners within seven days.", BracketFate.AsItStood)]
    [InlineData("Each Party frees all prisoners within nine months.", BracketFate.Otherwise)]
    public void What_closed_a_bracket_is_read_in_the_words_that_stand_in_its_place(string after, BracketFate fate)
    {
        var change = BracketChange.Of(Text, [Round(Text, "seven days", Words("two weeks", One), Words("sixty days", Two))], after, []).Single();
        change.Fate.ShouldBe(fate);
        change.Taken.Select(a => a.Words).ShouldBe(fate == BracketFate.Taken ? ["two weeks"] : []);
    }

    [Fact]
    public void Words_that_were_left_out_were_taken_from_who_proposed_that()
    {
        var leftOut = new ShownAlternative(Guid.CreateVersion7(), AlternativeKind.LeftOut, "", false, [Two]);
        var change = BracketChange.Of(Text, [Round(Text, "within seven days", leftOut, Words("soon", One))], "Each Party frees all prisoners.", []).Single();
        (change.Fate, change.Taken.Single().Proposers.Single()).ShouldBe((BracketFate.Taken, Two));
    }

    [Fact]
    public void A_place_is_closed_by_what_was_added_there_or_by_nothing()
    {
        var place = new ShownBracket(Guid.CreateVersion7(), new Span(Text.IndexOf(" within", StringComparison.Ordinal), 0), [Words("of war", One)]);
        BracketChange.Of(Text, [place], "Each Party frees all prisoners of war within seven days.", []).Single().Fate.ShouldBe(BracketFate.Taken);
        BracketChange.Of(Text, [place], Text, []).Single().Fate.ShouldBe(BracketFate.AsItStood);
        BracketChange.Of(Text, [place], "Each Party frees all prisoners it holds within seven days.", []).Single().Fate.ShouldBe(BracketFate.Otherwise);
    }

    [Fact]
    public void What_is_proposed_is_told_as_added_withdrawn_reworded_or_joined()
    {
        var was = Round(Text, "seven days", Words("two weeks", One), Words("a month", Two), Words("a year", One, Two));
        var now = Round(Text, "seven days", Words("ten days", One), Words("a year", Two), new ShownAlternative(Guid.CreateVersion7(), AlternativeKind.AsItStands, "", true, []));
        var change = BracketChange.Of(Text, [was], Text, [now]).Single();
        change.Fate.ShouldBe(BracketFate.Changed);
        change.Alternatives.Select(a => (a.Before?.Words, a.After?.Words)).ShouldBe([("two weeks", "ten days"), ("a month", "a year"), (null, ""), ("a year", null)]);
    }

    [Fact]
    public void A_bracket_that_a_decision_on_other_words_cut_is_told_with_the_words_that_it_held_though_the_same_is_proposed_in_it()
    {
        const string After = "Each Party frees within seven days.";
        var leftOut = new ShownAlternative(Guid.CreateVersion7(), AlternativeKind.LeftOut, "", false, [Two]);
        ShownBracket[] was = [Round(Text, "all prisoners", leftOut), Round(Text, "prisoners within seven days", Words("soon", One))];
        var changes = BracketChange.Of(Text, was, After, [Round(After, "within seven days", Words("soon", One))]);
        changes.Select(c => (c.Fate, c.WordsBefore, c.Words, c.Alternatives.Count)).ShouldBe([(BracketFate.Cut, "prisoners within seven days", "within seven days", 0), (BracketFate.Taken, "", "all prisoners", 0)]);
        // Words that are worded anew are told as a change of words.
        const string Anew = "Each Party frees all prisoners within nine days.";
        BracketChange.Of(Text, [Round(Text, "seven days", Words("soon", One))], Anew, [Round(Anew, "nine days", Words("soon", One))]).ShouldBeEmpty();
    }

    [Fact]
    public void A_bracket_goes_with_its_words_and_of_several_each_is_found()
    {
        const string After = "In due course each Party frees all wounded prisoners within seven days.";
        ShownBracket[] was = [Round(Text, "all prisoners"), Round(Text, "seven days", Words("two weeks", One))];
        ShownBracket[] now = [Round(After, "In due course"), Round(After, "all wounded prisoners"), Round(After, "seven days", Words("three weeks", One))];
        BracketChange.Of(Text, was, After, now).Select(c => (c.Fate, c.Words)).ShouldBe([(BracketFate.Opened, "In due course"), (BracketFate.Changed, "seven days")]);
    }

    private static ShownBracket Round(string text, string words, params ShownAlternative[] alternatives) =>
        new(Guid.CreateVersion7(), new Span(text.IndexOf(words, StringComparison.Ordinal), words.Length), alternatives);

    private static ShownAlternative Words(string words, params Id<Party>[] by) => new(Guid.CreateVersion7(), AlternativeKind.Words, words, false, by);
}
