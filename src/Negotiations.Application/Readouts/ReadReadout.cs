using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>One readout, with its text and its other revisions.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">The readout.</param>
[Needs(Permission.ReadReadouts)]
public sealed record ReadReadout(Id<Meeting> Meeting, Id<Readout> Id) : IRequest<ReadoutPage>;

/// <summary>One readout.</summary>
public sealed record ReadoutPage
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>The readout.</summary>
    public required ReadoutRow Readout { get; init; }

    /// <summary>Its text, in order.</summary>
    public required IReadOnlyList<PassageRow> Passages { get; init; }

    /// <summary>All its revisions, the latest first.</summary>
    public required IReadOnlyList<ReadoutRow> Revisions { get; init; }

    /// <summary>Topics that were named already; none where the viewer may not name any.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Whether the viewer may set it right, say what its passages are about, and withdraw it.</summary>
    public required bool MayCorrect { get; init; }
}

internal sealed class ReadReadoutHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadReadout, ReadoutPage>
{
    public async Task<ReadoutPage> Handle(ReadReadout request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Meeting, cancellationToken);
        var rows = await ReadoutRow.OfMeetingAsync(db, meeting.Id, cancellationToken);
        var readout = rows.FirstOrDefault(r => r.Id == request.Id) ?? throw new NotFound();
        var mayCorrect = current.Viewer.MayCorrect(readout);
        return new ReadoutPage
        {
            Meeting = meeting,
            Readout = readout,
            Passages = await PassageRow.Of(db.ReadoutPassages.Where(p => p.ReadoutId == readout.Id)).Take(Readout.MostPassages).ToListAsync(cancellationToken),
            Revisions = [.. rows.Where(r => r.FirstId == readout.FirstId).OrderByDescending(r => r.Revision)],
            Topics = mayCorrect ? await KnownTopics.ReadAsync(db, meeting.Id, cancellationToken) : [],
            MayCorrect = mayCorrect,
        };
    }
}
