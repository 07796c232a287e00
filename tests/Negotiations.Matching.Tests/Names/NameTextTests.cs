using CsCheck;
using Negotiations.Matching.Names;
using Negotiations.Matching.Search;

namespace Negotiations.Matching.Tests.Names;

public sealed class NameTextTests
{
    [Theory]
    [InlineData("Գրիգորյան Արամ", Script.Armenian, "hy")]
    [InlineData("Aram", Script.Latin, null)]
    [InlineData("Elçin Hüseynov", Script.Latin, null)]
    [InlineData("Çağlar Işık", Script.Latin, null)]
    [InlineData("Məmmədov", Script.Latin, "az")]
    [InlineData("Qurban Ağayev", Script.Latin, "az")]
    [InlineData("Григорян", Script.Cyrillic, "ru")]
    [InlineData("Сергій", Script.Cyrillic, "uk")]
    [InlineData("Ґалаґан", Script.Cyrillic, "uk")]
    [InlineData("Мәммәдов", Script.Cyrillic, "az")]
    [InlineData("Қайрат", Script.Cyrillic, null)]
    [InlineData("Љубица", Script.Cyrillic, null)]
    [InlineData("محمد", Script.Arabic, "ar")]
    [InlineData("پرویز", Script.Arabic, "fa")]
    [InlineData("کریمی", Script.Arabic, "fa")]
    [InlineData("יוסף", Script.Hebrew, "he")]
    [InlineData("ჭავჭავაძე", Script.Georgian, "ka")]
    [InlineData("Арам Aram", Script.Mixed, null)]
    [InlineData("Νίκος", Script.Other, null)]
    [InlineData("12 - ’", Script.None, null)]
    [InlineData("", Script.None, null)]
    public void Script_and_language_are_told_by_letters(string name, Script script, string? language)
    {
        ScriptDetection.Of(name).ShouldBe(script);
        LanguageGuess.Of(name).ShouldBe(language);
    }

    [Theory]
    [InlineData("  Aram \t Grigoryan\u00A0", "Aram Grigoryan")]
    [InlineData("Rene\u0301", "René")]
    [InlineData("Rene\u200B\u0301", "René")]
    [InlineData("\u200FAram\u200B", "Aram")]
    [InlineData("aram ARAM", "aram ARAM")]
    [InlineData("\u200B", "")]
    public void Names_are_equal_in_normal_form(string name, string normal) => NameText.Normalize(name).ShouldBe(normal);

    [Fact]
    public void Half_a_character_is_named_and_does_not_stop_anything()
    {
        NameText.Suspicious("Aram\ud800").ShouldBe([new SuspiciousText(NameSuspicion.BrokenCharacter, "U+D800")]);
        NameText.Normalize("Aram\ud800").ShouldBe("Aram\uFFFD");
        NameText.Suspicious("Aram \ud83d\ude00").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_character_does_not_stop_anything()
    {
        NameText.Normalize("Aram\uFFFE").ShouldBe("Aram\uFFFD");
        NameKey.Of("Aram\uFFFE").ShouldBe(NameKey.Of("Aram"));
        Romanization.Of("Արամ\uFFFE", "hy")!.Text.ShouldContain("Aram");
        SearchText.KeyOf("Aram\uFFFE Grigoryan").ShouldContain("grigoryan");
    }

    [Fact]
    public void Normal_form_is_stable() =>
        Gen.String["abcé \u0301\u0327\u200B\u202E\t\u2000А\ud800"].Sample(text => NameText.Normalize(NameText.Normalize(text)).ShouldBe(NameText.Normalize(text)));

    [Theory]
    [InlineData("Ar\u202Eam", NameSuspicion.DirectionControl, "U+202E")]
    [InlineData("Aram\u2066", NameSuspicion.DirectionControl, "U+2066")]
    [InlineData("Ar\u200Bam", NameSuspicion.InvisibleCharacter, "U+200B")]
    [InlineData("Ar\u0000am", NameSuspicion.InvisibleCharacter, "U+0000")]
    [InlineData("Ar\u200Cam", NameSuspicion.InvisibleCharacter, "U+200C")]
    [InlineData("Grigory\u0430n Aram", NameSuspicion.MixedScriptsInWord, "Grigory\u0430n")]
    [InlineData("Օhanyan", NameSuspicion.MixedScriptsInWord, "Օhanyan")]
    public void What_a_reader_cannot_see_is_named(string name, NameSuspicion kind, string detail) =>
        NameText.Suspicious(name).ShouldBe([new SuspiciousText(kind, detail)]);

    [Theory]
    [InlineData("Գրիգորյան Արամ (Grigoryan)")]
    [InlineData("O’Neill-Əliyeva, İradə")]
    [InlineData("Лук'янчук")]
    [InlineData("علی\u200Cرضا")]
    [InlineData("مُحَمَّد")]
    [InlineData("Aram Арам")]
    public void An_ordinary_name_raises_no_suspicion(string name) => NameText.Suspicious(name).ShouldBeEmpty();

    [Fact]
    public void A_word_hidden_across_an_invisible_character_is_still_seen_as_mixed() =>
        NameText.Suspicious("Gri\u200B\u0433or").Select(s => s.Kind)
            .ShouldBe([NameSuspicion.InvisibleCharacter, NameSuspicion.MixedScriptsInWord]);
}
