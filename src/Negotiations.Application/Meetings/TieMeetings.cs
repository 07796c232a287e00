using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>A tie as it is read from the meeting at hand.</summary>
public enum TieReading
{
    /// <summary>It mandates the other.</summary>
    Mandates,

    /// <summary>It is mandated by the other.</summary>
    MandatedBy,

    /// <summary>It continues the other.</summary>
    Continues,

    /// <summary>It is continued by the other.</summary>
    ContinuedBy,

    /// <summary>It follows the other.</summary>
    Follows,

    /// <summary>It is followed by the other.</summary>
    FollowedBy,
}

/// <summary>The meetings that one can be tied to, the latest first.</summary>
[Needs(Permission.KeepMeetings)]
public sealed record ReadTieChoices(Id<Meeting> Id) : IRequest<TieChoices>;

/// <summary>Ties two meetings.</summary>
/// <param name="Id">The meeting at hand.</param>
/// <param name="Reading">What it is to the other.</param>
/// <param name="Other">The other.</param>
[Needs(Permission.KeepMeetings)]
public sealed record TieMeetings(Id<Meeting> Id, TieReading Reading, Id<Meeting> Other) : IRequest;

/// <summary>Unties two meetings.</summary>
/// <param name="Id">One of them.</param>
/// <param name="Link">The tie.</param>
[Needs(Permission.KeepMeetings)]
public sealed record UntieMeetings(Id<Meeting> Id, Id<MeetingLink> Link) : IRequest;

/// <summary>What there is to choose from.</summary>
/// <param name="Meeting">The meeting at hand.</param>
/// <param name="Others">Other meetings.</param>
public sealed record TieChoices(MeetingDetails Meeting, IReadOnlyList<TieChoice> Others);

/// <summary>Another meeting.</summary>
public sealed record TieChoice(Id<Meeting> Id, string Title, PartialDate Date)
{
    /// <summary>Most that are offered.</summary>
    private const int Most = 200;

    /// <summary>The other meetings, the latest first.</summary>
    internal static Task<List<TieChoice>> BesideAsync(INegotiationsDb db, Id<Meeting> meeting, CancellationToken cancellationToken) =>
        db.Meetings.AsNoTracking().Where(m => m.Id != meeting)
            .OrderByDescending(m => m.Order).ThenBy(m => m.Id).Take(Most)
            .Select(m => new TieChoice(m.Id, m.Title, m.Date)).ToListAsync(cancellationToken);
}

internal sealed class TieMeetingsValidator : AbstractValidator<TieMeetings>
{
    public TieMeetingsValidator() => RuleFor(r => r.Reading).IsInEnum().WithMessage("Choose one.");
}

internal sealed class ReadTieChoicesHandler(INegotiationsDb db, AutoMapper.IMapper mapper) : IRequestHandler<ReadTieChoices, TieChoices>
{
    public async Task<TieChoices> Handle(ReadTieChoices request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Id, cancellationToken);
        return new TieChoices(meeting, await TieChoice.BesideAsync(db, meeting.Id, cancellationToken));
    }
}

internal sealed class TieMeetingsHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<TieMeetings>
{
    protected override async Task Handle(TieMeetings request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        var other = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Other, cancellationToken).OrNotFound();
        var (from, tie, to) = request.Reading switch
        {
            TieReading.Mandates => (meeting, MeetingTie.Mandates, other),
            TieReading.MandatedBy => (other, MeetingTie.Mandates, meeting),
            TieReading.Continues => (meeting, MeetingTie.Continues, other),
            TieReading.ContinuedBy => (other, MeetingTie.Continues, meeting),
            TieReading.Follows => (meeting, MeetingTie.Follows, other),
            _ => (other, MeetingTie.Follows, meeting),
        };
        if (await db.MeetingLinks.AnyAsync(l => l.FromId == from.Id && l.ToId == to.Id && l.Tie == tie, cancellationToken))
        {
            throw new RuleViolation("meeting.tied", "These two meetings are tied so already.");
        }

        db.MeetingLinks.Add(from.Tie(tie, to));
        await db.SaveAsync(cancellationToken);
    }
}

internal sealed class UntieMeetingsHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<UntieMeetings>
{
    protected override async Task Handle(UntieMeetings request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        db.MeetingLinks.Remove(await db.MeetingLinks
            .SingleOrDefaultAsync(l => l.Id == request.Link && (l.FromId == request.Id || l.ToId == request.Id), cancellationToken).OrNotFound());
        await db.SaveAsync(cancellationToken);
    }
}
