using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Negotiations.Benchmarks.Bare;
using Negotiations.Benchmarks.Pages;

namespace Negotiations.Benchmarks.Agreements;

/// <summary>
/// What the pages of a long agreement with many drafts take of the processor, for the lead mediator and for a head of delegation, as a ratio to a bare page on the same machine in the same run.
/// </summary>
internal static class AgreementBenchmark
{
    private const int MostCommands = 8;
    private const string Head = "arm.head";

    /// <summary>Fills, counts, measures and prints.</summary>
    /// <returns>Whether no page sends more commands to the database than it may. A file is recorded, which takes more.</returns>
    public static async Task<bool> RunAsync(AgreementOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-benchmark-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            var counts = await FillAsync(data, options, cancellationToken);
            var own = typeof(Benchmarks).Assembly.Location;
            await using var bare = await ServerProcess.StartAsync(folder, BarePage.Address, [own, BarePage.Command, Path.Combine(folder, "bare.db"), "{0}"], new Dictionary<string, string>(), cancellationToken);
            await using var application = await ServerProcess.StartAsync(
                Path.GetDirectoryName(own)!,
                "/health/ready",
                [typeof(Program).Assembly.Location, "--urls", "{0}"],
                new Dictionary<string, string>
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Demonstration",
                    ["Deployment__Demonstration"] = "true",
                    ["Deployment__DataFolder"] = data,
                    ["Limits__Export"] = "1000000",
                },
                cancellationToken);
            using var another = application.AnotherBrowser();
            var visitors = new Dictionary<string, Visitor>
            {
                [Visitor.Lead] = await Visitor.SignInAsync(application.Browser, cancellationToken),
                [Head] = await Visitor.SignInAsync(another, cancellationToken, Head),
            };
            var series = new List<Series> { new(bare, new Visitor(bare.Browser), new MeasuredPage("bare page", BarePage.Address), 1) };
            series.AddRange(counts.Select(c => new Series(application, visitors[c.Key.Who], c.Key, c.Value)));
            // What is counted of drafts is kept: how long that takes is told by the first time alone.
            foreach (var one in series)
            {
                Say($"First time: {one.Page.Name}, {await one.AskAsync(1, 1, cancellationToken):F0} ms, {one.Commands} commands.");
            }

            await new Measurement { Rounds = options.Rounds, WarmUps = 12, Fewest = 4 }.MeasureAsync(series, cancellationToken);
            Measurement.Print(
                FormattableString.Invariant($"{options.Provisions} provisions, {options.Drafts} drafts, {options.Brackets} brackets, medians of {options.Rounds} rounds"), series);
            var over = series.FindAll(s => s.Page.Format is null && s.Commands > MostCommands);
            over.ForEach(s => Say($"{s.Page.Name} sends {s.Commands} commands; it may send {MostCommands}."));
            return over.Count == 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<MeasuredPage, int>> FillAsync(string folder, AgreementOptions options, CancellationToken cancellationToken)
    {
        await using var application = new FilledApplication(folder);
        var generator = await application.AgreementGeneratorAsync(options, cancellationToken);
        var clock = Stopwatch.StartNew();
        await generator.NegotiateAsync(cancellationToken);
        Say($"{generator.Drafts.Count} drafts in {clock.Elapsed.TotalSeconds:F0} s; the last has {generator.Drafts[^1].Provisions.Count} provisions and {generator.Drafts[^1].Brackets.Count} open brackets.");
        var agreement = $"/processes/{generator.Agreement.ProcessId}/agreements/{generator.Agreement.Id}";
        var text = $"{agreement}/text";
        var one = $"{text}/{generator.MostBracketed.Id}";
        var (first, before, last) = (generator.Drafts[0].Id, generator.Drafts[^2].Id, $"{agreement}/drafts/{generator.Drafts[^1].Id}");
        MeasuredPage[] ofBoth =
        [
            new("agreement", agreement),
            new("draft, bracketed", last),
            new("draft, clean", $"{last}?view=clean"),
            new("draft, as one side would have it", $"{last}?view={generator.Parties[0]}"),
            new("redline of neighbours", $"{last}/changes/{before}"),
            new("redline of neighbours, side by side", $"{last}/changes/{before}?view=side"),
            new("redline of first and last", $"{last}/changes/{first}"),
            new("redline of first and last, side by side", $"{last}/changes/{first}?view=side"),
            new("how near", $"{agreement}/how-near"),
            new("draft in two languages", $"{last}/parallel/{AgreementGenerator.OtherLanguage}"),
            new("remarks on a draft", $"{last}/remarks"),
        ];
        return await application.CountAsync(
            [
                .. ofBoth,
                new("working text", text),
                new("one provision", one),
                new("brackets of one provision", $"{one}/brackets"),
                new("redline of last and working text", $"{last}/changes/working"),
                new("bracket ledger", $"{agreement}/brackets"),
                new("bracket ledger, open ones of one party", $"{agreement}/brackets?part=Open&owner={generator.Parties[0]}"),
                new("bracket ledger, common ground", $"{agreement}/brackets?common=true"),
                new("working text in another language", $"{text}/in/{AgreementGenerator.OtherLanguage}"),
                new("what delegations propose", $"{text}/proposals"),
                new("before a draft is tabled", $"{agreement}/drafts/new?readers=Parties"),
                .. new[] { "Docx", "Text", "Akn", "Json" }.Select(format => new MeasuredPage($"draft as {format}", $"{last}/export") { Format = format }),
                .. new[] { "Docx", "Text" }.Select(format => new MeasuredPage($"redline of first and last as {format}", $"{last}/changes/{first}/export") { Format = format }),
                .. ofBoth.Select(p => p with { Name = $"{p.Name}, head of delegation", Who = Head }),
                new("own proposals, head of delegation", $"{last}/proposals") { Who = Head },
            ],
            cancellationToken);
    }

    private static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
