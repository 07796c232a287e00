using Negotiations.Texts.Words;

namespace Negotiations.Texts.Spans;

/// <summary>A sign in a text: what begins or ends a bracket, or is said at its end.</summary>
/// <param name="At">How many letters of the text stand before it.</param>
/// <param name="Text">How it is written. Of two texts, the same sign is one that is written the same.</param>
public sealed record TextSign(int At, string Text);

/// <summary>A piece of two texts that are compared: words, or a sign.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Run">Of words, which run they are of.</param>
/// <param name="Before">Of a sign, which one of the earlier text it is; none of a new one.</param>
/// <param name="After">Of a sign, which one of the later text it is; none of one that is gone.</param>
public sealed record SignedRun(RunKind Kind, string Text, int? Run, int? Before, int? After)
{
    /// <summary>Whether it is a sign.</summary>
    public bool IsSign => Run is null;
}

/// <summary>Puts the signs of two texts between the runs of their comparison. Kept and deleted pieces put together are the earlier text with its signs, kept and inserted ones the later text with its own.</summary>
public static class SignedRuns
{
    /// <summary>The pieces in reading order.</summary>
    /// <param name="runs">How the words of the two texts compare.</param>
    /// <param name="before">Signs of the earlier text, in reading order.</param>
    /// <param name="after">Signs of the later one.</param>
    public static IReadOnlyList<SignedRun> Of(IReadOnlyList<Run> runs, IReadOnlyList<TextSign> before, IReadOnlyList<TextSign> after)
    {
        var pieces = new List<SignedRun>();
        // What stands between two pieces of words that were kept.
        var (gone, put) = (new List<SignedRun>(), new List<SignedRun>());
        var (old, @new) = (new Reader(before, RunKind.Deleted), new Reader(after, RunKind.Inserted));
        old.Signs(gone);
        @new.Signs(put);
        for (var run = 0; run < runs.Count; run++)
        {
            var (kind, text) = (runs[run].Kind, runs[run].Text);
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(text.Length - at, Math.Min(kind == RunKind.Inserted ? int.MaxValue : old.ToNext, kind == RunKind.Deleted ? int.MaxValue : @new.ToNext));
                var words = new SignedRun(kind, text.Substring(at, length), run, null, null);
                at += length;
                if (kind == RunKind.Kept)
                {
                    Flush();
                    pieces.Add(words);
                }

                if (kind != RunKind.Inserted)
                {
                    old.Pass(length, kind == RunKind.Deleted ? words : null, gone);
                }

                if (kind != RunKind.Deleted)
                {
                    @new.Pass(length, kind == RunKind.Inserted ? words : null, put);
                }
            }
        }

        Flush();
        return pieces;

        // As many signs as can be are the same; what is gone comes before what was put for it.
        void Flush()
        {
            var common = new int[gone.Count + 1, put.Count + 1];
            for (var i = gone.Count - 1; i >= 0; i--)
            {
                for (var j = put.Count - 1; j >= 0; j--)
                {
                    common[i, j] = IsSame(gone[i], put[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
                }
            }

            var (g, p) = (0, 0);
            while (g < gone.Count || p < put.Count)
            {
                if (g < gone.Count && p < put.Count && IsSame(gone[g], put[p]))
                {
                    pieces.Add(new SignedRun(RunKind.Kept, put[p].Text, null, gone[g++].Before, put[p++].After));
                }
                else if (g < gone.Count && (p == put.Count || common[g + 1, p] >= common[g, p + 1]))
                {
                    pieces.Add(gone[g++]);
                }
                else
                {
                    pieces.Add(put[p++]);
                }
            }

            gone.Clear();
            put.Clear();
        }
    }

    private static bool IsSame(SignedRun one, SignedRun other) => one.IsSign && other.IsSign && one.Text == other.Text;

    /// <summary>One of both texts, read up to somewhere.</summary>
    private sealed class Reader(IReadOnlyList<TextSign> signs, RunKind kind)
    {
        private int _at;
        private int _next;

        /// <summary>Letters up to the next sign.</summary>
        public int ToNext => _next < signs.Count ? signs[_next].At - _at : int.MaxValue;

        /// <summary>Goes on behind words, and takes the signs that stand there.</summary>
        public void Pass(int length, SignedRun? words, List<SignedRun> into)
        {
            if (words is not null)
            {
                into.Add(words);
            }

            _at += length;
            Signs(into);
        }

        public void Signs(List<SignedRun> into)
        {
            for (; _next < signs.Count && signs[_next].At == _at; _next++)
            {
                into.Add(new SignedRun(kind, signs[_next].Text, null, kind == RunKind.Deleted ? _next : null, kind == RunKind.Inserted ? _next : null));
            }
        }
    }
}
