using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>The readouts of a meeting that the viewer may read, two of them side by side.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Left">The one; none for the first that stands.</param>
/// <param name="Right">The other; none for the first that stands of somebody else.</param>
[Needs(Permission.ReadReadouts)]
public sealed record ReadReadouts(Id<Meeting> Meeting, Id<Readout>? Left = null, Id<Readout>? Right = null) : IRequest<ReadoutsPage>;

/// <summary>The readouts of a meeting.</summary>
public sealed record ReadoutsPage
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>Its readouts: one side's first.</summary>
    public required IReadOnlyList<ReadoutRow> Rows { get; init; }

    /// <summary>Two of them side by side; none while there are not two.</summary>
    public required ReadoutComparison? Compared { get; init; }

    /// <summary>How many lines the mediators' draft has; none where it is not for the viewer.</summary>
    public required int? DraftLines { get; init; }

    /// <summary>Whether the viewer may enter one.</summary>
    public required bool MayEnter { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }
}

internal sealed class ReadReadoutsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadReadouts, ReadoutsPage>
{
    public async Task<ReadoutsPage> Handle(ReadReadouts request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Meeting, cancellationToken);
        var rows = await ReadoutRow.OfMeetingAsync(db, meeting.Id, cancellationToken);
        return new ReadoutsPage
        {
            Meeting = meeting,
            Rows = rows,
            Compared = await CompareAsync(rows, request, cancellationToken),
            DraftLines = viewer.May(Permission.DraftReadouts)
                ? await db.ReadoutLines.CountAsync(l => l.MeetingId == meeting.Id && !l.TakenOut && l.IssuedInId == null, cancellationToken)
                : null,
            MayEnter = viewer.May(Permission.KeepReadouts) && meeting.Status == MeetingStatus.Held,
            Audience = viewer.OwnSide,
        };
    }

    private async Task<ReadoutComparison?> CompareAsync(IReadOnlyList<ReadoutRow> rows, ReadReadouts request, CancellationToken cancellationToken)
    {
        // What the address names must be there; what it does not name is chosen.
        ReadoutRow? Named(Id<Readout>? id) => id is null ? null : rows.FirstOrDefault(r => r.Id == id) ?? throw new NotFound();
        var (left, right) = (Named(request.Left), Named(request.Right));
        left ??= rows.FirstOrDefault(r => r.Stands && r.Id != right?.Id && (right is null || r.IsOfOthersThan(right)));
        right ??= left is null ? null : rows.FirstOrDefault(r => r.Stands && r.Id != left.Id && r.IsOfOthersThan(left));
        if (left is null || right is null || left.Id == right.Id)
        {
            return null;
        }

        var passages = await PassageRow.Of(db.ReadoutPassages.Where(p => p.ReadoutId == left.Id || p.ReadoutId == right.Id))
            .Take(2 * Readout.MostPassages).ToListAsync(cancellationToken);
        return ReadoutComparison.Of(left, right, passages);
    }
}
