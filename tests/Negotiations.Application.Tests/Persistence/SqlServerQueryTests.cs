using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Notes;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Timeline;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Persistence;

/// <summary>Queries that join many kinds of records are put into T-SQL as well, without a server: what cannot be translated is found here and not in production.</summary>
public sealed class SqlServerQueryTests
{
    public static TheoryData<string> Queries => [.. All.Keys];

    private static readonly Dictionary<string, Func<NegotiationsDb, IQueryable<object>>> All = new()
    {
        ["what changed"] = db => ChangeRows.Since(db, TestDatabase.Beginning).OrderByDescending(c => c.At).ThenBy(c => c.Id).Take(5),
        ["notes"] = db => NoteRow.Of(db).OrderByDescending(n => n.At).Take(5),
        ["timeline"] = db => ReadTimelineHandler.Ordered(TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null)).Skip(99).Take(5),
        ["timeline of a party"] = db => ReadTimelineHandler.Ordered(TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), new Id<Party>(Guid.Empty)))
            .Where(r => r.Last == "2022-10-31" && r.Row.Round == 1),
        ["kinds on the timeline"] = db => TimelineRows.Of(db, Enum.GetValues<TimelineKind>(), null).GroupBy(r => r.Row.Kind).Select(g => new { g.Key, Count = g.Count() }),
        ["latest lists"] = db => SubmittedListRow.Latest(db).OrderBy(l => l.SubmittedAt),
    };

    [Theory, MemberData(nameof(Queries))]
    public void It_is_T_SQL(string query)
    {
        using var db = MigrationTests.Unconnected(DatabaseProvider.SqlServer);
        var sql = All[query](db).ToQueryString();
        sql.ShouldContain("SELECT");
        MigrationTests.Mistakes(sql).ShouldBeEmpty();
    }
}
