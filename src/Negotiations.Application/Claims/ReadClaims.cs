using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Claims;

/// <summary>What is asserted in the process, as far as the viewer may read it: each subject with the claims that stand, side by side; the latest subject first.</summary>
/// <param name="Contradicting">Only subjects with claims that contradict each other.</param>
/// <param name="By">Only subjects of which somebody asserts something: of somebody else than a party, a mediator or the intermediary, whoever it is.</param>
/// <param name="Meeting">Only subjects about a meeting.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadClaims)]
public sealed record ReadClaims(bool Contradicting = false, Actor? By = null, Id<Meeting>? Meeting = null, int Page = 1) : IRequest<ClaimsPage>;

/// <summary>A page of subjects.</summary>
public sealed record ClaimsPage
{
    /// <summary>Subjects on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Most claims of one subject that are shown before it is opened.</summary>
    public const int MostClaims = 6;

    /// <summary>Whether only contradictions are shown.</summary>
    public required bool Contradicting { get; init; }

    /// <summary>How many subjects there are of those that are looked for.</summary>
    public required int All { get; init; }

    /// <summary>In how many of them claims contradict each other.</summary>
    public required int Contradictions { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The subjects on it.</summary>
    public required IReadOnlyList<ClaimSubjectRow> Subjects { get; init; }

    /// <summary>The claims of these subjects that stand, those that were asserted first before the others.</summary>
    public required ILookup<Id<ClaimSubject>, StandingClaim> Claims { get; init; }

    /// <summary>Who can be chosen; none where one meeting is looked at.</summary>
    public required ActorChoices? Choices { get; init; }

    /// <summary>Whether the viewer may open a subject.</summary>
    public required bool MayOpen { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>How many there are of those shown, on all pages.</summary>
    public int Total => Contradicting ? Contradictions : All;
}

internal sealed class ReadClaimsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadClaims, ClaimsPage>
{
    public async Task<ClaimsPage> Handle(ReadClaims request, CancellationToken cancellationToken)
    {
        var (standing, contradicted) = (StandingClaim.Standing(db), StandingClaim.Contradicted(db));
        var subjects = db.ClaimSubjects.AsNoTracking();
        if (request.By is { } by)
        {
            var nameless = StandingClaim.Nameless(db);
            subjects = subjects.Where(s => standing.Any(c => c.SubjectId == s.Id && c.AsserterKind == by.Kind && c.AsserterPartyId == by.PartyId && c.AsserterMediatorId == by.MediatorId
                && !nameless.Any(n => n.Id == c.Id)));
        }

        if (request.Meeting is { } meeting)
        {
            subjects = subjects.Where(s => s.MeetingId == meeting);
        }

        var contradicting = subjects.Where(s => contradicted.Any(c => c.SubjectId == s.Id));
        var counts = await subjects.GroupBy(_ => 1).Select(g => new { All = g.Count(), Contradictions = contradicting.Count() }).SingleOrDefaultAsync(cancellationToken);
        var total = (request.Contradicting ? counts?.Contradictions : counts?.All) ?? 0;
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + ClaimsPage.PageSize - 1) / ClaimsPage.PageSize));
        var rows = await ClaimSubjectRow.Of(db, request.Contradicting ? contradicting : subjects).OrderByDescending(s => s.OpenedAt).ThenBy(s => s.Id)
            .Skip((page - 1) * ClaimsPage.PageSize).Take(ClaimsPage.PageSize).ToListAsync(cancellationToken);
        var shown = rows.Select(r => r.Id).ToList();
        var claims = await StandingClaim.Of(db, standing.AsNoTracking().Where(c => shown.Contains(c.SubjectId))).OrderBy(c => c.KeptAt).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return new ClaimsPage
        {
            Contradicting = request.Contradicting,
            All = counts?.All ?? 0,
            Contradictions = counts?.Contradictions ?? 0,
            Page = page,
            Subjects = rows,
            Claims = claims.ToLookup(c => c.SubjectId),
            Choices = request.Meeting is null ? await ActorChoices.ReadAsync(db, mapper, current, cancellationToken) : null,
            MayOpen = current.Viewer.May(Permission.MakeClaims),
            Audience = current.Viewer.OwnSide,
        };
    }
}
