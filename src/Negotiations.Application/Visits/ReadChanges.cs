using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Visits;

namespace Negotiations.Application.Visits;

/// <summary>What changed in the process since the viewer said to have seen everything, as far as the viewer may see it.</summary>
[Needs(Permission.ReadProcess)]
public sealed record ReadChanges : IRequest<Changes>;

/// <summary>Says that everything until an instant was seen: the instant of the page that showed it, so that what came since is not lost.</summary>
[Needs(Permission.ReadProcess)]
public sealed record SeeChanges(DateTimeOffset Until) : IRequest;

/// <summary>Kinds of what can change.</summary>
public enum ChangeKind
{
    /// <summary>A meeting was logged, planned or changed.</summary>
    Meeting,

    /// <summary>A delegation proposes a meeting.</summary>
    Proposal,

    /// <summary>A list was submitted.</summary>
    Version,

    /// <summary>Something was said publicly of a meeting.</summary>
    Readout,

    /// <summary>Something was asserted.</summary>
    Claim,

    /// <summary>A document was attached to a meeting.</summary>
    Document,

    /// <summary>A document was withdrawn.</summary>
    DocumentWithdrawn,

    /// <summary>An agreement was opened.</summary>
    Agreement,

    /// <summary>Something was done to an agreement.</summary>
    Act,

    /// <summary>A draft of an agreement was tabled.</summary>
    Draft,

    /// <summary>A delegation proposes words for an agreement.</summary>
    SentProposal,

    /// <summary>Somebody commented on a draft, or reserved a position.</summary>
    Remark,

    /// <summary>A shared record was circulated or approved.</summary>
    Record,

    /// <summary>A commitment was taken down or changed.</summary>
    Commitment,

    /// <summary>A party says whether it keeps a commitment.</summary>
    Compliance,
}

/// <summary>What changed.</summary>
/// <param name="Rows">The last of it, the latest first.</param>
/// <param name="Since">Since when; none before the first time that everything was seen, and where nothing changed.</param>
/// <param name="At">Until when.</param>
/// <param name="More">Whether there is more than is shown.</param>
public sealed record Changes(IReadOnlyList<ChangeRow> Rows, DateTimeOffset? Since, DateTimeOffset At, bool More)
{
    /// <summary>Most that are shown.</summary>
    public const int Most = 12;
}

/// <summary>One thing that changed, or several of which nothing else would be told.</summary>
public sealed record ChangeRow
{
    /// <summary>What it is.</summary>
    public ChangeKind Kind { get; init; }

    /// <summary>Its key, or that of what it belongs to.</summary>
    public Guid Id { get; init; }

    /// <summary>What it is called; of a list, its subject.</summary>
    public string Title { get; init; } = "";

    /// <summary>Of a list, what it claims.</summary>
    public ListKind? List { get; init; }

    /// <summary>Of a list, whose: code of the party.</summary>
    public string? PartyCode { get; init; }

    /// <summary>Of a list, whose: mark of the party.</summary>
    public int? PartyMark { get; init; }

    /// <summary>When it changed; of several, the last of them.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How many they are.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>Gathers what changed, in one query.</summary>
internal static class ChangeRows
{
    /// <summary>Everything that changed after an instant. A new kind is one more expression here.</summary>
    public static IQueryable<ChangeRow> Since(INegotiationsDb db, DateTimeOffset since)
    {
        var heard = StandingClaim.Nameless(db);
        return db.Meetings.Where(m => m.ChangedAt > since).Select(m => new ChangeRow
        {
            Kind = m.Status == MeetingStatus.Proposed ? ChangeKind.Proposal : ChangeKind.Meeting,
            Id = (Guid)(object)m.Id,
            Title = m.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = m.ChangedAt,
        })
        .Concat(db.Documents.Where(d => d.ChangedAt > since).Select(d => new ChangeRow
        {
            Kind = d.WithdrawnAt == null ? ChangeKind.Document : ChangeKind.DocumentWithdrawn,
            Id = (Guid)(object)d.Id,
            Title = d.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = d.ChangedAt,
        }))
        .Concat(
            from version in db.ListVersions
            join party in db.Parties on version.OwnerId equals party.Id
            where version.SubmittedAt > since
            select new ChangeRow
            {
                Kind = ChangeKind.Version,
                Id = (Guid)(object)version.Id,
                Title = version.Subject,
                List = version.Kind,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                At = version.SubmittedAt,
            })
        // Told by its meeting, whose page of readouts it stands on.
        .Concat(db.Readouts.Where(r => r.EnteredAt > since && !r.IsSuperseded && r.WithdrawnAt == null).Select(r => new ChangeRow
        {
            Kind = ChangeKind.Readout,
            Id = (Guid)(object)r.MeetingId,
            Title = r.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = r.EnteredAt,
        }))
        .Concat(
            from claim in db.Claims
            join subject in db.ClaimSubjects on claim.SubjectId equals subject.Id
            join asserting in db.Parties on claim.AsserterPartyId equals asserting.Id into parties
            from party in parties.DefaultIfEmpty()
            where claim.KeptAt > since
            select new ChangeRow
            {
                Kind = ChangeKind.Claim,
                Id = (Guid)(object)subject.Id,
                Title = subject.Title,
                List = null,
                PartyCode = heard.Any(n => n.Id == claim.Id) ? null : party.Code,
                PartyMark = heard.Any(n => n.Id == claim.Id) ? null : party.Mark,
                At = claim.KeptAt,
            })
        // What is done to an agreement, and what is tabled of it, is told by its page.
        .Concat(db.Agreements.Where(a => a.OpenedAt > since).Select(a => new ChangeRow
        {
            Kind = ChangeKind.Agreement,
            Id = (Guid)(object)a.Id,
            Title = a.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = a.OpenedAt,
        }))
        .Concat(
            from act in db.AgreementActs
            join agreement in db.Agreements on act.AgreementId equals agreement.Id
            join acting in db.Parties on act.PartyId equals acting.Id into parties
            from party in parties.DefaultIfEmpty()
            where act.RecordedAt > since
            select new ChangeRow
            {
                Kind = ChangeKind.Act,
                Id = (Guid)(object)agreement.Id,
                Title = agreement.Title,
                List = null,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                At = act.RecordedAt,
            })
        .Concat(
            from sent in db.SentProposals
            join agreement in db.Agreements on sent.AgreementId equals agreement.Id
            join party in db.Parties on sent.OwnerId equals party.Id
            where sent.SentAt > since
            select new ChangeRow
            {
                Kind = ChangeKind.SentProposal,
                Id = (Guid)(object)agreement.Id,
                Title = agreement.Title,
                List = null,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                At = sent.SentAt,
            })
        .Concat(
            from remark in db.DraftRemarks
            join agreement in db.Agreements on remark.AgreementId equals agreement.Id
            join saying in db.Parties on remark.PartyId equals saying.Id into parties
            from party in parties.DefaultIfEmpty()
            where remark.At > since
            select new ChangeRow
            {
                Kind = ChangeKind.Remark,
                Id = (Guid)(object)agreement.Id,
                Title = agreement.Title,
                List = null,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                At = remark.At,
            })
        // Told by its meeting, whose record it is.
        .Concat(db.RecordVersions.Where(v => v.MadeAt > since).Select(v => new ChangeRow
        {
            Kind = ChangeKind.Record,
            Id = (Guid)(object)v.MeetingId,
            Title = v.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = v.MadeAt,
        }))
        .Concat(db.Commitments.Where(c => c.ChangedAt > since).Select(c => new ChangeRow
        {
            Kind = ChangeKind.Commitment,
            Id = (Guid)(object)c.Id,
            Title = c.What,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = c.ChangedAt,
        }))
        .Concat(
            from said in db.ComplianceClaims
            join commitment in db.Commitments on said.CommitmentId equals commitment.Id
            join party in db.Parties on said.PartyId equals party.Id
            where said.ChangedAt > since
            select new ChangeRow
            {
                Kind = ChangeKind.Compliance,
                Id = (Guid)(object)commitment.Id,
                Title = commitment.What,
                List = null,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                At = said.ChangedAt,
            })
        .Concat(db.Drafts.Where(d => d.TabledAt > since).Select(d => new ChangeRow
        {
            Kind = ChangeKind.Draft,
            Id = (Guid)(object)d.AgreementId,
            Title = d.Title,
            List = null,
            PartyCode = null,
            PartyMark = null,
            At = d.TabledAt,
        }));
    }

    /// <summary>The same with one row for all that would be told alike, the latest first.</summary>
    public static IOrderedQueryable<ChangeRow> Told(IQueryable<ChangeRow> changes) => changes
        .GroupBy(c => new { c.Kind, c.Id, c.Title, c.List, c.PartyCode, c.PartyMark })
        .Select(g => new ChangeRow
        {
            Kind = g.Key.Kind,
            Id = g.Key.Id,
            Title = g.Key.Title,
            List = g.Key.List,
            PartyCode = g.Key.PartyCode,
            PartyMark = g.Key.PartyMark,
            At = g.Max(c => c.At),
            Count = g.Count(),
        })
        .OrderByDescending(c => c.At).ThenBy(c => c.Id).ThenBy(c => c.PartyCode);
}

internal sealed class ReadChangesHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReadChanges, Changes>
{
    public async Task<Changes> Handle(ReadChanges request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One query: it stands on the overview, beside what other features show there.
        var visit = db.Visits.Where(v => v.UserId == current.Viewer.UserId && v.ProcessId == current.Viewer.ProcessId);
        var found = await ChangeRows.Told(ChangeRows.Since(db, DateTimeOffset.MinValue).Where(c => !visit.Any(v => v.SeenAt >= c.At))).Take(Changes.Most + 1)
            .Select(c => new { Row = c, Since = visit.Max(v => v.SeenAt) }).ToListAsync(cancellationToken);
        return new Changes([.. found.Take(Changes.Most).Select(f => f.Row)], found.FirstOrDefault()?.Since, now, found.Count > Changes.Most);
    }
}

internal sealed class SeeChangesHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<SeeChanges>
{
    protected override async Task Handle(SeeChanges request, CancellationToken cancellationToken)
    {
        var (user, process) = (current.Viewer.UserId!.Value, current.Viewer.ProcessId!.Value);
        var until = request.Until < clock.GetUtcNow() ? request.Until : clock.GetUtcNow();
        var visit = await db.Visits.SingleOrDefaultAsync(v => v.UserId == user && v.ProcessId == process, cancellationToken);
        if (visit is null)
        {
            visit = new Visit(user, process);
            db.Visits.Add(visit);
        }

        visit.See(until);
        await db.SaveAsync(cancellationToken);
    }
}
