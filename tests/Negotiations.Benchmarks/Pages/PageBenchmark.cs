using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Negotiations.Benchmarks.Bare;

namespace Negotiations.Benchmarks.Pages;

/// <summary>
/// What a page takes of the processor in a process full of meetings, notes and commitments, as a ratio to a bare page on the same machine in the same run.
/// </summary>
internal static class PageBenchmark
{
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
            var lead = await Visitor.SignInAsync(application.Browser, cancellationToken);
            var series = new List<Series> { new(bare, new Visitor(bare.Browser), new MeasuredPage("bare page", BarePage.Address), 1) };
            series.AddRange(counts.Select(c => new Series(application, lead, c.Key, c.Value)));
            await new Measurement { Rounds = options.Rounds }.MeasureAsync(series, cancellationToken);
            Measurement.Print(FormattableString.Invariant($"{options.Meetings} meetings, {options.Notes} notes, {options.Commitments} commitments, medians of {options.Rounds} rounds"), series);
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

    private static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.Error.WriteLine(line);
}
