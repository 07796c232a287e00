using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Proposals;

/// <summary>What a delegation proposes for words of a draft, as itself reads it.</summary>
public sealed record ProposalRow
{
#pragma warning disable CS1591 // each is told by the proposal
    public required Id<WordingProposal> Id { get; init; }
    public required Id<Provision> ProvisionId { get; init; }
    public required TextSpan Span { get; init; }
    public required AlternativeKind Kind { get; init; }
    public required string Words { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required string ChangedBy { get; init; }
    public required DateTimeOffset? DroppedAt { get; init; }
    public required Guid VersionToken { get; init; }
#pragma warning restore CS1591

    /// <summary>When it was sent; none while it is the delegation's own.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was taken back after that.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why.</summary>
    public required string WithdrawReason { get; init; }

    /// <summary>The provision as it stands in the draft.</summary>
    public required CitedProvision Provision { get; init; }

    /// <summary>The words that it is about.</summary>
    public string About => Span.Of(Provision.Text);

    /// <summary>Whether it can still be changed and sent.</summary>
    public bool IsOwn => SentAt is null && DroppedAt is null;

    /// <summary>Whether it lies with the mediators.</summary>
    public bool IsSent => SentAt is not null && WithdrawnAt is null;

    internal static ProposalRow Of(WordingProposal p, SentProposal? sent, CitedProvision provision) => new()
    {
        Id = p.Id,
        ProvisionId = p.ProvisionId,
        Span = p.Span,
        Kind = p.Kind,
        Words = p.Words,
        Reason = p.Reason,
        ChangedAt = p.ChangedAt,
        ChangedBy = p.ChangedBy,
        DroppedAt = p.DroppedAt,
        VersionToken = p.VersionToken,
        SentAt = sent?.SentAt,
        WithdrawnAt = sent?.WithdrawnAt,
        WithdrawReason = sent?.WithdrawReason ?? "",
        Provision = provision,
    };

    /// <summary>The proposals of the viewer's delegation for a draft, the last first.</summary>
    internal static async Task<List<ProposalRow>> OfDraftAsync(INegotiationsDb db, Id<Draft> draft, Id<WordingProposal>? one, CancellationToken cancellationToken)
    {
        var found = await (
            from proposal in db.WordingProposals.AsNoTracking()
            join provision in db.DraftProvisions on new { proposal.DraftId, proposal.ProvisionId } equals new { provision.DraftId, provision.ProvisionId }
            join sending in db.SentProposals on proposal.SentId equals sending.Id into sendings
            from sent in sendings.DefaultIfEmpty()
            where proposal.DraftId == draft && (one == null || proposal.Id == one)
            select new { proposal, sent, provision.Kind, provision.Label, provision.Heading, provision.Text }).ToListAsync(cancellationToken);
        return [.. found.Select(f => Of(f.proposal, f.sent, new CitedProvision(f.Kind, f.Label, f.Heading, f.Text))).OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id)];
    }
}

/// <summary>A provision of a draft by what it is cited by.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its number; empty for what is not numbered.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its own text.</param>
public sealed record CitedProvision(ProvisionKind Kind, string Label, string Heading, string Text);
