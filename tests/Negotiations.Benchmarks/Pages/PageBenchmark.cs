using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Negotiations.Benchmarks.Bare;

namespace Negotiations.Benchmarks.Pages;

/// <summary>A page to measure.</summary>
internal sealed record MeasuredPage(string Name, string Address);

/// <summary>
/// What a page takes of the processor in a process full of meetings, notes and commitments, as a ratio to a bare page on the same machine in the same run.
/// </summary>
internal static class PageBenchmark
{
    private const int WarmUps = 200;
    private const int Fewest = 20;
    private const int Most = 3_000;
    private const int SeveralConnections = 4;

    // A process's time is told in hundredths of a second: one measurement takes about one.
    private static readonly TimeSpan OneMeasurement = TimeSpan.FromSeconds(1);

    /// <summary>Fills, counts, measures and prints.</summary>
    public static async Task RunAsync(PageOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-benchmark-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            var counts = await FillAsync(data, options, cancellationToken);
            var own = typeof(Benchmarks).Assembly.Location;
            Say("Starting the bare page.");
            await using var bare = await ServerProcess.StartAsync(folder, BarePage.Address, [own, BarePage.Command, Path.Combine(folder, "bare.db"), "{0}"], new Dictionary<string, string>(), cancellationToken);
            Say("Starting the application.");
            await using var application = await ServerProcess.StartAsync(
                Path.GetDirectoryName(own)!,
                "/health/ready",
                [typeof(Program).Assembly.Location, "--urls", "{0}"],
                new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Demonstration", ["Deployment__Demonstration"] = "true", ["Deployment__DataFolder"] = data },
                cancellationToken);
            await SignIn.AsLeadAsync(application.Browser, cancellationToken);
            var series = new List<Series> { new(bare, new MeasuredPage("bare page", BarePage.Address), 1) };
            series.AddRange(counts.Select(c => new Series(application, c.Key, c.Value)));
            await MeasureAsync(series, options.Rounds, cancellationToken);
            Print(series, options);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<MeasuredPage, int>> FillAsync(string folder, PageOptions options, CancellationToken cancellationToken)
    {
        await using var application = new FilledApplication(folder);
        var generator = await application.GeneratorAsync(options.Seed, cancellationToken);
        var clock = Stopwatch.StartNew();
        await generator.MeetingsAsync(options.Meetings, cancellationToken);
        Say($"{options.Meetings} meetings in {clock.Elapsed.TotalSeconds:F0} s.");
        clock.Restart();
        await generator.NotesAsync(options.Notes, cancellationToken);
        Say($"{options.Notes} notes in {clock.Elapsed.TotalSeconds:F0} s.");
        clock.Restart();
        await generator.CommitmentsAsync(options.Commitments, cancellationToken);
        Say($"{options.Commitments} commitments in {clock.Elapsed.TotalSeconds:F0} s.");
        var process = $"/processes/{generator.Logged.ProcessId}";
        var meeting = $"{process}/meetings/{generator.Logged.Id}";
        return await application.CountAsync(
            [
                new("overview", process),
                new("meetings to come", $"{process}/meetings"),
                new("meetings held", $"{process}/meetings?part=Held"),
                new("meetings held, page 50", $"{process}/meetings?part=Held&page=50"),
                new("a meeting", meeting),
                new("a log of 200 notes", $"{meeting}/log"),
                new("commitments", $"{process}/commitments"),
                new("brief", $"{process}/reports/brief"),
                new("timeline", $"{process}/timeline"),
                new("timeline, page 25", $"{process}/timeline?page=25"),
                new("search", $"{process}/search?q=corridor"),
                new("search, hardly found", $"{process}/search?q=session+4321"),
            ],
            cancellationToken);
    }

    private static async Task MeasureAsync(IReadOnlyList<Series> series, int rounds, CancellationToken cancellationToken)
    {
        foreach (var one in series)
        {
            await one.AskAsync(WarmUps, SeveralConnections, cancellationToken);
            var cost = await one.AskAsync(Fewest, 1, cancellationToken);
            one.Requests = (int)Math.Clamp(OneMeasurement.TotalMilliseconds / Math.Max(cost, 0.01), Fewest, Most);
        }

        for (var round = 1; round <= rounds; round++)
        {
            Say($"Round {round} of {rounds}.");
            // In turn, so that whatever else this machine does falls on all of them.
            foreach (var one in series)
            {
                one.Alone.Add(await one.AskAsync(one.Requests, 1, cancellationToken));
                one.Together.Add(await one.AskAsync(one.Requests, SeveralConnections, cancellationToken));
            }
        }
    }

    private static void Print(IReadOnlyList<Series> series, PageOptions options)
    {
        var bare = series[0];
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Meetings} meetings, {options.Notes} notes, {options.Commitments} commitments, medians of {options.Rounds} rounds, {Environment.ProcessorCount} cores"));
        Console.WriteLine();
        Console.WriteLine("| page | KB | commands | ms, 1 connection | ms, 4 connections | requests per second of processor | times the bare page | spread |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var one in series)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Page.Name} | {one.Bytes / 1024.0:F0} | {one.Commands} | {Median(one.Alone):F2} | {Median(one.Together):F2} | {1000 / Median(one.Alone):F0} | {Median(one.Alone) / Median(bare.Alone):F1} | {one.Alone.Min():F2}–{one.Alone.Max():F2} |"));
        }
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>The measurements of a page, each in milliseconds of processor time a request.</summary>
    private sealed class Series(ServerProcess server, MeasuredPage page, int commands)
    {
        public MeasuredPage Page => page;

        public int Commands => commands;

        public int Requests { get; set; }

        public long Bytes { get; private set; }

        public List<double> Alone { get; } = [];

        public List<double> Together { get; } = [];

        /// <summary>Asks so often, over so many connections, and tells what one request took of the server's processor time.</summary>
        public async Task<double> AskAsync(int requests, int connections, CancellationToken cancellationToken)
        {
            var before = server.ProcessorTime;
            await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellationToken }, async (_, stop) =>
            {
                using var answer = await server.Browser.GetAsync(page.Address, stop);
                if (answer.StatusCode != System.Net.HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.PathAndQuery != page.Address)
                {
                    throw new InvalidOperationException($"{page.Name} answers {answer.StatusCode} at {answer.RequestMessage!.RequestUri}.");
                }

                Bytes = (await answer.Content.ReadAsByteArrayAsync(stop)).LongLength;
            });
            return (server.ProcessorTime - before).TotalMilliseconds / requests;
        }
    }
}
