using Negotiations.Matching.Search;

namespace Negotiations.Matching.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("Armen", "Արմեն")]
    [InlineData("Армен", "Արմեն")]
    [InlineData("Արմեն", "Ərmən")]
    [InlineData("Ərmən", "Армен")]
    [InlineData("արմեն", "ARMEN")]
    [InlineData("Cavad", "Джавад Алиев")]
    [InlineData("Джавад", "Cavad Əliyev")]
    [InlineData("cavad", "Cavad Əliyev")]
    [InlineData("پرویز", "پرویز")]
    [InlineData("peac", "a treaty of peace")]
    [InlineData("negoc", "Négociations")]
    [InlineData("zurich", "Zürich")]
    [InlineData("l'accord", "L’ACCORD de paix")]
    [InlineData("١٧", "17 people")]
    [InlineData("北京", "在北京的会议")]
    [InlineData("Ελλ", "Ελλάδα")]
    [InlineData("peace geneva", "Geneva, and the treaty of peace")]
    public void It_is_found(string typed, string text) => Finds(typed, text).ShouldBeTrue();

    [Theory]
    [InlineData("ace", "peace")]
    [InlineData("peace vienna", "a treaty of peace")]
    [InlineData("Karen", "Արմեն")]
    [InlineData("%", "peace")]
    [InlineData("_", "peace")]
    [InlineData("p_ace", "peace")]
    [InlineData("[p]eace", "treaty")]
    public void It_is_not_found(string typed, string text) => Finds(typed, text).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a")]
    [InlineData("% _ [")]
    [InlineData("'; --")]
    [InlineData("\u202e\u202e")]
    [InlineData("\ud800")]
    public void Too_little_is_looked_for_nowhere(string typed) => SearchQuery.Read(typed).Words.ShouldBeEmpty();

    [Fact]
    public void Long_text_and_many_words_are_cut_and_say_so()
    {
        SearchQuery.Read(new string('a', 10_000)).ShouldSatisfyAllConditions(q => q.IsCut.ShouldBeTrue(), q => q.Text.Length.ShouldBe(SearchQuery.MostLetters));
        var many = SearchQuery.Read(string.Join(' ', Enumerable.Range(10, 50)));
        many.IsCut.ShouldBeTrue();
        many.Words.Count.ShouldBe(SearchQuery.MostWords);
        SearchQuery.Read("one two").IsCut.ShouldBeFalse();
        SearchQuery.Read(string.Concat(Enumerable.Repeat("\U0001F600", 300))).Text.ShouldAllBe(c => char.IsSurrogate(c));
    }

    [Fact]
    public void A_direction_override_changes_nothing() => Finds("ar\u202emen", "Արմեն").ShouldBeTrue();

    [Fact]
    public void Words_are_where_they_stand_in_the_text()
    {
        const string Text = "Say: Ա\u0308րմեն, (l’accord) 12.";
        SearchText.Words(Text).Select(w => Text.Substring(w.Start, w.Length)).ShouldBe(["Say", "Ա\u0308րմեն", "l’accord", "12"]);
    }

    [Fact]
    public void A_key_has_every_form_once_with_a_blank_before_it() => SearchText.KeyOf("Armen armen", null, "Արմեն").ShouldBe(" armen arman արմեն");

    // The database asks whether the key has a beginning in it: what it finds is what is marked.
    private static bool Finds(string typed, string text)
    {
        var query = SearchQuery.Read(typed);
        var key = SearchText.KeyOf(text);
        var found = query.Words.Count > 0 && query.Words.All(w => w.Forms.Any(f => key.Contains(" " + f, StringComparison.Ordinal)));
        found.ShouldBe(query.Words.Count > 0 && query.Words.All(w => SearchText.Words(text).Any(w.Finds)));
        return found;
    }
}
