using DiffPlex;
using DiffPlex.Model;

namespace Negotiations.Texts.Words;

/// <summary>
/// Compares two texts word by word (<see cref="TextWords"/>). Kept and deleted runs put together are the old text, kept and inserted ones the new text, both to the byte. Where something was put for something
/// else, what was deleted comes first; what was kept between two changes is a run of its own only if there is a word in it.
/// </summary>
public static class WordComparison
{
    private static readonly Chunker Words = new();

    /// <summary>The runs in reading order; none if both texts are empty.</summary>
    public static IReadOnlyList<Run> Of(string before, string after)
    {
        if (before == after)
        {
            return Whole(RunKind.Kept, after);
        }

        if (before.Length == 0 || after.Length == 0)
        {
            return before.Length == 0 ? Whole(RunKind.Inserted, after) : Whole(RunKind.Deleted, before);
        }

        // Most of a provision stays as it is: only what lies between has to be cut into words.
        var head = CommonHead(before, after);
        var tail = CommonTail(before.AsSpan(head), after.AsSpan(head));
        var (old, @new) = (before[head..^tail], after[head..^tail]);
        var difference = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var runs = new List<Run>();
        var (piece, oldAt, newAt) = (0, 0, 0);
        Add(RunKind.Kept, before.AsSpan(0, head));
        foreach (var change in Readable(difference))
        {
            Keep(Length(difference.PiecesOld, piece, change.DeleteStartA));
            piece = change.DeleteStartA + change.DeleteCountA;
            var deleted = Length(difference.PiecesOld, change.DeleteStartA, piece);
            var inserted = Length(difference.PiecesNew, change.InsertStartB, change.InsertStartB + change.InsertCountB);
            Add(RunKind.Deleted, old.AsSpan(oldAt, deleted));
            Add(RunKind.Inserted, @new.AsSpan(newAt, inserted));
            (oldAt, newAt) = (oldAt + deleted, newAt + inserted);
        }

        Keep(old.Length - oldAt);
        Add(RunKind.Kept, before.AsSpan(before.Length - tail));
        return runs;

        void Keep(int length)
        {
            Add(RunKind.Kept, old.AsSpan(oldAt, length));
            (oldAt, newAt) = (oldAt + length, newAt + length);
        }

        void Add(RunKind kind, ReadOnlySpan<char> text)
        {
            if (runs is [.., var last] && last.Kind == kind)
            {
                runs[^1] = new Run(kind, string.Concat(last.Text, text));
            }
            else if (text.Length > 0)
            {
                runs.Add(new Run(kind, text.ToString()));
            }
        }
    }

    /// <summary>All of a text in one run; none if it is empty.</summary>
    private static IReadOnlyList<Run> Whole(RunKind kind, string text) => text.Length == 0 ? [] : [new Run(kind, text)];

    /// <summary>The same runs as they are when the old text is the new one.</summary>
    internal static IReadOnlyList<Run> Reversed(IReadOnlyList<Run> runs)
    {
        var reversed = runs.Select(run => run.Kind switch
        {
            RunKind.Deleted => run with { Kind = RunKind.Inserted },
            RunKind.Inserted => run with { Kind = RunKind.Deleted },
            _ => run,
        }).ToList();
        for (var i = 1; i < reversed.Count; i++)
        {
            if (reversed[i - 1].Kind == RunKind.Inserted && reversed[i].Kind == RunKind.Deleted)
            {
                (reversed[i - 1], reversed[i]) = (reversed[i], reversed[i - 1]);
            }
        }

        return reversed;
    }

    /// <summary>Joins changes that have no word between them, and leaves out of them what is the same at both ends.</summary>
    private static IEnumerable<DiffBlock> Readable(DiffResult difference)
    {
        var joined = new List<DiffBlock>(difference.DiffBlocks.Count);
        foreach (var change in difference.DiffBlocks)
        {
            if (joined is [.., var last] && HasNoWord(difference.PiecesOld, last.DeleteStartA + last.DeleteCountA, change.DeleteStartA))
            {
                joined[^1] = new DiffBlock(
                    last.DeleteStartA,
                    change.DeleteStartA + change.DeleteCountA - last.DeleteStartA,
                    last.InsertStartB,
                    change.InsertStartB + change.InsertCountB - last.InsertStartB);
            }
            else
            {
                joined.Add(change);
            }
        }

        return joined.Select(change => WithoutSameEnds(change, difference.PiecesOld, difference.PiecesNew));
    }

    private static DiffBlock WithoutSameEnds(DiffBlock change, IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var (oldFrom, oldTo) = (change.DeleteStartA, change.DeleteStartA + change.DeleteCountA);
        var (newFrom, newTo) = (change.InsertStartB, change.InsertStartB + change.InsertCountB);
        while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] == @new[newFrom])
        {
            (oldFrom, newFrom) = (oldFrom + 1, newFrom + 1);
        }

        while (oldFrom < oldTo && newFrom < newTo && old[oldTo - 1] == @new[newTo - 1])
        {
            (oldTo, newTo) = (oldTo - 1, newTo - 1);
        }

        return new DiffBlock(oldFrom, oldTo - oldFrom, newFrom, newTo - newFrom);
    }

    /// <summary>Whether there is nothing but white space and at most one mark of punctuation.</summary>
    private static bool HasNoWord(IReadOnlyList<string> pieces, int from, int to)
    {
        var marks = 0;
        for (var i = from; i < to; i++)
        {
            if (!TextWords.IsBlank(pieces[i]) && (!TextWords.IsPunctuation(pieces[i]) || ++marks > 1))
            {
                return false;
            }
        }

        return true;
    }

    private static int Length(IReadOnlyList<string> pieces, int from, int to)
    {
        var length = 0;
        for (var i = from; i < to; i++)
        {
            length += pieces[i].Length;
        }

        return length;
    }

    /// <summary>How much is the same at the beginning, up to a place where both are cut between words.</summary>
    private static int CommonHead(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var at = one.CommonPrefixLength(other) - 1;
        while (at > 0 && !IsBetweenWords(one, at))
        {
            at--;
        }

        return Math.Max(at, 0);
    }

    /// <summary>The same at the end.</summary>
    private static int CommonTail(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var same = 0;
        while (same < Math.Min(one.Length, other.Length) && one[^(same + 1)] == other[^(same + 1)])
        {
            same++;
        }

        var at = one.Length - same + 1;
        while (at < one.Length && !IsBetweenWords(one, at))
        {
            at++;
        }

        return Math.Max(one.Length - at, 0);
    }

    /// <summary>Whether a word ends here whatever stands further off: at a blank behind a letter or digit, which are not one character with it (as a letter that is put before others can be).</summary>
    private static bool IsBetweenWords(ReadOnlySpan<char> text, int at) =>
        text[at] == ' ' && char.IsLetterOrDigit(text[at - 1]) && TextWords.CharacterLength(text, at - 1) == 1;

    private sealed class Chunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => TextWords.Of(text);
    }
}
