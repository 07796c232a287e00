using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Proposals;

/// <summary>What the viewer's delegation proposes for a draft: among itself, and sent.</summary>
[Needs(Permission.ProposeWording)]
public sealed record ReadProposals(Id<Agreement> Agreement, Id<Draft> Draft) : IRequest<ProposalsPage>;

/// <summary>What the form of a new proposal shows.</summary>
[Needs(Permission.ProposeWording)]
public sealed record ReadProposalForm(Id<Agreement> Agreement, Id<Draft> Draft, Id<Provision> Provision) : IRequest<ProposalFormPage>;

/// <summary>What the form of a proposal shows that is the delegation's own still.</summary>
[Needs(Permission.SendProposals)]
public sealed record ReadProposal(Id<Agreement> Agreement, Id<Draft> Draft, Id<WordingProposal> Proposal) : IRequest<ProposalFormPage>;

/// <summary>Writes a proposal for words of a draft. The delegation alone reads it.</summary>
[Needs(Permission.ProposeWording)]
public sealed record WriteProposal(Id<Agreement> Agreement, Id<Draft> Draft, Id<Provision> Provision, ProposalForm Form) : IRequest<Id<WordingProposal>>, IKeptOnce;

/// <summary>Writes a proposal anew that is the delegation's own still.</summary>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="ProposalRow"/>.</exception>
[Needs(Permission.SendProposals)]
public sealed record RewriteProposal(Id<Agreement> Agreement, Id<Draft> Draft, Id<WordingProposal> Proposal, ProposalForm Form) : IRequest;

/// <summary>What is said of a proposal.</summary>
public sealed record ProposalForm
{
    /// <summary>Which words of the provision.</summary>
    public SpanForm Span { get; init; } = new();

    /// <summary>What it would do with them.</summary>
    public AlternativeKind Kind { get; init; }

    /// <summary>The words that it would put there.</summary>
    public string Instead { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal ProposalFacts In(string text) => new() { Span = Span.In(text), Kind = Kind, Words = Instead, Reason = Reason };
}

/// <summary>The proposals of a delegation for a draft.</summary>
public sealed record ProposalsPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>The proposals, the last first.</summary>
    public required IReadOnlyList<ProposalRow> Proposals { get; init; }

    /// <summary>Whether the viewer may change, send and take back.</summary>
    public required bool MaySend { get; init; }
}

/// <summary>A form with the provision that it is about.</summary>
public sealed record ProposalFormPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>Which provision.</summary>
    public required Id<Provision> ProvisionId { get; init; }

    /// <summary>The provision as it stands in the draft.</summary>
    public required CitedProvision Provision { get; init; }

    /// <summary>Its brackets in the draft.</summary>
    public required IReadOnlyList<ShownBracket> Brackets { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The proposal as it stands; none of a new one.</summary>
    public required ProposalRow? Proposal { get; init; }
}

internal sealed class ProposalFormValidator : AbstractValidator<ProposalForm>
{
    public ProposalFormValidator()
    {
        RuleFor(f => f.Span).SetValidator(new SpanFormValidator()).OverridePropertyName("");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Instead).FitsIn(BracketAlternative.WordsLength);
        RuleFor(f => f.Reason).FitsIn(BracketAlternative.ReasonLength);
        this.MustKeep(f => WordingProposal.Faults(new ProposalFacts { Kind = f.Kind, Words = f.Instead }), field => field == nameof(ProposalFacts.Words) ? nameof(ProposalForm.Instead) : field);
    }
}

internal sealed class WriteProposalValidator : AbstractValidator<WriteProposal>
{
    public WriteProposalValidator() => RuleFor(r => r.Form).SetValidator(new ProposalFormValidator()).OverridePropertyName("");
}

internal sealed class RewriteProposalValidator : AbstractValidator<RewriteProposal>
{
    public RewriteProposalValidator() => RuleFor(r => r.Form).SetValidator(new ProposalFormValidator()).OverridePropertyName("");
}

internal sealed class WriteProposalHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ReadProposals, ProposalsPage>, IRequestHandler<ReadProposalForm, ProposalFormPage>, IRequestHandler<ReadProposal, ProposalFormPage>,
        IRequestHandler<WriteProposal, Id<WordingProposal>>, IRequestHandler<RewriteProposal>
{
    public async Task<ProposalsPage> Handle(ReadProposals request, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, request.Agreement, request.Draft, cancellationToken);
        return new ProposalsPage
        {
            Agreement = await AgreementRow.ReadAsync(db, draft.AgreementId, cancellationToken),
            Draft = draft,
            Proposals = await ProposalRow.OfDraftAsync(db, draft.Id, null, cancellationToken),
            MaySend = current.Viewer.May(Permission.SendProposals),
        };
    }

    public Task<ProposalFormPage> Handle(ReadProposalForm request, CancellationToken cancellationToken) => FormAsync(request.Agreement, request.Draft, request.Provision, null, cancellationToken);

    public async Task<ProposalFormPage> Handle(ReadProposal request, CancellationToken cancellationToken)
    {
        var proposal = (await ProposalRow.OfDraftAsync(db, request.Draft, request.Proposal, cancellationToken)).SingleOrDefault() ?? throw new NotFound();
        return await FormAsync(request.Agreement, request.Draft, proposal.ProvisionId, proposal, cancellationToken);
    }

    public async Task<Id<WordingProposal>> Handle(WriteProposal request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var provision = await ProvisionAsync(agreement.Id, request.Draft, request.Provision, cancellationToken);
        if (await db.WordingProposals.CountAsync(p => p.DraftId == request.Draft, cancellationToken) >= WordingProposal.Most)
        {
            throw new RuleViolation("proposal.most", "Your delegation has {0} proposals for this draft already.", WordingProposal.Most);
        }

        var proposal = provision.Propose(agreement, current.Viewer.PartyId!.Value, request.Form.In(provision.Text), current.Author(clock));
        db.WordingProposals.Add(proposal);
        await db.SaveAsync(cancellationToken);
        return proposal.Id;
    }

    public async Task<Unit> Handle(RewriteProposal request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var proposal = await db.WordingProposals.SingleOrDefaultAsync(p => p.Id == request.Proposal && p.DraftId == request.Draft && p.AgreementId == request.Agreement, cancellationToken).OrNotFound();
        var provision = await ProvisionAsync(proposal.AgreementId, proposal.DraftId, proposal.ProvisionId, cancellationToken);
        if (proposal.IsOwn && proposal.VersionToken != request.Form.VersionToken)
        {
            throw new EditConflict(ProposalRow.Of(proposal, null, new CitedProvision(provision.Kind, provision.Label, provision.Heading, provision.Text)), proposal.VersionToken, proposal.ChangedBy);
        }

        proposal.Write(provision, request.Form.In(provision.Text), current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private Task<DraftProvision> ProvisionAsync(Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision, CancellationToken cancellationToken) =>
        db.DraftProvisions.SingleOrDefaultAsync(p => p.AgreementId == agreement && p.DraftId == draft && p.ProvisionId == provision, cancellationToken).OrNotFound();

    private async Task<ProposalFormPage> FormAsync(Id<Agreement> agreement, Id<Draft> of, Id<Provision> id, ProposalRow? proposal, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, agreement, of, cancellationToken);
        var provision = await ProvisionAsync(agreement, draft.Id, id, cancellationToken);
        var brackets = await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft.Id && b.ProvisionId == id).ToListAsync(cancellationToken);
        return new ProposalFormPage
        {
            Agreement = await AgreementRow.ReadAsync(db, agreement, cancellationToken),
            Draft = draft,
            ProvisionId = id,
            Provision = new CitedProvision(provision.Kind, provision.Label, provision.Heading, provision.Text),
            Brackets = [.. brackets.OrderBy(b => b.Position).Select(ShownBracket.Of)],
            Parties = await PartyMark.OfProcessAsync(db, mapper, draft.ProcessId, cancellationToken),
            Proposal = proposal,
        };
    }
}
