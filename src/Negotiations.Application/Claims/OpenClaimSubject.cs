using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Claims;

/// <summary>What there is to choose from where a subject is opened.</summary>
/// <param name="Meeting">The meeting that it is about, where somebody comes from one.</param>
/// <param name="Commitment">The commitment that it is about, where somebody comes from one.</param>
[Needs(Permission.MakeClaims)]
public sealed record ReadClaimSubjectForm(Id<Meeting>? Meeting = null, Id<Commitment>? Commitment = null) : IRequest<ClaimSubjectFormPage>;

/// <summary>Opens a subject, under which claims stand side by side. It is never reworded afterwards.</summary>
[Needs(Permission.MakeClaims)]
public sealed record OpenClaimSubject : IRequest<Id<ClaimSubject>>, IKeptOnce
{
    /// <summary>What is asserted about.</summary>
    public string Title { get; init; } = "";

    /// <summary>What its claims say.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>Of figures, what is counted.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What belongs to it and what does not.</summary>
    public string About { get; init; } = "";

    /// <summary>The meeting that it is about.</summary>
    public Id<Meeting>? Meeting { get; init; }

    /// <summary>The commitment that it is about.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>With whom mediators share it.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>With which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>Who may read it, where a delegation opens it.</summary>
    public ClaimReach Reach { get; init; }
}

/// <summary>What there is to choose from.</summary>
/// <param name="Parties">The delegations that mediators can share it with; none for a delegation.</param>
/// <param name="Meetings">The meetings that it can be about, the latest first.</param>
/// <param name="Meeting">The one that somebody comes from.</param>
/// <param name="ForDelegation">Whether a delegation opens it.</param>
/// <param name="Commitment">The commitment that somebody comes from.</param>
public sealed record ClaimSubjectFormPage(IReadOnlyList<PartyMark> Parties, IReadOnlyList<MeetingChoice> Meetings, Id<Meeting>? Meeting, bool ForDelegation, CommitmentInQuestion? Commitment);

/// <summary>A commitment that something is alleged of, and who reads that.</summary>
/// <param name="Id">Which.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Sharing">With whom it is shared.</param>
/// <param name="Delegation">With which delegation, where it is one.</param>
public sealed record CommitmentInQuestion(Id<Commitment> Id, string What, Sharing Sharing, Id<Party>? Delegation);

internal sealed class OpenClaimSubjectValidator : AbstractValidator<OpenClaimSubject>
{
    public OpenClaimSubjectValidator()
    {
        RuleFor(r => r.Title).NotEmpty().WithMessage("Say what it is about.");
        RuleFor(r => r.Title).FitsIn(ClaimSubject.TitleLength);
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what its claims say.");
        RuleFor(r => r.Kind).IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Unit).FitsIn(ClaimSubject.UnitLength);
        RuleFor(r => r.About).FitsIn(ClaimSubject.AboutLength);
        RuleFor(r => r.Sharing).IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Reach).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class ReadClaimSubjectFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadClaimSubjectForm, ClaimSubjectFormPage>
{
    private const int MostMeetings = 200;

    public async Task<ClaimSubjectFormPage> Handle(ReadClaimSubjectForm request, CancellationToken cancellationToken)
    {
        var seat = current.Viewer.Seat!;
        var meetings = await db.Meetings.AsNoTracking()
            .OrderByDescending(m => m.Id == request.Meeting).ThenByDescending(m => m.Order).ThenBy(m => m.Id).Take(MostMeetings)
            .Select(m => new MeetingChoice(m.Id, m.Title, m.Date)).ToListAsync(cancellationToken);
        if (request.Meeting is { } of && meetings.All(m => m.Id != of))
        {
            throw new NotFound();
        }

        var commitment = request.Commitment is { } inQuestion ? await db.Commitments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == inQuestion, cancellationToken).OrNotFound() : null;
        return new ClaimSubjectFormPage(
            seat.PartyId is null ? await PartyMark.OfProcessAsync(db, mapper, seat.ProcessId, cancellationToken) : [],
            meetings,
            request.Meeting,
            seat.PartyId is not null,
            commitment is null ? null : new(commitment.Id, commitment.What, Audience.Of(commitment) == Audience.PartiesAndObservers ? Sharing.AllMembers : Audience.Of(commitment).Sharing, commitment.OwnerId));
    }
}

internal sealed class OpenClaimSubjectHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<OpenClaimSubject, Id<ClaimSubject>>
{
    public async Task<Id<ClaimSubject>> Handle(OpenClaimSubject request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var author = current.Author(clock);
        var meeting = request.Meeting is { } of ? await db.Meetings.SingleOrDefaultAsync(m => m.Id == of, cancellationToken).OrNotFound() : null;
        var commitment = request.Commitment is { } inQuestion ? await db.Commitments.SingleOrDefaultAsync(c => c.Id == inQuestion, cancellationToken).OrNotFound() : null;
        ClaimSubject subject;
        if (current.Viewer.PartyId is { } own)
        {
            subject = ClaimSubject.OpenFor(process.Id, own, request.Reach, request.Title, request.Kind!.Value, request.Unit, request.About, meeting, author, commitment);
        }
        else
        {
            await db.RequireNamesAsync(process.Id, [], request.Delegation, cancellationToken);
            subject = ClaimSubject.Open(
                process.Id, ClaimSubject.AudienceOf(request.Sharing, request.Delegation), request.Title, request.Kind!.Value, request.Unit, request.About, meeting, author, commitment);
        }

        db.ClaimSubjects.Add(subject);
        await db.SaveAsync(cancellationToken);
        return subject.Id;
    }
}
