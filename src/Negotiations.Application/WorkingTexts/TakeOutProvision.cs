using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.WorkingTexts;

/// <summary>What is asked before a provision is taken out: it, and all that stands under it.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record PrepareTakingOut(Id<Agreement> Agreement, Id<Provision> Provision) : IRequest<TakingOutStep>;

/// <summary>Takes a provision out of the working text, with all that stands under it. It can be put back.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record TakeOutProvision(Id<Agreement> Agreement, Id<Provision> Provision) : IRequest;

/// <summary>Puts a provision back where it belonged, as the last there, with all that was taken out together with it.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record PutBackProvision(Id<Agreement> Agreement, Id<Provision> Provision) : IRequest;

/// <summary>What is about to be taken out.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">The provision.</param>
/// <param name="Lines">The provision and all that stands under it, in reading order.</param>
/// <param name="Parties">The parties of the process.</param>
public sealed record TakingOutStep(AgreementRow Agreement, Id<Provision> Id, IReadOnlyList<TextLine> Lines, IReadOnlyList<PartyMark> Parties);

/// <summary>What was taken out together.</summary>
internal static class TakenOut
{
    /// <summary>Whether a provision was taken out by itself, and not with what it belongs to.</summary>
    public static bool StandsAlone(TextInHand text, Provision provision) => text.ParentOf(provision)?.TakenOutAt != provision.TakenOutAt;

    /// <summary>A provision with those under it that were taken out with it, what holds others before them.</summary>
    public static IReadOnlyList<Provision> With(TextInHand text, Provision provision)
    {
        var children = text.TakenOut.Where(p => p.TakenOutAt == provision.TakenOutAt).ToLookup(p => p.ParentId);
        IEnumerable<Provision> Under(Provision holder) => children[holder.Id].SelectMany(p => Under(p).Prepend(p));
        return [provision, .. Under(provision)];
    }
}

internal sealed class TakeOutProvisionHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<PrepareTakingOut, TakingOutStep>, IRequestHandler<TakeOutProvision>, IRequestHandler<PutBackProvision>
{
    public async Task<TakingOutStep> Handle(PrepareTakingOut request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var whole = text.Find(request.Provision) is { TakenOutAt: null } provision ? text.Whole(provision).Select(p => p.Id.Value).ToHashSet() : throw new NotFound();
        return new TakingOutStep(agreement, request.Provision, [.. text.Text.Lines.Where(l => whole.Contains(l.Place.Identity))], await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken));
    }

    // Nothing is written under it meanwhile.
    public Task<Unit> Handle(TakeOutProvision request, CancellationToken cancellationToken) => db.InTurnAsync(
        () => ChangeAsync(
            request.Agreement,
            request.Provision,
            (agreement, text, provision, author) =>
            {
                // Whoever comes second finds it done.
                foreach (var one in provision.TakenOutAt is null ? text.Whole(provision) : [])
                {
                    one.TakeOut(agreement, author);
                }
            },
            cancellationToken),
        cancellationToken);

    public Task<Unit> Handle(PutBackProvision request, CancellationToken cancellationToken) => db.InTurnAsync(
        () => ChangeAsync(
            request.Agreement,
            request.Provision,
            (agreement, text, provision, author) =>
            {
                var all = TakenOut.With(text, provision);
                if (text.InOrder.Count + all.Count > Agreement.MostProvisions)
                {
                    throw new RuleViolation("provision.most", "A text has at most {0} provisions.", Agreement.MostProvisions);
                }

                var standing = new Dictionary<Id<Provision>, List<Provision>>();
                foreach (var one in all)
                {
                    var parent = text.ParentOf(one);
                    var siblings = parent is null || !standing.TryGetValue(parent.Id, out var there) ? [.. text.ChildrenOf(parent)] : there;
                    one.PutBack(agreement, parent, siblings, author);
                    siblings.Add(one);
                    if (parent is not null)
                    {
                        standing[parent.Id] = siblings;
                    }
                }
            },
            cancellationToken),
        cancellationToken);

    private async Task<Unit> ChangeAsync(Id<Agreement> of, Id<Provision> id, Action<Agreement, TextInHand, Provision, Author> change, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == of, cancellationToken).OrNotFound();
        var text = await TextInHand.ReadToChangeAsync(db, agreement.Id, cancellationToken);
        change(agreement, text, text.Find(id) ?? throw new NotFound(), current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
