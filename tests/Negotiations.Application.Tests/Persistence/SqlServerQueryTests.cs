using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Calendars;
using Negotiations.Application.Claims;
using Negotiations.Application.HowNear;
using Negotiations.Application.Notes;
using Negotiations.Application.Notices;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Proposals;
using Negotiations.Application.Readouts;
using Negotiations.Application.Search;
using Negotiations.Application.Timeline;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Matching.Search;

namespace Negotiations.Application.Tests.Persistence;

/// <summary>Queries that join many kinds of records are put into T-SQL as well, without a server: what cannot be translated is found here and not in production.</summary>
public sealed class SqlServerQueryTests
{
    public static TheoryData<string> Queries => [.. All.Keys];

    public static TheoryData<TimelineKind> Kinds => [.. Enum.GetValues<TimelineKind>()];

    private static readonly Viewer Lead = Sitting(Role.LeadMediator);
    private static readonly Viewer Staff = Sitting(Role.MediatorStaff);
    private static readonly WaitSpan Span = new(null, TestDatabase.Beginning.AddDays(-1), TestDatabase.Beginning, TestDatabase.Beginning);

    private static readonly Dictionary<string, Func<NegotiationsDb, IQueryable<object>>> All = new()
    {
        ["what changed"] = db => ChangeRows.Told(ChangeRows.Since(db, TestDatabase.Beginning)).Take(5),
        ["what waits"] = db => WaitRow.Of(db, Lead, TestDatabase.Beginning)!.OrderBy(r => r.At).ThenBy(r => r.Id),
        ["how much waits"] = db => WaitMark.Of(db, Lead, Span).GroupBy(_ => 1).Select(g => new { All = g.Count(), New = g.Count(m => m.IsNew) }),
        ["how much waits for answers"] = db => WaitMark.Of(db, Staff, Span).GroupBy(_ => 1).Select(g => new { All = g.Count(), New = g.Count(m => m.IsNew) }),
        ["notes"] = db => NoteRow.Of(db).OrderByDescending(n => n.At).Take(5),
        ["feed of a calendar"] = db => CalendarFeed.Of(db, new Viewer { UserId = Guid.Empty }.Everywhere(), TestDatabase.Beginning),
        ["who speaks in readouts"] = db => AsserterRow.Of(db, Id<Meeting>.New()).Take(5),
        ["topics of readouts"] = db => KnownTopics.Of(db, Id<Meeting>.New()).Distinct().OrderBy(t => t).Take(5),
        ["claims"] = db => StandingClaim.Of(db, StandingClaim.Standing(db)).OrderBy(c => c.KeptAt),
        ["contradictions"] = db => ContradictionLine.First(db, 3),
        ["what is found"] = db => IndexQueries.Found(db, SearchQuery.Read("Cavad Արմեն 12"), [IndexKind.Meeting, IndexKind.Note]).BestFirst(SearchQuery.Read("Cavad Արմեն 12")).Skip(20).Take(20),
        ["how much is found"] = db => IndexQueries.Found(db, SearchQuery.Read("Cavad"), [IndexKind.Meeting]).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }),
        ["texts of what is found"] = db => FoundText.Of(db, [new FoundPlace(IndexKind.Note, Guid.Empty, null, OpenTo.Mediators)]),
        ["timeline"] = db => ReadTimelineHandler.Ordered(TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null)).Skip(99).Take(5),
        ["timeline of a party"] = db => ReadTimelineHandler.Ordered(TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), new Id<Party>(Guid.Empty)))
            .Where(r => r.Last == "2022-10-31" && r.Row.Round == 1),
        ["words on the timeline"] = db => ReadTimelineHandler.Ordered(ReadTimelineHandler.Found(db, TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null), SearchQuery.Read("Mirzoyan Geneva"))).Skip(99).Take(5),
        ["kinds with words on the timeline"] = db => TimelineTally.Of(db, ReadTimelineHandler.Found(db, TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null), SearchQuery.Read("Geneva"))),
        ["what is alleged of commitments"] = db => Allegation.Of(db, new[] { Id<Commitment>.New() }),
        ["claims on the timeline"] = db => TimelineClaim.Of(db, db.Claims),
        ["kinds on the timeline"] = db => TimelineTally.Of(db, TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null)),
        ["agreements"] = db => AgreementRow.Of(db.Agreements.OrderByDescending(a => a.ChangedAt).ThenBy(a => a.Id).Skip(50).Take(50)),
        ["drafts"] = db => DraftRow.Of(db.Drafts).OrderByDescending(d => d.TabledAt),
        ["stances on a bracket"] = db => StanceRow.Of(db, db.Brackets.Where(b => b.AgreementId == Id<Agreement>.New() && b.ClosedAt == null)),
        ["how near: agreement and parties"] = db => ReadHowNearHandler.HeadOf(db, Id<Agreement>.New()),
        ["ledger of brackets"] = db => ReadLedgerHandler.Ordered(db.Brackets, Id<Agreement>.New(), new LedgerFilter { IsOpen = true, Provision = Id<Provision>.New() }).Skip(50).Take(50).Include(b => b.Alternatives),
        ["ledger of common ground"] = db => ReadLedgerHandler.Ordered(ReadLedgerHandler.Common(db.Brackets, new LedgerFilter { IsCommon = true }, new Dictionary<Id<Bracket>, CommonGround> { [Id<Bracket>.New()] = CommonGround.None }), Id<Agreement>.New(), new LedgerFilter()).Include(b => b.Alternatives),
        ["ledger of a party"] = db => ReadLedgerHandler.Ordered(db.Brackets, Id<Agreement>.New(), new LedgerFilter { IsOpen = false, Owner = new BracketOwner(Id<Party>.New(), false) }).Skip(50).Take(50).Include(b => b.Alternatives),
        ["ledger of the mediators in figures"] = db => LedgerTally.Of(ReadLedgerHandler.Owned(db.Brackets, Id<Agreement>.New(), BracketOwner.Mediators)),
        ["ledger of nobody in figures"] = db => LedgerTally.Of(ReadLedgerHandler.Owned(db.Brackets, Id<Agreement>.New(), BracketOwner.Nobody)),
        ["proposals that wait"] = db => TakeInProposalHandlers.Waiting(db, Id<Agreement>.New()),
        ["keys of sealed texts"] = db => Resealing.Heads<VersionDetail>(db, nameof(VersionDetail.Sealed)),
        ["texts that older keys sealed"] = db => Resealing.Others<ListVersion>(db, nameof(ListVersion.SealedSalt), nameof(ListVersion.Id), [1, 2, 3, 4, 5]).Skip(3).Take(100),
        ["latest lists"] = db => SubmittedListRow.Latest(db).OrderBy(l => l.SubmittedAt),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_on_the_timeline_is_T_SQL_alone(TimelineKind kind)
    {
        using var db = MigrationTests.Unconnected(DatabaseProvider.SqlServer);
        MigrationTests.Mistakes(ReadTimelineHandler.Ordered(TimelineRows.Of(db, [kind], null)).Where(r => r.Last == "2022-10-31").Skip(99).Take(5).ToQueryString()).ShouldBeEmpty();
    }

    private static Viewer Sitting(Role role) => World.Person("Somebody") with { Seat = new Seat(Id<Process>.New(), "Talks", "T-1", "UTC", ProcessStatus.Open, role, null, null, null, null) };

    [Theory, MemberData(nameof(Queries))]
    public void It_is_T_SQL(string query)
    {
        using var db = MigrationTests.Unconnected(DatabaseProvider.SqlServer);
        var sql = All[query](db).ToQueryString();
        sql.ShouldContain("SELECT");
        MigrationTests.Mistakes(sql).ShouldBeEmpty();
    }
}
