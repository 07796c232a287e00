using Microsoft.EntityFrameworkCore;

namespace Negotiations.Application.Commitments;

/// <summary>What is overdue or soon due.</summary>
/// <param name="Rows">The first of them.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="All">How many commitments there are in all that the viewer may read, wherever they stand; not told where nothing is due.</param>
/// <param name="Now">When it was read.</param>
public sealed record DueCommitments(IReadOnlyList<CommitmentRow> Rows, bool HasMore, int? All, DateTimeOffset Now)
{
    /// <summary>How many days ahead one looks.</summary>
    public const int Days = 14;

    /// <summary>How many are shown.</summary>
    public const int Most = 6;
}

/// <summary>Which commitments are due.</summary>
internal static class DueRows
{
    /// <summary>What is overdue or due in so many days, of what nobody says to the viewer was done, as a query.</summary>
    public static IQueryable<Standing> Of(INegotiationsDb db, DateTimeOffset now, int days)
    {
        var until = now.AddDays(days);
        return Standing.Of(db, db.Commitments.AsNoTracking().Where(c => c.DueAt <= until), now)
            .Where(s => s.Status == CommitmentStatus.Open || s.Status == CommitmentStatus.Overdue);
    }
}
