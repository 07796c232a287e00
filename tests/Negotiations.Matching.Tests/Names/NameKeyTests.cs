using System.Globalization;
using CsCheck;
using Negotiations.Matching.Names;

namespace Negotiations.Matching.Tests.Names;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Գրիգորյան", "Qriqoryan", "Григорян", "Grigorian", "Grigoryan", "GRIGORYAN", "გრიგორიან")]
    [InlineData("Մամեդով", "Məmmədov", "Мамедов", "Mammadov", "Mamedov", "Мәммәдов")]
    [InlineData("Եսայան", "Yesayan", "Esayan", "Есаян", "Esaian")]
    [InlineData("Ոսկանյան", "Voskanyan", "Восканян", "Voskanian")]
    [InlineData("Hüseynov", "Гусейнов", "Huseynov", "Guseinov", "Հուսեյնով", "Һүсейнов")]
    [InlineData("Cəfərov", "Джафаров", "Jafarov", "Djafarov", "Ջաֆարով", "Ҹәфәров")]
    [InlineData("Əliyev", "Алиев", "Aliyev", "Aliev", "Ալիև")]
    [InlineData("Людмила", "Lyudmila", "Լյուդմիլա", "Liudmila", "Людміла")]
    [InlineData("Միքայելյան", "Mikayelyan", "Mikaelyan", "Микаелян", "Микаэлян")]
    [InlineData("Марія", "Мария", "Maria", "Mariya")]
    [InlineData("Խաչատրյան", "Xaçatryan", "Хачатрян", "Khachatryan", "Khach’atryan", "Khachatrian")]
    [InlineData("Гончаренко", "Honcharenko", "Goncharenko")]
    [InlineData("İsmayıl", "ISMAYIL", "ismayil", "Исмаил")]
    public void Spellings_of_one_name_meet(params string[] spellings) =>
        spellings.Select(NameKey.Of).Distinct().ShouldHaveSingleItem();

    [Theory]
    [InlineData("Aram", "Armen")]
    [InlineData("Karen", "Hayk")]
    [InlineData("Petrosyan", "Poghosyan")]
    [InlineData("Anar", "Elnur")]
    [InlineData("Hasan", "Hasanov")]
    [InlineData("Vahan", "Vahram")]
    [InlineData("Rashad", "Rasim")]
    public void Different_names_stay_apart(string one, string other) => NameKey.Of(one).ShouldNotBe(NameKey.Of(other));

    [Fact]
    public void A_word_of_a_name_is_found_in_the_whole_name()
    {
        NameKey.Of("Գրիգորյան Արամ").ShouldContain(NameKey.Of("aram"), Case.Sensitive);
        NameKey.Of("  Petrosyan-Əliyeva,\tİradə ").ShouldBe("patrosian aliava irada");
    }

    [Theory]
    [InlineData("Григ", "Գրիգորյան")]
    [InlineData("grig", "Գրիգորյան")]
    [InlineData("Qriq", "Григорян")]
    [InlineData("Xaç", "Խաչատրյան")]
    [InlineData("mamm", "Мамедов")]
    [InlineData("Mkrt", "Մկրտչյան")]
    [InlineData("Aliy", "Алиев")]
    public void The_first_letters_in_one_script_find_the_name_in_another(string typed, string name) =>
        NameKey.Of(name).ShouldStartWith(NameKey.Of(typed), Case.Sensitive);

    [Fact]
    public void Apostrophes_points_and_invisible_characters_do_not_divide_a_word()
    {
        NameKey.Of("Лук'янчук").ShouldBe(NameKey.Of("Лук’янчук"));
        NameKey.Of("Ara\u200Bm").ShouldBe("aram");
        NameKey.Of("\u202EAram\u202C").ShouldBe("aram");
        NameKey.Of("مُحَمَّد").ShouldBe(NameKey.Of("محمد"));
    }

    [Fact]
    public void A_key_is_lower_case_ASCII_in_single_blanks_whatever_the_text() => Gen.String.Sample(text =>
    {
        var key = NameKey.Of(text);
        key.ShouldAllBe(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == ' ');
        key.Length.ShouldBeLessThanOrEqualTo(2 * text.Length);
        key.ShouldBe(string.Join(' ', key.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    });

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("😀")]
    public void Text_without_letters_has_an_empty_key(string text) => NameKey.Of(text).ShouldBeEmpty();

    [Fact]
    public void Broken_text_has_a_key_all_the_same() => NameKey.Of("Aram\ud800 \udc00").ShouldBe("aram");

    [Fact]
    public void A_Turkish_thread_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            NameKey.Of("ILYIN").ShouldBe(NameKey.Of("Ильин"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
