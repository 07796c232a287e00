using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Brackets;

/// <summary>A bracket of the working text, open or resolved, with all that was ever proposed in it.</summary>
public sealed record BracketRow
{
#pragma warning disable CS1591 // each is told by the bracket
    public required Id<Bracket> Id { get; init; }
    public required TextSpan Span { get; init; }
    public required string Words { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public required BracketOutcome? Outcome { get; init; }
    public required Id<BracketAlternative>? AdoptedId { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required string ClosedBy { get; init; }
    public required Guid VersionToken { get; init; }
    public required DateTimeOffset? CutAt { get; init; }
#pragma warning restore CS1591

    /// <summary>The words as they stand in it now; of a resolved one, as they stood before that.</summary>
    public required string WordsNow { get; init; }

    /// <summary>All that was proposed in it, the first first.</summary>
    public required IReadOnlyList<AlternativeRow> Alternatives { get; init; }

    /// <summary>What is proposed in it now.</summary>
    public IEnumerable<AlternativeRow> Standing => Alternatives.Where(a => a.Stands);

    /// <summary>What stood once, and does not any more.</summary>
    public IEnumerable<AlternativeRow> Earlier => Alternatives.Where(a => !a.Stands);

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Outcome is null;

    /// <summary>How many of what is proposed in it now were made for other words than it holds.</summary>
    public int ForOthers => Standing.Count(a => a.MadeForOthers is not null);

    internal static BracketRow Of(Bracket b, string text) => new()
    {
        Id = b.Id,
        Span = b.Span,
        Words = b.Words,
        OpenedAt = b.OpenedAt,
        OpenedBy = b.OpenedBy,
        Outcome = b.Outcome,
        AdoptedId = b.AdoptedId,
        Reason = b.Reason,
        ClosedAt = b.ClosedAt,
        ClosedBy = b.ClosedBy,
        VersionToken = b.VersionToken,
        CutAt = b.CutAt,
        WordsNow = b.IsOpen ? b.Span.Of(text) : b.Words,
        Alternatives = [.. b.Alternatives.OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => AlternativeRow.Of(a, b.IsOpen ? b.Span.Of(text) : null))],
    };

    /// <summary>One bracket of a provision, to be changed.</summary>
    internal static Task<Bracket> FindAsync(INegotiationsDb db, Id<Provision> provision, Id<Bracket> id, CancellationToken cancellationToken) =>
        db.Brackets.Include(b => b.Alternatives).SingleOrDefaultAsync(b => b.Id == id && b.ProvisionId == provision, cancellationToken).OrNotFound();
}

/// <summary>What was proposed in a bracket.</summary>
public sealed record AlternativeRow
{
#pragma warning disable CS1591 // each is told by the alternative
    public required Id<BracketAlternative> Id { get; init; }
    public required AlternativeKind Kind { get; init; }
    public required string Words { get; init; }
    public required bool ByMediators { get; init; }
    public required IReadOnlyList<Id<Party>> Proposers { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required Id<BracketAlternative>? ReplacedById { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required string WithdrawnBy { get; init; }
    public required string WithdrawReason { get; init; }
    public required bool Stands { get; init; }
#pragma warning restore CS1591

    /// <summary>Whether the delegation sent it itself; the others the mediators took down.</summary>
    public required bool IsSent { get; init; }

    /// <summary>The words that it was made for, where it stands now against others: it waits to be put again, or taken back. None otherwise.</summary>
    public required string? MadeForOthers { get; init; }

    internal static AlternativeRow Of(BracketAlternative a, string? wordsNow) => new()
    {
        Id = a.Id,
        Kind = a.Kind,
        Words = a.Words,
        ByMediators = a.ByMediators,
        Proposers = a.Proposers,
        Reason = a.Reason,
        At = a.At,
        By = a.By,
        ReplacedById = a.ReplacedById,
        WithdrawnAt = a.WithdrawnAt,
        WithdrawnBy = a.WithdrawnBy,
        WithdrawReason = a.WithdrawReason,
        Stands = a.Stands,
        IsSent = a.SentId is not null,
        MadeForOthers = wordsNow is not null && a.Stands && !a.IsMadeFor(wordsNow) ? a.MadeFor : null,
    };
}
