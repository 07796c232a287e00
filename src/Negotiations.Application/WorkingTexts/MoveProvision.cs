using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.WorkingTexts;

/// <summary>Where a provision is moved, with all that stands under it.</summary>
public enum Move
{
    /// <summary>Before the one before it, under the same; from the first place to the end of what stands before what holds it, if it can stand there.</summary>
    Up,

    /// <summary>Behind the one behind it, under the same; from the last place to the beginning of what stands behind what holds it, if it can stand there.</summary>
    Down,

    /// <summary>Under the one before it, as the last.</summary>
    In,

    /// <summary>Behind what holds it.</summary>
    Out,
}

/// <summary>Moves a provision.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record MoveProvision(Id<Agreement> Agreement, Id<Provision> Provision, Move Move) : IRequest;

/// <summary>Where a move leads.</summary>
/// <param name="Parent">What it will belong to; none at the top.</param>
/// <param name="Siblings">Those that stand there, without itself.</param>
/// <param name="Index">How many of them will stand before it.</param>
internal sealed record Moving(Provision? Parent, IReadOnlyList<Provision> Siblings, int Index)
{
    /// <summary>Moves that lead somewhere.</summary>
    public static IReadOnlyList<Move> Of(TextInHand text, Provision provision) => [.. Enum.GetValues<Move>().Where(move => Of(text, provision, move) is not null)];

    /// <summary>Where a move leads; nothing where it leads nowhere.</summary>
    public static Moving? Of(TextInHand text, Provision provision, Move move)
    {
        var parent = text.ParentOf(provision);
        var siblings = text.ChildrenOf(parent).ToList();
        var at = siblings.IndexOf(provision);
        siblings.RemoveAt(at);
        return move switch
        {
            Move.Up when at > 0 => new Moving(parent, siblings, at - 1),
            Move.Down when at < siblings.Count => new Moving(parent, siblings, at + 1),
            Move.Up => Beside(-1),
            Move.Down => Beside(1),
            Move.In => at > 0 ? Under(siblings[at - 1], last: true) : null,
            Move.Out when parent is not null => Behind(parent),
            _ => null,
        };

        // Into the neighbour of what holds it.
        Moving? Beside(int step)
        {
            if (parent is null)
            {
                return null;
            }

            var others = text.ChildrenOf(text.ParentOf(parent)).ToList();
            var next = others.IndexOf(parent) + step;
            return next >= 0 && next < others.Count ? Under(others[next], last: step < 0) : null;
        }

        Moving? Under(Provision holder, bool last)
        {
            var children = text.ChildrenOf(holder);
            return Provision.MayBelong(provision.Kind, holder.Kind) ? new Moving(holder, children, last ? children.Count : 0) : null;
        }

        Moving? Behind(Provision holder)
        {
            var over = text.ParentOf(holder);
            var others = text.ChildrenOf(over).ToList();
            return Provision.MayBelong(provision.Kind, over?.Kind) ? new Moving(over, others, others.IndexOf(holder) + 1) : null;
        }
    }
}

internal sealed class MoveProvisionValidator : AbstractValidator<MoveProvision>
{
    public MoveProvisionValidator() => RuleFor(r => r.Move).IsInEnum().WithMessage("Choose one.");
}

internal sealed class MoveProvisionHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<MoveProvision>
{
    // Where it goes depends on what the others do.
    public Task<Unit> Handle(MoveProvision request, CancellationToken cancellationToken) => db.InTurnAsync(() => MoveAsync(request, cancellationToken), cancellationToken);

    private async Task<Unit> MoveAsync(MoveProvision request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var text = await TextInHand.ReadToChangeAsync(db, agreement.Id, cancellationToken);
        var provision = text.Find(request.Provision) ?? throw new NotFound();
        agreement.RequireNegotiated();
        if (provision.TakenOutAt is not null || Moving.Of(text, provision, request.Move) is not { } to)
        {
            throw new RuleViolation("provision.nowhere", "It cannot be moved there. Look at where it stands now.");
        }

        provision.Place(agreement, to.Parent, to.Siblings, to.Index, current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
