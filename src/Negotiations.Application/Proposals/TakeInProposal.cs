using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Proposals;

/// <summary>What delegations sent that is not in the working text yet.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ReadSentProposals(Id<Agreement> Agreement) : IRequest<SentProposalsPage>;

/// <summary>
/// Takes what a delegation sent into the working text, as an alternative with its name: in the bracket of the same words if there is one, in a new one otherwise. Its words are carried from the draft to the text as it stands now. Whoever comes second finds it done.
/// </summary>
/// <exception cref="RuleViolation">The delegation took it back; the provision was taken out of the text; there is nothing left that could be left out.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record TakeInProposal(Id<Agreement> Agreement, Id<SentProposal> Proposal) : IRequest<TakenIn>;

/// <summary>Where a proposal stands in the working text.</summary>
public sealed record TakenIn(Id<Provision> Provision, Id<Bracket> Bracket);

/// <summary>What waits to be taken in.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Proposals">The proposals, the first first.</param>
/// <param name="Parties">The parties of the process.</param>
public sealed record SentProposalsPage(AgreementRow Agreement, IReadOnlyList<SentProposalRow> Proposals, IReadOnlyList<PartyMark> Parties);

/// <summary>What a delegation sent.</summary>
public sealed record SentProposalRow
{
#pragma warning disable CS1591 // each is told by the proposal
    public required Id<SentProposal> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public required AlternativeKind Kind { get; init; }
    public required string Words { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required Id<Draft> DraftId { get; init; }
#pragma warning restore CS1591

    /// <summary>The provision as it stood in the draft.</summary>
    public required CitedProvision Provision { get; init; }

    /// <summary>The words of the draft that it is about.</summary>
    public required string About { get; init; }

    /// <summary>Where the provision stands in the working text now; nowhere if it was taken out.</summary>
    public required Texts.Drafts.NumberedProvision? Place { get; init; }

    /// <summary>Its text as it is now, with the words that it is about.</summary>
    public required (string Text, Span Span)? Now { get; init; }
}

internal sealed class TakeInProposalHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadSentProposals, SentProposalsPage>, IRequestHandler<TakeInProposal, TakenIn>
{
    public async Task<SentProposalsPage> Handle(ReadSentProposals request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var found = await (
            from sent in Waiting(db, agreement.Id)
            join provision in db.DraftProvisions on new { sent.DraftId, sent.ProvisionId } equals new { provision.DraftId, provision.ProvisionId }
            select new { sent, provision.Kind, provision.Label, provision.Heading, provision.Text }).AsNoTracking().ToListAsync(cancellationToken);
        return new SentProposalsPage(
            agreement,
            [.. found.OrderBy(f => f.sent.SentAt).ThenBy(f => f.sent.Id).Select(f =>
            {
                var now = text.Find(f.sent.ProvisionId) is { TakenOutAt: null } provision ? provision.Text : null;
                return new SentProposalRow
                {
                    Id = f.sent.Id,
                    PartyId = f.sent.OwnerId!.Value,
                    Kind = f.sent.Kind,
                    Words = f.sent.Words,
                    Reason = f.sent.Reason,
                    SentAt = f.sent.SentAt,
                    DraftId = f.sent.DraftId,
                    Provision = new CitedProvision(f.Kind, f.Label, f.Heading, f.Text),
                    About = f.sent.Span.Of(f.Text),
                    Place = text.Text.Text.Find(f.sent.ProvisionId.Value),
                    Now = now is null ? null : (now, SpanCarrier.Of(f.Text, now).Carry(f.sent.Span.ToSpan())),
                };
            })],
            await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken));
    }

    // Nobody words or brackets the provision meanwhile.
    public Task<TakenIn> Handle(TakeInProposal request, CancellationToken cancellationToken) => db.InTurnAsync(() => TakeInAsync(request, cancellationToken), cancellationToken);

    /// <summary>What was sent and not taken back, and is in no bracket.</summary>
    internal static IQueryable<SentProposal> Waiting(INegotiationsDb db, Id<Agreement> agreement) =>
        db.SentProposals.Where(s => s.AgreementId == agreement && s.WithdrawnAt == null && !db.BracketAlternatives.Any(a => a.SentId == s.Id));

    private async Task<TakenIn> TakeInAsync(TakeInProposal request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.Include(a => a.Parties).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var sent = await db.SentProposals.SingleOrDefaultAsync(s => s.Id == request.Proposal && s.AgreementId == agreement.Id, cancellationToken).OrNotFound();
        if (await db.BracketAlternatives.Where(a => a.SentId == sent.Id).Select(a => (Id<Bracket>?)a.BracketId).FirstOrDefaultAsync(cancellationToken) is { } already)
        {
            return new TakenIn(sent.ProvisionId, already);
        }

        if (sent.WithdrawnAt is not null)
        {
            throw new RuleViolation("proposal.withdrawn", "The delegation took this back.");
        }

        var provision = await db.Provisions.SingleAsync(p => p.Id == sent.ProvisionId, cancellationToken);
        if (provision.TakenOutAt is not null)
        {
            throw new RuleViolation("proposal.taken-out", "This provision was taken out of the text. Put it back first, or talk the proposal over with the delegation.");
        }

        var author = current.Author(clock);
        var then = await db.DraftProvisions.Where(p => p.DraftId == sent.DraftId && p.ProvisionId == sent.ProvisionId).Select(p => p.Text).SingleAsync(cancellationToken);
        var bracket = await BracketAsync(agreement, provision, sent, then, author, cancellationToken);
        var facts = new AlternativeFacts { Kind = sent.Kind, Words = sent.Words, Proposers = [sent.OwnerId!.Value], Reason = sent.Reason, Sent = sent.Id, MadeFor = sent.Span.Of(then) };
        db.BracketAlternatives.Add(bracket.Propose(agreement, provision, facts, author));
        await db.SaveAsync(cancellationToken);
        return new TakenIn(provision.Id, bracket.Id);
    }

    private async Task<Bracket> BracketAsync(Agreement agreement, Provision provision, SentProposal sent, string then, Author author, CancellationToken cancellationToken)
    {
        var open = await db.Brackets.Include(b => b.Alternatives).Where(b => b.ProvisionId == provision.Id && b.ClosedAt == null).ToListAsync(cancellationToken);
        // Made for a bracket of the draft, it goes where that went.
        var made = await db.DraftBrackets.Where(b => b.DraftId == sent.DraftId && b.ProvisionId == sent.ProvisionId && b.Start == sent.Start && b.Length == sent.Length).Select(b => b.BracketId).ToListAsync(cancellationToken);
        if (open.FirstOrDefault(b => made.Contains(b.Id)) is { } same)
        {
            return same;
        }

        var span = SpanCarrier.Of(then, provision.Text).Carry(sent.Span.ToSpan()).ToTextSpan();
        if (open.FirstOrDefault(b => b.Span == span) is { } there)
        {
            return there;
        }

        var bracket = provision.OpenBracket(agreement, span, open, author);
        db.Brackets.Add(bracket);
        return bracket;
    }
}
