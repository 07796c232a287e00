using System.Globalization;

namespace Negotiations.Benchmarks.Pages;

/// <summary>A page to measure, or a file that is asked for by a form.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Address">Where it is.</param>
internal sealed record MeasuredPage(string Name, string Address)
{
    /// <summary>Who asks for it, by the name of the account.</summary>
    public string Who { get; init; } = Visitor.Lead;

    /// <summary>In which format the file is asked for; none for a page.</summary>
    public string? Format { get; init; }
}

/// <summary>Measures pages in turn, in processor time of the servers that answer.</summary>
internal sealed record Measurement
{
    private const int Most = 3_000;
    private const int SeveralConnections = 4;

    // A process's time is told in hundredths of a second: one measurement takes about one.
    private static readonly TimeSpan OneMeasurement = TimeSpan.FromSeconds(1);

    /// <summary>Rounds, of which the median counts.</summary>
    public required int Rounds { get; init; }

    /// <summary>Requests before anything is measured.</summary>
    public int WarmUps { get; init; } = 200;

    /// <summary>Fewest requests of one measurement.</summary>
    public int Fewest { get; init; } = 20;

    /// <summary>Measures.</summary>
    public async Task MeasureAsync(IReadOnlyList<Series> series, CancellationToken cancellationToken)
    {
        foreach (var one in series)
        {
            await one.AskAsync(WarmUps, SeveralConnections, cancellationToken);
            var cost = await one.AskAsync(Fewest, 1, cancellationToken);
            one.Requests = (int)Math.Clamp(OneMeasurement.TotalMilliseconds / Math.Max(cost, 0.01), Fewest, Most);
        }

        for (var round = 1; round <= Rounds; round++)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Round {round} of {Rounds}."));
            // In turn, so that whatever else this machine does falls on all of them.
            foreach (var one in series)
            {
                one.Alone.Add(await one.AskAsync(one.Requests, 1, cancellationToken));
                one.Together.Add(await one.AskAsync(one.Requests, SeveralConnections, cancellationToken));
            }
        }
    }

    /// <summary>Prints a table of what was measured, the bare page first.</summary>
    public static void Print(string what, IReadOnlyList<Series> series)
    {
        var bare = series[0];
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {Environment.ProcessorCount} cores"));
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
}

/// <summary>The measurements of a page, each in milliseconds of processor time a request.</summary>
internal sealed class Series(ServerProcess server, Visitor visitor, MeasuredPage page, int commands)
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
            using var answer = await visitor.AskAsync(page, stop);
            if (answer.StatusCode != System.Net.HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.PathAndQuery != page.Address)
            {
                throw new InvalidOperationException($"{page.Name} answers {answer.StatusCode} at {answer.RequestMessage!.RequestUri}.");
            }

            Bytes = (await answer.Content.ReadAsByteArrayAsync(stop)).LongLength;
        });
        return (server.ProcessorTime - before).TotalMilliseconds / requests;
    }
}
