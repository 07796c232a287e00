using System.Globalization;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>Languages that synthetic names are spelled in.</summary>
public enum SyntheticLanguage
{
    /// <summary>Armenian.</summary>
    Armenian,

    /// <summary>Azerbaijani, Latin letters.</summary>
    Azerbaijani,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>Ukrainian.</summary>
    Ukrainian,

    /// <summary>Arabic.</summary>
    Arabic,
}

/// <summary>Somebody who does not exist, with the spellings of the name that there are.</summary>
/// <param name="Family">Family name by language.</param>
/// <param name="Given">Given name by language.</param>
/// <param name="Father">Father's given name by language.</param>
/// <param name="Born">Year, month and day of birth.</param>
/// <param name="ServiceNumber">Service number.</param>
public sealed record SyntheticPerson(
    IReadOnlyDictionary<SyntheticLanguage, string> Family,
    IReadOnlyDictionary<SyntheticLanguage, string> Given,
    IReadOnlyDictionary<SyntheticLanguage, string> Father,
    DateOnly Born,
    string ServiceNumber);

/// <summary>
/// Invents people for the demonstration and the samples. Family names are put together from words for plants, weather and places,
/// so that nobody is called so; given names are common ones. The same seed gives the same people.
/// </summary>
public static class SyntheticPeople
{
    private const SyntheticLanguage Hy = SyntheticLanguage.Armenian;
    private const SyntheticLanguage Az = SyntheticLanguage.Azerbaijani;
    private const SyntheticLanguage Ru = SyntheticLanguage.Russian;
    private const SyntheticLanguage Uk = SyntheticLanguage.Ukrainian;
    private const SyntheticLanguage Ar = SyntheticLanguage.Arabic;

    private static readonly Dictionary<SyntheticLanguage, Names> Of = new()
    {
        [Hy] = new(
            [Hy, Ru, Az],
            [
                "Ծիրանունյան Циранунян Tsiranunyan", "Գետալճյան Геталчян Getalçyan", "Տատրակունյան Татракунян Tatrakunyan", "Լուսաձորյան Лусадзорян Lusadzoryan",
                "Ամպածովյան Ампацовян Ampatsovyan", "Հովտածաղկյան Овтацахкян Hovtatsağkyan", "Կաղնեգետյան Кахнегетян Kağnegetyan", "Քարահովտյան Караовтян Qarahovtyan",
                "Մասրահատյան Масраатян Masrahatyan", "Ձյունասարյան Дзюнасарян Dzyunasaryan", "Նռնաբերյան Нрнаберян Nırnaberyan", "Ուռենտունյան Урентунян Urentunyan",
                "Արտուտակյան Артутакян Artutakyan", "Մշուշաձորյան Мшушадзорян Mşuşadzoryan", "Կեռասենյան Керасенян Kerasenyan", "Խնձորագետյան Хндзорагетян Xndzoragetyan",
                "Սարաթռիչյան Саратричян Saratriçyan", "Ցողապատյան Цохапатян Tsoğapatyan", "Ժայռաբակյան Жайрабакян Jayrabakyan", "Եղևնածորյան Ехевнацорян Yeğevnatsoryan",
            ],
            [
                "Արամ Арам Aram", "Նարեկ Нарек Narek", "Դավիթ Давид Davit", "Մհեր Мгер Mher", "Տիգրան Тигран Tiqran", "Վահե Ваге Vahe", "Էդգար Эдгар Edqar", "Հայկ Айк Hayk",
                "Սուրեն Сурен Suren", "Ռուբեն Рубен Ruben", "Կարեն Карен Karen", "Գոռ Гор Qor", "Սամվել Самвел Samvel", "Աշոտ Ашот Aşot", "Գագիկ Гагик Qagik", "Վարդան Вардан Vardan",
            ]),
        [Az] = new(
            [Az, Ru, Hy],
            [
                "Narçiçəkli Нарчичекли Նարչիչակլի", "Qayabulaqlı Гаябулаглы Ղայաբուլաղլի", "Dumanlıçaylı Думанлычайлы Դումանլիչայլի", "Bənövşəzadə Беневшезаде Բանովշազադե",
                "Söyüdlübağlı Сёюдлюбаглы Սյոյուդլուբաղլի", "Zirinckəndli Зиринджкендли Զիրինջքենդլի", "Göydaşlı Гёйдашлы Գյոյդաշլի", "Çinarbulaqov Чинарбулагов Չինարբուլաղով",
                "Ulduzdağlı Улдуздаглы Ուլդուզդաղլի", "Qartalqayalı Гарталгаялы Ղարթալղայալի", "Sünbülzadə Сюнбюльзаде Սյունբուլզադե", "Yovşandərəli Йовшандерели Յովշանդերելի",
                "Şehdüzlü Шехдюзлю Շեհդյուզլու", "Armudbağlı Армудбаглы Արմուդբաղլի", "Tozağacov Тозагаджов Թոզաղաջով", "Ağcasuvarlı Агджасуварлы Աղջասուվարլի",
            ],
            [
                "Elçin Эльчин Էլչին", "Rauf Рауф Ռաուֆ", "Vüqar Вугар Վուգար", "Orxan Орхан Օրխան", "Tural Турал Թուրալ", "Nicat Ниджат Նիջաթ",
                "Elnur Эльнур Էլնուր", "Samir Самир Սամիր", "Ruslan Руслан Ռուսլան", "Kamran Кямран Քյամրան", "İlqar Ильгар Իլգար", "Fərid Фарид Ֆարիդ",
            ]),
        [Ru] = new(
            [Ru, Hy, Az],
            [
                "Рябинолугов Ռյաբինոլուգով Ryabinoluqov", "Снегоборский Սնեգոբորսկի Sneqoborski", "Полынцветов Պոլինցվետով Polıntsvetov",
                "Туманореченский Տումանորեչենսկի Tumanoreçenski", "Вербоключёв Վերբոկլյուչով Verboklyuçov", "Мохосенцев Մոխոսենցև Moxosentsev",
            ],
            ["Илья Իլյա İlya", "Павел Պավել Pavel", "Роман Ռոման Roman", "Сергей Սերգեյ Sergey", "Антон Անտոն Anton", "Рафик Ռաֆիկ Rafik"]),
        [Uk] = new(
            [Uk, Ru],
            [
                "Вишнелугенко Вишнелугенко", "Туманобережний Туманобережный", "Калинодубенко Калинодубенко", "Снігопадченко Снегопадченко", "Житолозний Житолозный",
                "Хмароборець Хмароборец", "Ґанкополь Ганкополь", "Їжакозарів Ежакозаров",
            ],
            ["Андрій Андрей", "Тарас Тарас", "Богдан Богдан", "Олег Олег", "Ярослав Ярослав", "Микола Николай", "Євген Евгений"]),
        [Ar] = new(
            [Ar],
            ["الزيزفوني", "السنبلاني", "الوادرملي", "القمحدوني", "الندىجبلي", "الصخرغديري", "النخلضفافي", "الغيمسهلي"],
            ["سامر", "نادر", "ياسر", "كريم", "طارق", "فادي", "عمر", "بلال", "زياد"]),
    };

    /// <summary>Invents people whose own language is <paramref name="language"/>.</summary>
    /// <param name="language">Their own language; others in which their names are known come with it.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same people.</param>
    public static IReadOnlyList<SyntheticPerson> Make(SyntheticLanguage language, int count, int seed)
    {
#pragma warning disable CA5394 // people are invented, not keys
        var random = new Random(seed);
        var names = Of[language];
        return [.. Enumerable.Range(0, count).Select(i => new SyntheticPerson(
            names.Spell(names.Families[(i + random.Next(3)) % names.Families.Length]),
            names.Spell(names.Given[random.Next(names.Given.Length)]),
            names.Spell(names.Given[random.Next(names.Given.Length)]),
            new DateOnly(1968, 1, 1).AddDays(random.Next(365 * 36)),
            string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))} {random.Next(100, 999)} {random.Next(100, 999)}")))];
#pragma warning restore CA5394
    }

    private sealed record Names(SyntheticLanguage[] Languages, string[] Families, string[] Given)
    {
        public Dictionary<SyntheticLanguage, string> Spell(string spellings) =>
            spellings.Split(' ').Zip(Languages).ToDictionary(s => s.Second, s => s.First);
    }
}
