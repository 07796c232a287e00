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

/// <summary>
/// Takes over what another meeting left open: the points stand here, and are marked there, as far as everybody who reads them there may know of this meeting. Taken over twice, they stand here once.
/// </summary>
/// <param name="Id">The meeting that takes over.</param>
/// <param name="From">The meeting that left something open.</param>
[Needs(Permission.KeepMeetings)]
public sealed record CarryOverAgenda(Id<Meeting> Id, Id<Meeting> From) : IRequest<int>;

/// <summary>A point of an agenda as it stands in the form.</summary>
/// <param name="Id">Which; none for a new one.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Internal">Whether the mediators keep it to themselves.</param>
/// <param name="State">Where it stands.</param>
/// <param name="WithoutAttribution">Whether nobody may be told who said what on it.</param>
public sealed record AgendaPoint(Id<AgendaItem>? Id, string Title, bool Internal, AgendaState State, bool WithoutAttribution = false);

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

        var shown = before.Where(i => !i.IsInternal).Select(PointOf).ToList();
        var kept = new HashSet<AgendaItem>();
        foreach (var (point, index) in request.Points.Select((p, i) => (p, i)))
        {
            var item = before.FirstOrDefault(i => i.Id == point.Id);
            // An audience never changes: a point that becomes internal, or ceases to be, is another row.
            if (item is null || item.IsInternal != point.Internal)
            {
                // To say to others that it was left over is to say that there was a meeting, which they may not know of.
                item = meeting.PutOnAgenda(index + 1, point.Title, point.Internal, point.Internal ? item?.CarriedFromId : null);
                db.AgendaItems.Add(item);
            }
            else
            {
                kept.Add(item);
            }

            item.Word(index + 1, point.Title, point.State, point.WithoutAttribution);
        }

        var gone = before.Except(kept).ToList();
        var goneIds = gone.ConvertAll(i => (Id<AgendaItem>?)i.Id);
        if (gone.Count > 0 && await db.Notes.Where(n => goneIds.Contains(n.AgendaItemId)).Select(n => n.AgendaItemId).FirstOrDefaultAsync(cancellationToken) is { } noted)
        {
            throw new RuleViolation(
                "agenda.noted", "Notes were kept on “{0}”. It can be worded anew or marked as done; it stays on the agenda, and open to whom it was.", gone.Single(i => i.Id == noted).Title);
        }

        var recorded = db.RecordParagraphs.Where(p => goneIds.Contains(p.AgendaItemId)).Select(p => p.AgendaItemId)
            .Concat(db.RecordLines.Where(l => goneIds.Contains(l.AgendaItemId)).Select(l => l.AgendaItemId));
        if (gone.Count > 0 && await recorded.FirstOrDefaultAsync(cancellationToken) is { } written)
        {
            throw new RuleViolation(
                "agenda.recorded", "The shared record has a part on “{0}”. It can be worded anew or marked as done; it stays on the agenda, and open to whom it was.", gone.Single(i => i.Id == written).Title);
        }

        db.AgendaItems.RemoveRange(gone);
        meeting.Touch(current.Author(clock), told: !shown.SequenceEqual(request.Points.Where(p => !p.Internal)));
        await db.SaveAsync(cancellationToken);
    }

    private static AgendaPoint PointOf(AgendaItem item) => new(item.Id, item.Title, item.IsInternal, item.State, item.WithoutAttribution);
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
        var agenda = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToListAsync(cancellationToken);
        var last = agenda.Select(i => i.Position).DefaultIfEmpty().Max();
        left.RemoveAll(item => agenda.Any(i => i.CarriedFromId == from.Id && i.Title == item.Title));
        if (left.Count + agenda.Count > AgendaItem.Most)
        {
            throw new RuleViolation("agenda.most", "At most {0} points fit on an agenda.", AgendaItem.Most);
        }

        var (here, there) = (Audience.Of(meeting), Audience.Of(from));
        // To say of a point that it was carried over is to say that there is a meeting that took it.
        var mayTell = Audience.Common(here, there) == there;
        var (told, toldThere) = (false, false);
        foreach (var item in left)
        {
            // What not everybody here has seen before stays with the mediators, until they put it on the agenda themselves.
            var seenByAll = Audience.Common(Audience.Of(item), here) == here;
            db.AgendaItems.Add(meeting.PutOnAgenda(++last, item.Title, !seenByAll, from.Id));
            (told, toldThere) = (told || seenByAll, toldThere || (mayTell && !item.IsInternal));
            if (mayTell || item.IsInternal)
            {
                item.Mark(AgendaState.CarriedOver);
            }
        }

        var author = current.Author(clock);
        meeting.Touch(author, told);
        from.Touch(author, toldThere);
        await db.SaveAsync(cancellationToken);
        return left.Count;
    }
}
