using System.Globalization;
using CsCheck;
using Negotiations.Matching.Names;

namespace Negotiations.Matching.Tests.Names;

public sealed class RomanizationTests
{
    [Theory]
    [InlineData("Գրիգորյան Արամ", "Grigoryan Aram")]
    [InlineData("Եսայան", "Yesayan")]
    [InlineData("Վիեննա", "Viyenna")]
    [InlineData("Հայկանուշ Բադալյան", "Haykanush Badalyan")]
    [InlineData("Ոսկանյան", "Voskanyan")]
    [InlineData("Պողոսյան", "Poghosyan")]
    [InlineData("Ուրարտու", "Urartu")]
    [InlineData("ով", "ov")]
    [InlineData("Սևակ", "Sevak")]
    [InlineData("և", "yev")]
    [InlineData("Ատամբաև", "Atambayev")]
    [InlineData("Խաչիկ", "Khach’ik")]
    [InlineData("ՈՒԼՈՒԲԱԲՅԱՆ", "ULUBABYAN")]
    [InlineData("ԽԱՉԻԿ", "KHACH’IK")]
    [InlineData("Տեր-Եսայան", "Ter-Yesayan")]
    [InlineData("Շ. Խաչատրյան", "Sh. Khach’atryan")]
    public void Armenian_follows_BGN_PCGN_1981(string name, string latin) => Is(name, "hy", latin, "BGN/PCGN 1981");

    [Theory]
    [InlineData("Евгений Алексеев", "Yevgeniy Alekseyev")]
    [InlineData("Юрьев", "Yur’yev")]
    [InlineData("Подъёмов", "Pod”yëmov")]
    [InlineData("Фёдор", "Fëdor")]
    [InlineData("Ёлкин", "Yëlkin")]
    [InlineData("Щукин Эдуард", "Shchukin Eduard")]
    [InlineData("ЩУКИН", "SHCHUKIN")]
    [InlineData("Ковалев-Ершов", "Kovalev-Yershov")]
    public void Russian_follows_BGN_PCGN_1947(string name, string latin) => Is(name, "ru", latin, "BGN/PCGN 1947");

    [Theory]
    [InlineData("Згурський", "Zghurskyi")]
    [InlineData("Юрій Яценко", "Yurii Yatsenko")]
    [InlineData("Їжакевич", "Yizhakevych")]
    [InlineData("Марія Гончаренко", "Mariia Honcharenko")]
    [InlineData("Лук'янчук", "Lukianchuk")]
    [InlineData("Єнакієве", "Yenakiieve")]
    [InlineData("Ґалаґан", "Galagan")]
    public void Ukrainian_follows_the_national_system(string name, string latin) => Is(name, "uk", latin, "Ukrainian national 2010");

    [Theory]
    [InlineData("Гурбан Мәммәдов", "Qurban Məmmədov")]
    [InlineData("Исмајыл Ҹәфәров", "İsmayıl Cəfərov")]
    [InlineData("ИСМАЈЫЛ", "İSMAYIL")]
    public void Azerbaijani_Cyrillic_becomes_the_Latin_alphabet(string name, string latin) => Is(name, "az", latin, "BGN/PCGN 1993");

    [Theory]
    [InlineData("Narçiçəkli Elçin", "Narchichakli Elchin")]
    [InlineData("Qurban Əliyev", "Gurban Aliyev")]
    [InlineData("İsmayıl Cəfərov", "Ismayil Jafarov")]
    [InlineData("ŞAHİN", "SHAHIN")]
    [InlineData("Xəlil Ağayev", "Khalil Aghayev")]
    public void Azerbaijani_is_respelled_for_an_English_reader(string name, string latin) => Is(name, "az", latin, "Azerbaijani to English");

    [Fact]
    public void Turkish_loses_its_marks_and_no_more() => Is("Çağlar Işık", "tr", "Caglar Isik", "Turkish without marks");

    [Theory]
    [InlineData("ყვარელი", "Q’vareli")]
    [InlineData("ჭავჭავაძე", "Ch’avch’avadze")]
    public void Georgian_follows_the_national_system_and_gets_a_capital(string name, string latin) =>
        Is(name, "ka", latin, "Georgian national 2002");

    [Theory]
    [InlineData("ar", "سالم", "Sālm")]
    [InlineData("ar", "الحسن", "al-Ḩsn")]
    [InlineData("ar", "عبد الله", "‘Bd Allāh")]
    [InlineData("ar", "ياسين", "Yāsīn")]
    [InlineData("ar", "نوال", "Nwāl")]
    [InlineData("ar", "أحمد", "Aḩmd")]
    [InlineData("fa", "پروین", "Prūīn")]
    [InlineData("fa", "جواد", "Jvād")]
    [InlineData("he", "יוסף", "Yosf")]
    [InlineData("he", "ג׳ורג׳", "Jorj")]
    public void Unwritten_vowels_are_not_invented(string language, string name, string latin)
    {
        var romanized = Romanization.Of(name, language).ShouldNotBeNull();

        romanized.Text.ShouldBe(latin);
        romanized.Scheme.ShouldEndWith("written letters only");
    }

    [Theory]
    [InlineData("Aram Grigoryan")]
    [InlineData("René Müller")]
    [InlineData("")]
    [InlineData("123 - ?")]
    [InlineData("Νίκος")]
    public void There_is_nothing_to_do_for_Latin_names_and_scripts_without_a_table(string name) =>
        Romanization.Of(name, null).ShouldBeNull();

    [Fact]
    public void The_language_is_guessed_when_none_is_given()
    {
        Romanization.Of("Ґалаґан", null)!.Scheme.ShouldBe("Ukrainian national 2010");
        Romanization.Of("Elçin Məmmədov", null)!.Text.ShouldBe("Elchin Mammadov");
        Romanization.Of("Գրիգորյան", "hy-AM")!.Text.ShouldBe("Grigoryan");
    }

    [Fact]
    public void Each_word_goes_by_its_own_script() =>
        Romanization.Of("Aram Գրիգորյան (Григорян)", null)!.Text.ShouldBe("Aram Grigoryan (Grigoryan)");

    [Fact]
    public void A_Turkish_thread_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Is("ИЛЬИН Илья", "ru", "IL’IN Il’ya", "BGN/PCGN 1947");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_text_is_romanized_or_left_alone_and_no_letter_of_a_known_script_is_left_in_a_word_of_one_script()
    {
        Gen.String.Sample(text => Romanization.Of(text, null)?.Text.ShouldNotBe(text));
        Gen.String["աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆԱԲԳԵՈՒ -"].Sample(text =>
            ScriptDetection.Of(Romanization.Of(text, "hy")?.Text ?? "").ShouldBeOneOf(Script.None, Script.Latin));
        Gen.String["абвгдеёжзийклмнопрстуфхцчшщъыьэюяЁЖЩЯ -"].Sample(text =>
            ScriptDetection.Of(Romanization.Of(text, "ru")?.Text ?? "").ShouldBeOneOf(Script.None, Script.Latin));
    }

    private static void Is(string name, string language, string latin, string scheme) =>
        Romanization.Of(name, language).ShouldBe(new Romanized(latin, scheme));
}
