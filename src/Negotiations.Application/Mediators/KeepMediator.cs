using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Mediator = Negotiations.Domain.Mediators.Mediator;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Mediators;

/// <summary>What the form of a mediator shows; without an id, that of a new one.</summary>
[Needs(Permission.KeepProcess)]
public sealed record ReadMediatorForm(Id<Mediator>? Id) : IRequest<MediatorForm>;

/// <summary>Adds a mediator to the process, or corrects one.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What is recorded of it.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="MediatorForm"/>.</exception>
[Needs(Permission.KeepProcess)]
public sealed record KeepMediator(Id<Mediator>? Id, MediatorForm Form) : IRequest, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>Takes a mediator off the process, where it was recorded by mistake.</summary>
[Needs(Permission.KeepProcess)]
public sealed record DeleteMediator(Id<Mediator> Id) : IRequest;

/// <summary>What is recorded of a mediator, and the token of what the form was filled from.</summary>
public sealed record MediatorForm(MediatorKind Kind, string Name, MediatorRole Role, PartialDate? From, PartialDate? To, Guid VersionToken)
{
    /// <summary>Nothing recorded yet.</summary>
    public static readonly MediatorForm Empty = new(MediatorKind.State, "", MediatorRole.Mediator, null, null, Guid.Empty);

    internal static MediatorForm Of(Mediator mediator) =>
        new(mediator.Kind, mediator.Name, mediator.Role, mediator.From, mediator.To, mediator.VersionToken);
}

/// <summary>A mediator in a list.</summary>
public sealed record MediatorRow(Id<Mediator> Id, MediatorKind Kind, string Name, MediatorRole Role, PartialDate? From, PartialDate? To);

internal sealed class MediatorMaps : Profile
{
    public MediatorMaps() => CreateProjection<Mediator, MediatorRow>();
}

internal sealed class KeepMediatorValidator : AbstractValidator<KeepMediator>
{
    public KeepMediatorValidator()
    {
        RuleFor(r => r.Form.Name).NotEmpty().WithMessage("Give the mediator’s name.")
            .MaximumLength(Mediator.NameLength).WithMessage("This is too long. Shorten it.")
            .OverridePropertyName(nameof(MediatorForm.Name));
        RuleFor(r => r.Form.Kind).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(MediatorForm.Kind));
        RuleFor(r => r.Form.Role).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(MediatorForm.Role));
    }
}

internal sealed class ReadMediatorFormHandler(INegotiationsDb db) : IRequestHandler<ReadMediatorForm, MediatorForm>
{
    public async Task<MediatorForm> Handle(ReadMediatorForm request, CancellationToken cancellationToken) =>
        request.Id is { } id
            ? MediatorForm.Of(await db.Mediators.SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound())
            : MediatorForm.Empty;
}

internal sealed class KeepMediatorHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<KeepMediator>
{
    protected override async Task Handle(KeepMediator request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (kind, name, role, from, to, token) = request.Form;
        if (request.Id is { } id)
        {
            var mediator = await db.Mediators.SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound();
            if (mediator.VersionToken != token)
            {
                throw new EditConflict(MediatorForm.Of(mediator), mediator.VersionToken);
            }

            mediator.Describe(kind, name, role, from, to);
        }
        else
        {
            db.Mediators.Add(new Mediator(process.Id, kind, name, role, from, to));
        }

        await db.SaveAsync(cancellationToken);
    }
}

internal sealed class DeleteMediatorHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<DeleteMediator>
{
    protected override async Task Handle(DeleteMediator request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var mediator = await db.Mediators.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        if (await db.Commitments.AnyAsync(c => c.WhoMediatorId == mediator.Id || c.ToMediatorId == mediator.Id, cancellationToken))
        {
            throw new RuleViolation("mediator.committed", "A commitment names this mediator. Correct the commitment first, or say here until when it mediated.");
        }

        if (await db.ReadoutAsserters.AnyAsync(a => a.MediatorId == mediator.Id, cancellationToken))
        {
            throw new RuleViolation("mediator.said", "A readout names this mediator. Say here until when it mediated instead.");
        }

        if (await db.Claims.AnyAsync(c => c.AsserterMediatorId == mediator.Id, cancellationToken))
        {
            throw new RuleViolation("mediator.claimed", "A claim names this mediator, and claims stay. Say here until when it mediated instead.");
        }

        if (await db.AgreementActs.AnyAsync(a => a.MediatorId == mediator.Id, cancellationToken))
        {
            throw new RuleViolation("mediator.signed", "This mediator did something about an agreement, and that stays. Say here until when it mediated instead.");
        }

        if (await db.AgreementMediators.AnyAsync(a => a.MediatorId == mediator.Id, cancellationToken))
        {
            throw new RuleViolation("mediator.agreed", "An agreement names this mediator. Take it out there first, or say here until when it mediated.");
        }

        db.Mediators.Remove(mediator);
        await db.SaveAsync(cancellationToken);
    }
}
