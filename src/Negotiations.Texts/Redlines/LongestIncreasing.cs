namespace Negotiations.Texts.Redlines;

/// <summary>Finds what keeps its order (Fredman, On computing the length of longest increasing subsequences, 1975).</summary>
internal static class LongestIncreasing
{
    /// <summary>For each of some numbers that are all different, whether it belongs to a longest subsequence that increases. There may be several such subsequences: it is always the same one.</summary>
    public static bool[] Of(IReadOnlyList<int> numbers)
    {
        // Of the subsequences of each length, the position of the smallest last number; and before each number, the one that comes before it there.
        var ends = new List<int>();
        var previous = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[ends[middle]] < numbers[i] ? (middle + 1, high) : (low, middle);
            }

            previous[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var belongs = new bool[numbers.Count];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
        {
            belongs[i] = true;
        }

        return belongs;
    }
}
