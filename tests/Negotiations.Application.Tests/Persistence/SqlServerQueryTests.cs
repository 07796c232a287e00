using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Notes;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Search;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Matching.Search;

namespace Negotiations.Application.Tests.Persistence;

/// <summary>Queries that join many kinds of records are put into T-SQL as well, without a server: what cannot be translated is found here and not in production.</summary>
public sealed class SqlServerQueryTests
{
    public static TheoryData<string> Queries => [.. All.Keys];

    private static readonly Dictionary<string, Func<NegotiationsDb, IQueryable<object>>> All = new()
    {
        ["what changed"] = db => ChangeRows.Since(db, TestDatabase.Beginning).OrderByDescending(c => c.At).ThenBy(c => c.Id).Take(5),
        ["notes"] = db => NoteRow.Of(db).OrderByDescending(n => n.At).Take(5),
        ["what is found"] = db => IndexQueries.Found(db, SearchQuery.Read("Cavad Արմեն 12"), [IndexKind.Meeting, IndexKind.Note]).BestFirst(SearchQuery.Read("Cavad Արմեն 12")).Skip(20).Take(20),
        ["how much is found"] = db => IndexQueries.Found(db, SearchQuery.Read("Cavad"), [IndexKind.Meeting]).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }),
        ["texts of what is found"] = db => FoundText.Of(db, [new FoundPlace(IndexKind.Note, Guid.Empty, null, OpenTo.Mediators)]),
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
