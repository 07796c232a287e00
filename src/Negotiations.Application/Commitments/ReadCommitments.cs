using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Matching.Names;

namespace Negotiations.Application.Commitments;

/// <summary>The commitments that the viewer may know of, those first that are due first.</summary>
/// <param name="Status">Only those that stand so.</param>
/// <param name="Who">Only those of somebody: of somebody else than a party, a mediator or the intermediary, whoever it is.</param>
/// <param name="Find">Only those with these words in them, in any script.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadCommitments)]
[AnySigns("What is looked for is not kept.")]
public sealed record ReadCommitments(CommitmentStatus? Status = null, Actor? Who = null, string? Find = null, int Page = 1) : IRequest<CommitmentsPage>;

/// <summary>A page of commitments.</summary>
public sealed record CommitmentsPage
{
    /// <summary>Commitments on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Longest text that is looked for.</summary>
    public const int FindLength = 200;

    /// <summary>What is shown of them; none for all.</summary>
    public required CommitmentStatus? Status { get; init; }

    /// <summary>How many stand where, of those that are looked for.</summary>
    public required IReadOnlyDictionary<CommitmentStatus, int> Counts { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The commitments on it.</summary>
    public required IReadOnlyList<CommitmentRow> Rows { get; init; }

    /// <summary>Who can be chosen.</summary>
    public required ActorChoices Choices { get; init; }

    /// <summary>Whether the viewer may take one down.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many there are of those shown, on all pages.</summary>
    public int Total => Status is { } status ? Counts.GetValueOrDefault(status) : Counts.Values.Sum();
}

internal sealed class ReadCommitmentsValidator : AbstractValidator<ReadCommitments>
{
    public ReadCommitmentsValidator() => RuleFor(r => r.Status).IsInEnum();
}

internal sealed class ReadCommitmentsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadCommitments, CommitmentsPage>
{
    public async Task<CommitmentsPage> Handle(ReadCommitments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var commitments = db.Commitments.AsNoTracking();
        if (request.Who is { } who)
        {
            commitments = commitments.Where(c => c.WhoKind == who.Kind && c.WhoPartyId == who.PartyId && c.WhoMediatorId == who.MediatorId);
        }

        var find = request.Find ?? "";
        foreach (var word in NameKey.Of(find.Length <= CommitmentsPage.FindLength ? find : find[..CommitmentsPage.FindLength]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            commitments = commitments.Where(c => c.SearchKey.Contains(word));
        }

        var standings = Standing.Of(db, commitments, now);
        var counts = await standings.GroupBy(s => s.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Status, g => g.Count, cancellationToken);
        var chosen = request.Status is { } status ? standings.Where(s => s.Status == status) : standings;
        var total = request.Status is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + CommitmentsPage.PageSize - 1) / CommitmentsPage.PageSize));
        var viewer = current.Viewer;
        return new CommitmentsPage
        {
            Status = request.Status,
            Counts = counts,
            Page = page,
            Rows = await CommitmentRow.Of(db, chosen.OrderBy(s => s.Commitment.DueAt == null).ThenBy(s => s.Commitment.DueAt).ThenBy(s => s.Commitment.Id)
                .Skip((page - 1) * CommitmentsPage.PageSize).Take(CommitmentsPage.PageSize))
                .OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id).ToListAsync(cancellationToken),
            Choices = await ActorChoices.ReadAsync(db, mapper, current, cancellationToken),
            MayKeep = viewer.May(Permission.KeepCommitments),
            Audience = viewer.OwnSide,
            Now = now,
        };
    }
}
