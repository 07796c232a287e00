using System.Globalization;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;

namespace Negotiations.Benchmarks.Redlines;

/// <summary>
/// Measures the redline of long texts beside what DiffPlex makes of the same texts, each as one string with a provision a line: lines, then the words of lines that differ. Ours is charged with
/// finding the place of every provision in both texts, DiffPlex not with making the strings.
/// </summary>
internal static class RedlineBenchmark
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(300);

    private static readonly int[] Lengths = [100, 500];

    public static void Run(RedlineOptions options, CancellationToken cancellationToken)
    {
        var series = Lengths.Select(pages => new Series(pages, options.Seed)).ToList();
        // The first round warms up and is not counted.
        for (var round = 0; round <= options.Rounds; round++)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round} of {options.Rounds}"));
            foreach (var one in series)
            {
                cancellationToken.ThrowIfCancellationRequested();
                one.Measure(isCounted: round > 0);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Medians of {options.Rounds} rounds, milliseconds of processor time a redline, {Environment.ProcessorCount} cores"));
        Console.WriteLine();
        Console.WriteLine("| pages | provisions | words | changes | redline, ms | DiffPlex, ms | redline / DiffPlex | spread of redline | spread of DiffPlex |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var one in series)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Pages} | {one.Provisions} | {one.Words} | {one.Changes} | {Median(one.Ours):F2} | {Median(one.Theirs):F2} | {Median(one.Ours) / Median(one.Theirs):F2} | {one.Ours.Min():F2}–{one.Ours.Max():F2} | {one.Theirs.Min():F2}–{one.Theirs.Max():F2} |"));
        }

        Console.WriteLine();
        var (shortest, longest) = (series[0], series[^1]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Growth from {shortest.Pages} to {longest.Pages} pages: redline {Median(longest.Ours) / Median(shortest.Ours):F1}-fold, DiffPlex {Median(longest.Theirs) / Median(shortest.Theirs):F1}-fold."));
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Two drafts of one length, and what comparing them takes.</summary>
    private sealed class Series
    {
        private readonly IReadOnlyList<Provision> _before;
        private readonly IReadOnlyList<Provision> _after;
        private readonly string _linesBefore;
        private readonly string _linesAfter;

        public Series(int pages, int seed)
        {
            var generator = new TreatyGenerator(seed);
            Pages = pages;
            _before = generator.Treaty(pages);
            _after = generator.NextDraft(_before);
            _linesBefore = Lines(_before);
            _linesAfter = Lines(_after);
            Provisions = new DraftText(_before).All.Count;
            Words = _linesBefore.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
            Changes = Redline().Changes.Count;
        }

        public int Pages { get; }

        public int Provisions { get; }

        public int Words { get; }

        public int Changes { get; }

        public List<double> Ours { get; } = [];

        public List<double> Theirs { get; } = [];

        public void Measure(bool isCounted)
        {
            var ours = Milliseconds(() => Redline().Provisions.Count);
            var theirs = Milliseconds(() => SideBySide().NewText.Lines.Count);
            if (isCounted)
            {
                Ours.Add(ours);
                Theirs.Add(theirs);
            }
        }

        private Redline Redline() => Texts.Redlines.Redline.Of(new DraftText(_before), new DraftText(_after));

        private SideBySideDiffModel SideBySide() => SideBySideDiffBuilder.Diff(_linesBefore, _linesAfter, ignoreWhiteSpace: false);

        private static string Lines(IReadOnlyList<Provision> provisions) =>
            string.Join('\n', new DraftText(provisions).All.Select(n => n.Provision.Heading.Length == 0 ? n.Provision.Text : $"{n.Provision.Heading} {n.Provision.Text}"));

        private static double Milliseconds(Func<int> work)
        {
            GC.Collect();
            var started = Environment.CpuUsage.TotalTime;
            var times = 0;
            TimeSpan taken;
            do
            {
                work();
                times++;
                taken = Environment.CpuUsage.TotalTime - started;
            }
            while (taken < LeastTime);

            return taken.TotalMilliseconds / times;
        }
    }
}
