using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Claims;

namespace Negotiations.Application.Claims;

/// <summary>Where claims that the viewer may read contradict each other, the latest subject first. In one query.</summary>
/// <param name="Most">How many subjects at most.</param>
[Needs(Permission.ReadClaims)]
public sealed record ReadContradictions(int Most = Contradictions.Most) : IRequest<Contradictions>;

/// <summary>Where claims contradict each other.</summary>
/// <param name="Rows">The first of the subjects.</param>
/// <param name="More">How many more subjects there are.</param>
public sealed record Contradictions(IReadOnlyList<Contradiction> Rows, int More)
{
    /// <summary>How many subjects are shown, unless asked otherwise.</summary>
    public const int Most = 4;

    /// <summary>None.</summary>
    public static Contradictions None { get; } = new([], 0);

    internal static async Task<Contradictions> ReadAsync(INegotiationsDb db, int most, CancellationToken cancellationToken)
    {
        var rows = await ContradictionLine.First(db, most).ToListAsync(cancellationToken);
        return new(
            [.. rows.GroupBy(r => r.Claim.SubjectId).Select(g => new Contradiction(g.Key, g.First().Title, g.First().Kind, g.First().Unit, g.First().IsAllegation, [.. g.Select(r => r.Claim)]))],
            rows.Count == 0 ? 0 : Math.Max(0, rows[0].All - most));
    }
}

/// <summary>A subject of which claims contradict each other.</summary>
/// <param name="Id">The subject.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What its claims say.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="IsAllegation">Whether it is alleged (<see cref="ClaimSubjectRow.IsAllegation"/>).</param>
/// <param name="Claims">The claims that contradict another, those that were entered first before the others.</param>
public sealed record Contradiction(Id<ClaimSubject> Id, string Title, ClaimKind Kind, string Unit, bool IsAllegation, IReadOnlyList<StandingClaim> Claims);

/// <summary>A claim that contradicts another, with its subject, as a query.</summary>
internal sealed record ContradictionLine
{
    public required string Title { get; init; }

    public required ClaimKind Kind { get; init; }

    public required string Unit { get; init; }

    public required bool IsAllegation { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required int All { get; init; }

    public required StandingClaim Claim { get; init; }

    public static IQueryable<ContradictionLine> First(INegotiationsDb db, int most)
    {
        var contradicted = StandingClaim.Contradicted(db);
        var subjects = db.ClaimSubjects.Where(s => contradicted.Any(c => c.SubjectId == s.Id));
        return (
            from claim in StandingClaim.Of(db, contradicted)
            join subject in subjects.OrderByDescending(s => s.OpenedAt).ThenBy(s => s.Id).Take(most) on claim.SubjectId equals subject.Id
            select new ContradictionLine
            {
                Title = subject.Title,
                Kind = subject.Kind,
                Unit = subject.Unit,
                IsAllegation = subject.CommitmentId != null && subject.Kind == ClaimKind.Statement,
                OpenedAt = subject.OpenedAt,
                All = subjects.Count(),
                Claim = claim,
            })
            .OrderByDescending(l => l.OpenedAt).ThenBy(l => l.Claim.SubjectId).ThenBy(l => l.Claim.KeptAt).ThenBy(l => l.Claim.Id);
    }
}

internal sealed class ReadContradictionsHandler(INegotiationsDb db) : IRequestHandler<ReadContradictions, Contradictions>
{
    public Task<Contradictions> Handle(ReadContradictions request, CancellationToken cancellationToken) => Contradictions.ReadAsync(db, request.Most, cancellationToken);
}
