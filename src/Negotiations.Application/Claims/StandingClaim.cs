using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Claims;

/// <summary>A claim as the viewer may read it, and how it stands for this viewer. Everything that shows claims reads them through <see cref="Of"/>.</summary>
public sealed record StandingClaim
{
#pragma warning disable CS1591 // each is told by the claim
    public Id<Claim> Id { get; init; }
    public Id<ClaimSubject> SubjectId { get; init; }
    public required ActorRow Asserter { get; init; }
    public Id<Party>? AsserterPartyId { get; init; }
    public string Speaker { get; init; } = "";
    public bool IsReported { get; init; }
    public FigureKind? FigureKind { get; init; }
    public long? Figure { get; init; }
    public long? FigureTo { get; init; }
    public PartialDate? Date { get; init; }
    public Stance? Stance { get; init; }
    public string Text { get; init; } = "";
    public string Language { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Source { get; init; } = "";
    public PartialDate StatedOn { get; init; }
    public PartialDate? AsOf { get; init; }
    public DateTimeOffset KeptAt { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>When it was superseded by a later claim that the viewer may read, UTC.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>When it was withdrawn, UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Whether it contradicts another claim that stands, of those that the viewer may read.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Whether it stands: neither superseded nor withdrawn, as far as the viewer may know.</summary>
    public bool Stands => SupersededAt is null && WithdrawnAt is null;

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPageOfClaims();

    /// <summary>
    /// The claims that stand: neither superseded nor withdrawn. All rows are those of <paramref name="db"/>, which holds what the viewer may see and nothing else: what somebody may not see changes
    /// nothing that it is told.
    /// </summary>
    internal static IQueryable<Claim> Standing(INegotiationsDb db) =>
        db.Claims.Where(c => !db.Claims.Any(l => l.SupersedesId == c.Id) && !db.ClaimWithdrawals.Any(w => w.ClaimId == c.Id));

    /// <summary>
    /// The claims that stand and contradict another that stands: of another asserter, about the same subject and of the same scope, where what the two leave possible has nothing in common.
    /// “At least 286” does not contradict 290, and nothing that does not answer contradicts anything. The only place that says so.
    /// </summary>
    internal static IQueryable<Claim> Contradicted(INegotiationsDb db)
    {
        var standing = Standing(db);
        return standing.Where(c => standing.Any(o => o.SubjectId == c.SubjectId && o.ScopeKey == c.ScopeKey && o.AsserterKey != c.AsserterKey && (o.Low > c.High || c.Low > o.High)));
    }

    /// <summary>The claims that were heard in a session under the Chatham House Rule, as it holds now: nobody is told who asserts them, nor finds them by that. The only place that says so.</summary>
    internal static IQueryable<Claim> Nameless(INegotiationsDb db) => db.Claims.Where(c => c.MeetingId != null
        && (!db.Meetings.Any(m => m.Id == c.MeetingId && !m.WithoutAttribution) || db.AgendaItems.Any(i => i.Id == c.AgendaItemId && i.WithoutAttribution)));

    /// <summary>Claims, as rows.</summary>
    internal static IQueryable<StandingClaim> Of(INegotiationsDb db, IQueryable<Claim> claims)
    {
        var (contradicted, heard) = (Contradicted(db), Nameless(db));
        return
            from claim in claims
            join party in db.Parties on claim.AsserterPartyId equals party.Id into parties
            from asserting in parties.DefaultIfEmpty()
            join mediator in db.Mediators on claim.AsserterMediatorId equals mediator.Id into mediators
            from mediating in mediators.DefaultIfEmpty()
            let nameless = heard.Any(n => n.Id == claim.Id)
            select new StandingClaim
            {
                Id = claim.Id,
                SubjectId = claim.SubjectId,
                Asserter = new ActorRow(
                    nameless ? ActorKind.Other : claim.AsserterKind,
                    nameless ? null : asserting.Code,
                    nameless ? null : asserting.Mark,
                    nameless ? null : asserting.Name ?? mediating.Name ?? claim.AsserterName),
                AsserterPartyId = nameless ? null : claim.AsserterPartyId,
                Speaker = nameless ? "" : claim.Speaker,
                IsReported = claim.IsReported,
                FigureKind = claim.FigureKind,
                Figure = claim.Figure,
                FigureTo = claim.FigureTo,
                Date = claim.Date,
                Stance = claim.Stance,
                Text = claim.Text,
                Language = claim.Language,
                Scope = claim.Scope,
                Source = claim.Source,
                StatedOn = claim.StatedOn,
                AsOf = claim.AsOf,
                KeptAt = claim.KeptAt,
                OwnerId = claim.OwnerId,
                OpenTo = claim.OpenTo,
                SupersededAt = db.Claims.Where(l => l.SupersedesId == claim.Id).Min(l => (DateTimeOffset?)l.KeptAt),
                WithdrawnAt = db.ClaimWithdrawals.Where(w => w.ClaimId == claim.Id).Min(w => (DateTimeOffset?)w.At),
                WithdrawalReason = db.ClaimWithdrawals.Where(w => w.ClaimId == claim.Id).OrderBy(w => w.At).Select(w => w.Reason).FirstOrDefault(),
                IsContradicted = contradicted.Any(k => k.Id == claim.Id),
            };
    }

    /// <summary>Whether the viewer may supersede or withdraw it while it stands: as the head of the delegation that asserts it, or as a mediator what mediators entered.</summary>
    public bool MayBeAmendedBy(Viewer viewer) => viewer.May(Permission.AmendClaims) && (viewer.PartyId is { } party ? AsserterPartyId == party : IsReported);
}

/// <summary>Says who may read claims and what they are about.</summary>
public static class ClaimAudiences
{
    /// <summary>Who may read it: where all delegations may, its own is one of them.</summary>
    public static PageAudience ToPageOfClaims(this Audience audience) => audience switch
    {
        { Owner: not null, OpenTo: OpenTo.OwnerOnly } => PageAudience.OwnDelegation,
        _ when audience.OpenTo.HasFlag(OpenTo.Parties) => new Audience(null, audience.OpenTo).ToPage(),
        _ => audience.ToPage(),
    };
}
