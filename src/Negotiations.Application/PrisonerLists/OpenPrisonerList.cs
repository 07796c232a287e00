using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Opens an empty list of the viewer's delegation.</summary>
[Needs(Permission.KeepLists)]
public sealed record OpenPrisonerList : IRequest<Id<PrisonerList>>, IKeptOnce
{
    /// <summary>What it claims.</summary>
    public ListKind? Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public string? Subject { get; init; }
}

internal sealed class OpenPrisonerListValidator : AbstractValidator<OpenPrisonerList>
{
    public OpenPrisonerListValidator()
    {
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what the list claims.").IsInEnum().WithMessage("Choose what the list claims.");
        RuleFor(r => r.Subject).MaximumLength(PrisonerList.SubjectLength).WithMessage("Shorten this to 100 characters.");
    }
}

internal sealed class OpenPrisonerListHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<OpenPrisonerList, Id<PrisonerList>>
{
    public async Task<Id<PrisonerList>> Handle(OpenPrisonerList request, CancellationToken cancellationToken)
    {
        var seat = current.Viewer.Seat!;
        var subject = request.Subject?.Trim() ?? "";
        if (await db.PrisonerLists.AnyAsync(l => l.Kind == request.Kind && l.Subject == subject && l.State != ListState.Withdrawn, cancellationToken))
        {
            throw new ValidationException([new ValidationFailure(nameof(request.Subject), "You have such a list already. Say in a few words what tells this one from it.")]);
        }

        var list = new PrisonerList(seat.ProcessId, seat.PartyId!.Value, request.Kind!.Value, subject, current.Author(clock));
        db.PrisonerLists.Add(list);
        await db.SaveAsync(cancellationToken);
        return list.Id;
    }
}
