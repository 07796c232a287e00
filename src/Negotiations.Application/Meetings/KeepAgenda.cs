using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>What the form of the agenda of a meeting shows.</summary>
[Needs(Permission.KeepMeetings)]
public sealed record ReadAgenda(Id<Meeting> Id) : IRequest<AgendaInHand>;

/// <summary>The agenda of a meeting, and the meetings that may have left something open.</summary>
public sealed record AgendaInHand(MeetingDetails Meeting, IReadOnlyList<AgendaRow> Agenda, IReadOnlyList<TieChoice> Others);

/// <summary>Says what is on the agenda of a meeting, all of it anew, in the order given.</summary>
/// <param name="Id">Which meeting.</param>
/// <param name="Points">Every point.</param>
/// <param name="VersionToken">Token of the meeting that the form was filled from.</param>
/// <exception cref="EditConflict">Somebody else changed the meeting; holds the <see cref="AgendaPoint"/>s that are there now.</exception>
[Needs(Permission.KeepMeetings)]
public sealed record KeepAgenda(Id<Meeting> Id, IReadOnlyList<AgendaPoint> Points, Guid VersionToken) : IRequest;

/// <summary>Takes over what another meeting left open: the points stand here, and are marked there.</summary>
/// <param name="Id">The meeting that takes over.</param>
/// <param name="From">The meeting that left something open.</param>
[Needs(Permission.KeepMeetings)]
public sealed record CarryOverAgenda(Id<Meeting> Id, Id<Meeting> From) : IRequest<int>;

/// <summary>A point of an agenda as it stands in the form.</summary>
/// <param name="Id">Which; none for a new one.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Internal">Whether the mediators keep it to themselves.</param>
/// <param name="State">Where it stands.</param>
public sealed record AgendaPoint(Id<AgendaItem>? Id, string Title, bool Internal, AgendaState State);

internal sealed class KeepAgendaValidator : AbstractValidator<KeepAgenda>
{
    public KeepAgendaValidator()
    {
        RuleFor(r => r.Points.Count).LessThanOrEqualTo(AgendaItem.Most).WithMessage("At most 50 points fit on an agenda.").OverridePropertyName(nameof(KeepAgenda.Points));
        RuleForEach(r => r.Points).ChildRules(p =>
        {
            p.RuleFor(f => f.Title).NotEmpty().WithMessage("Say what the point is about, or empty the whole line.").FitsIn(AgendaItem.TitleLength);
            p.RuleFor(f => f.State).IsInEnum().WithMessage("Choose one.");
        });
    }
}

internal sealed class ReadAgendaHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadAgenda, AgendaInHand>
{
    public async Task<AgendaInHand> Handle(ReadAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Id, cancellationToken);
        return new AgendaInHand(
            meeting,
            await AgendaRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken),
            await TieChoice.BesideAsync(db, meeting.Id, cancellationToken));
    }
}

internal sealed class KeepAgendaHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<KeepAgenda>
{
    protected override async Task Handle(KeepAgenda request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        var before = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.Position).ToListAsync(cancellationToken);
        if (meeting.VersionToken != request.VersionToken)
        {
            throw new EditConflict(before.Select(PointOf).ToList(), meeting.VersionToken, meeting.ChangedBy);
        }

        var kept = new HashSet<AgendaItem>();
        foreach (var (point, index) in request.Points.Select((p, i) => (p, i)))
        {
            var item = before.FirstOrDefault(i => i.Id == point.Id);
            // An audience never changes: a point that becomes internal, or ceases to be, is another row.
            if (item is null || IsInternal(item) != point.Internal)
            {
                item = meeting.PutOnAgenda(index + 1, point.Title, point.Internal, item?.CarriedFromId);
                db.AgendaItems.Add(item);
            }
            else
            {
                kept.Add(item);
            }

            item.Word(index + 1, point.Title, point.State);
        }

        db.AgendaItems.RemoveRange(before.Except(kept));
        meeting.Touch(current.Author(clock));
        await db.SaveAsync(cancellationToken);
    }

    internal static bool IsInternal(AgendaItem item) => Audience.Of(item) == Audience.Mediators;

    private static AgendaPoint PointOf(AgendaItem item) => new(item.Id, item.Title, IsInternal(item), item.State);
}

internal sealed class CarryOverAgendaHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<CarryOverAgenda, int>
{
    public async Task<int> Handle(CarryOverAgenda request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        var from = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.From, cancellationToken).OrNotFound();
        var left = await db.AgendaItems
            .Where(i => i.MeetingId == from.Id && (i.State == AgendaState.Open || i.State == AgendaState.Now))
            .OrderBy(i => i.Position).ToListAsync(cancellationToken);
        var last = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).MaxAsync(i => (int?)i.Position, cancellationToken) ?? 0;
        if (left.Count + await db.AgendaItems.CountAsync(i => i.MeetingId == meeting.Id, cancellationToken) > AgendaItem.Most)
        {
            throw new RuleViolation("agenda.most", "At most {0} points fit on an agenda.", AgendaItem.Most);
        }

        var here = Audience.Of(meeting);
        foreach (var item in left)
        {
            // What not everybody here has seen before stays with the mediators, until they put it on the agenda themselves.
            var seenByAll = Audience.Common(Audience.Of(item), here) == here;
            db.AgendaItems.Add(meeting.PutOnAgenda(++last, item.Title, !seenByAll, from.Id));
            item.CarryOver();
        }

        var author = current.Author(clock);
        meeting.Touch(author);
        from.Touch(author);
        await db.SaveAsync(cancellationToken);
        return left.Count;
    }
}
