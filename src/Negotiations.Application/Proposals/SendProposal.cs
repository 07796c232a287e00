using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Proposals;

/// <summary>Sends a proposal to the mediators, as it was looked at.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft that it is made against.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="VersionToken">Token of the proposal as it was looked at.</param>
/// <exception cref="RuleViolation">Somebody changed it since.</exception>
[Needs(Permission.SendProposals)]
public sealed record SendProposal(Id<Agreement> Agreement, Id<Draft> Draft, Id<WordingProposal> Proposal, Guid VersionToken) : IRequest<Id<SentProposal>>, IKeptOnce;

/// <summary>Takes a proposal back: one that was not sent is put aside, of one that was the mediators are told.</summary>
[Needs(Permission.SendProposals)]
public sealed record WithdrawProposal(Id<Agreement> Agreement, Id<Draft> Draft, Id<WordingProposal> Proposal, string Reason) : IRequest;

internal sealed class WithdrawProposalValidator : AbstractValidator<WithdrawProposal>
{
    public WithdrawProposalValidator() => RuleFor(r => r.Reason).FitsIn(BracketAlternative.ReasonLength);
}

internal sealed class SendProposalHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<SendProposal, Id<SentProposal>>, IRequestHandler<WithdrawProposal>
{
    public async Task<Id<SentProposal>> Handle(SendProposal request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.Include(a => a.Parties).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var proposal = await FindAsync(agreement.Id, request.Draft, request.Proposal, cancellationToken);
        if (proposal.IsOwn && proposal.VersionToken != request.VersionToken)
        {
            throw new RuleViolation("proposal.changed-since", "Somebody changed this while you looked at it. Nothing was sent. Look at it again.");
        }

        var sent = proposal.Send(agreement, current.Author(clock));
        db.SentProposals.Add(sent);
        await db.SaveAsync(cancellationToken);
        return sent.Id;
    }

    public async Task<Unit> Handle(WithdrawProposal request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var proposal = await FindAsync(request.Agreement, request.Draft, request.Proposal, cancellationToken);
        if (proposal.SentId is { } id)
        {
            (await db.SentProposals.SingleAsync(s => s.Id == id, cancellationToken)).Withdraw(request.Reason, current.Author(clock));
        }
        else
        {
            proposal.Drop(current.Author(clock));
        }

        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private Task<WordingProposal> FindAsync(Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal, CancellationToken cancellationToken) =>
        db.WordingProposals.SingleOrDefaultAsync(p => p.Id == proposal && p.DraftId == draft && p.AgreementId == agreement, cancellationToken).OrNotFound();
}
