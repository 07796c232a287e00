using System.Runtime.InteropServices;
using Negotiations.Benchmarks.Agreements;
using Negotiations.Benchmarks.Bare;
using Negotiations.Benchmarks.Pages;
using Negotiations.Benchmarks.Redlines;

namespace Negotiations.Benchmarks;

/// <summary>Measures the application. What there is to measure, and how, says <c>docs/performance.md</c>.</summary>
internal static class Benchmarks
{
    private const string Usage = """
        Use: dotnet run -c Release --project tests/Negotiations.Benchmarks -- pages [--meetings 5000] [--notes 50000] [--commitments 2000] [--rounds 5] [--seed 1]
        or:  dotnet run -c Release --project tests/Negotiations.Benchmarks -- agreement [--provisions 300] [--drafts 30] [--brackets 500] [--rounds 5] [--seed 1]
        or:  dotnet run -c Release --project tests/Negotiations.Benchmarks -- redline [--rounds 7] [--seed 1]
        """;

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            switch (args)
            {
                case ["pages", .. var options] when PageOptions.Read(options) is { } read:
                    await PageBenchmark.RunAsync(read, stop.Token);
                    return 0;
                case ["agreement", .. var options] when AgreementOptions.Read(options) is { } read:
                    return await AgreementBenchmark.RunAsync(read, stop.Token) ? 0 : 1;
                case ["redline", .. var options] when RedlineOptions.Read(options) is { } read:
                    RedlineBenchmark.Run(read, stop.Token);
                    return 0;
                case [BarePage.Command, var database, var address]:
                    await BarePage.RunAsync(database, address, stop.Token);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
    }
}
