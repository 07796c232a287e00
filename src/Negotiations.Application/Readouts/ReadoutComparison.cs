using Negotiations.Application.Access;

namespace Negotiations.Application.Readouts;

/// <summary>Two readouts side by side, by topic. Made of nothing but what the viewer may read of both.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
/// <param name="Topics">The topics of both: in the order of the one, then those that only the other mentions, in its order.</param>
/// <param name="LeftRest">What the one says about no topic.</param>
/// <param name="RightRest">What the other says about no topic.</param>
public sealed record ReadoutComparison(
    ReadoutRow Left, ReadoutRow Right, IReadOnlyList<ComparedTopic> Topics, IReadOnlyList<PassageRow> LeftRest, IReadOnlyList<PassageRow> RightRest)
{
    /// <summary>Who may read both: the readers of a copy of it.</summary>
    public PageAudience Audience => ReadoutRow.PageOf(Domain.Audience.Common(Left.Readers, Right.Readers));

    internal static ReadoutComparison Of(ReadoutRow left, ReadoutRow right, IEnumerable<PassageRow> passages)
    {
        var of = passages.OrderBy(p => p.Position).ToLookup(p => p.ReadoutId);
        var (one, other) = (of[left.Id].ToLookup(p => p.TopicKey), of[right.Id].ToLookup(p => p.TopicKey));
        var topics = of[left.Id].Concat(of[right.Id]).Where(p => p.TopicKey.Length > 0).DistinctBy(p => p.TopicKey)
            .Select(p => new ComparedTopic(p.Topic, [.. one[p.TopicKey]], [.. other[p.TopicKey]]));
        return new ReadoutComparison(left, right, [.. topics], [.. one[""]], [.. other[""]]);
    }
}

/// <summary>A topic, and what each of two readouts says about it.</summary>
/// <param name="Name">What it is called, as the first who mentions it has it.</param>
/// <param name="Left">What the one says.</param>
/// <param name="Right">What the other says.</param>
public sealed record ComparedTopic(string Name, IReadOnlyList<PassageRow> Left, IReadOnlyList<PassageRow> Right)
{
    /// <summary>Whether only one of the two mentions it.</summary>
    public bool IsOneSided => Left.Count == 0 || Right.Count == 0;
}
