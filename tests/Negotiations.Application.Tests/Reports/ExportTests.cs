using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Tables;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Reports;

public abstract class ExportTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ExportTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ExportTests(DatabaseProvider.SqlServer);

    private static readonly string[] Names = ["family_name", "given_name"];
    private static readonly string[] Everything = [.. EntryFields.All.Select(f => f.Key)];

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<PrisonerList> _list;
    private Id<ListVersion> _version;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider, also: services => services.AddTables());
        _world = await World.CreateAsync(_database);
        _list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther });
        await AddAsync("Ծիրանունյան", "Արամ", "2000", LegalStatus.PrisonerOfWar);
        await AddAsync("Рябинолугов", "Илья", "1987-05~", LegalStatus.CivilianInternee);
        await AddAsync("Narçiçəkli", "Elçin", null, LegalStatus.PrisonerOfWar);
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(_list));
        _version = await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = _list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Nothing_sensitive_goes_out_unless_it_is_asked_for()
    {
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.Lead, _world.Staff })
        {
            var list = await _database.SendAsync(viewer, new ExportVersion { Version = _version, Columns = Names });
            list.Entries.Count.ShouldBe(3);
            list.Entries.ShouldAllBe(e => e.Content.Sensitive == SensitiveDetails.None);
        }

        var draft = await _database.SendAsync(_world.Delegate, new ExportWorkingCopy { List = _list, Columns = Names });
        draft.Entries.ShouldAllBe(e => e.Content.Sensitive == SensitiveDetails.None);
    }

    [Fact]
    public async Task Of_the_sensitive_details_only_the_kind_that_was_asked_for_is_opened()
    {
        var list = await _database.SendAsync(_world.Head, new ExportVersion { Version = _version, Columns = ["family_name", "health"] });
        var draft = await _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list, Columns = ["family_name", "kin_phone"] });

        list.Entries.ShouldAllBe(e => e.Content.Sensitive == new SensitiveDetails { Health = Health.Sick });
        draft.Entries.ShouldAllBe(e => e.Content.Sensitive == new SensitiveDetails { KinPhone = "+374 00 000000" });
    }

    [Fact]
    public async Task The_mediators_are_offered_what_is_open_to_them_and_never_get_the_next_of_kin()
    {
        var choices = await _database.SendAsync(_world.Lead, new PrepareVersionExport(_version));
        var asked = await _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = [.. choices.Columns.Select(c => c.Key)] });

        choices.Columns.Select(c => c.Sensitive).OfType<SensitiveKind>().Distinct().ShouldBe([SensitiveKind.Health]);
        asked.Entries.ShouldAllBe(e => e.Content.Sensitive.Health == Health.Sick && e.Content.Sensitive.KinPhone == null);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = ["family_name", "kin_phone"] }));
        // Whatever code asks for it: the rows are not there for them.
        (await _database.AsAsync(_world.Lead, db => db.VersionDetails.CountAsync(d => d.Kind == SensitiveKind.NextOfKin, Stop))).ShouldBe(0);
        (await _database.AsAsync(_world.Head, db => db.VersionDetails.CountAsync(d => d.Kind == SensitiveKind.NextOfKin, Stop))).ShouldBe(3);
    }

    [Fact]
    public async Task A_copy_with_the_next_of_kin_says_that_it_is_the_delegations_alone()
    {
        async Task<PageAudience> AudienceOf(params string[] columns) =>
            (await _database.SendAsync(_world.Head, new ExportVersion { Version = _version, Columns = columns })).Audience;

        (await AudienceOf("family_name", "health")).ShouldBe(PageAudience.DelegationAndMediators);
        (await AudienceOf("family_name", "kin_relation")).ShouldBe(PageAudience.OwnDelegation);
        (await _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list, Columns = Names })).Audience.ShouldBe(PageAudience.OwnDelegation);
    }

    [Fact]
    public async Task Nobody_else_finds_anything_to_export_and_a_foreign_id_is_like_one_that_never_was()
    {
        var outsiders = _world.Everybody.Select(e => e.Viewer).Except([_world.Head, _world.Delegate, _world.Lead, _world.Staff]).ToList();
        outsiders.Count.ShouldBeGreaterThan(8);
        foreach (var viewer in outsiders)
        {
            foreach (var version in new[] { _version, Id<ListVersion>.New() })
            {
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new PrepareVersionExport(version)));
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ExportVersion { Version = version, Columns = Names }));
            }
        }

        foreach (var viewer in outsiders.Append(_world.Lead).Append(_world.Staff))
        {
            foreach (var list in new[] { _list, Id<PrisonerList>.New() })
            {
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new PrepareWorkingCopyExport(list)));
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ExportWorkingCopy { List = list, Columns = Names }));
            }
        }

        (await ExportsAsync()).ShouldBeEmpty("what was refused is no export");
    }

    [Fact]
    public async Task Each_export_is_in_the_trail_with_format_and_columns_and_no_value()
    {
        await _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = ["health", "family_name"], Format = ExportFormat.Xlsx });
        await _database.SendAsync(_world.Delegate, new ExportWorkingCopy { List = _list, Columns = Everything, Selection = new EntrySelection { Q = "Рябинолугов" }, Format = ExportFormat.Csv });
        await _database.SendAsync(_world.Delegate, new PrepareWorkingCopyExport(_list));

        var exports = await ExportsAsync();
        exports.Select(e => (e.ActorName, e.RecordType, e.RecordId, e.OwnerId)).ShouldBe(
        [
            (_world.Lead.Name, "ListVersion", _version.ToString(), _world.Head.PartyId),
            (_world.Delegate.Name, "PrisonerList", _list.ToString(), _world.Head.PartyId),
        ]);
        exports[0].Details.ShouldBe("xlsx; 3; family_name,health");
        exports[1].Details.ShouldBe($"csv; 1; {string.Join(',', Everything)}");
    }

    [Fact]
    public async Task A_part_is_exported_in_the_order_that_was_asked_for()
    {
        var all = await _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = Names });
        var internees = await _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = Names, Selection = new EntrySelection { Legal = LegalStatus.CivilianInternee } });
        var born = await _database.SendAsync(_world.Head, new ExportVersion { Version = _version, Columns = Names, Selection = new EntrySelection { Sort = "born" } });
        var page = await _database.SendAsync(_world.Head, new ReadPrisonerList { List = _list });
        var picked = await _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list, Columns = Names, Entries = [page.Rows[1].Id] });
        var incomplete = await _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list, Columns = Names, Selection = new EntrySelection { Part = EntryPart.Incomplete } });

        all.IsPart.ShouldBeFalse();
        all.Entries.Select(e => e.Number).ShouldBe([1, 2, 3]);
        internees.Entries.ShouldHaveSingleItem().Content.Claim.FamilyName.ShouldBe("Рябинолугов");
        internees.IsPart.ShouldBeTrue();
        born.Entries.Select(e => e.Content.Claim.GivenName).ShouldBe(["Илья", "Արամ", "Elçin"]);
        picked.Entries.ShouldHaveSingleItem().Reference.ShouldBe(page.Rows[1].Reference);
        incomplete.Entries.ShouldHaveSingleItem().Content.Claim.GivenName.ShouldBe("Elçin");
    }

    [Fact]
    public async Task Columns_are_fields_of_an_entry_and_at_least_one()
    {
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new ExportVersion { Version = _version }));
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new ExportVersion { Version = _version, Columns = ["password"] }));
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list }));
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task What_was_exported_reads_back_as_what_the_list_says(TableFormat format)
    {
        var list = await _database.SendAsync(_world.Head, new ExportWorkingCopy { List = _list, Columns = Everything });
        await using var scope = _database.ScopeOf(_world.Head);
        using var file = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<ITableWriter>().Write(
            format, file, [ExportColumns.Reference, .. list.Columns.Select(c => c.Label)],
            list.Entries.Select(e => (IReadOnlyList<string?>)[e.Reference, .. list.Columns.Select(c => c.Read(e.Content))]),
            new TableOptions("List", About: [("Process", "T-1")]), Stop);
        file.Position = 0;

        var table = await scope.ServiceProvider.GetRequiredService<ITableReader>().Read(file, $"list.{format}".ToLowerInvariant(), TableLimits.Default, Stop);

        table.OtherSheets.ShouldBe(format == TableFormat.Xlsx ? ["About"] : []);
        table.Header.ShouldBe([ExportColumns.Reference, .. EntryFields.All.Select(f => f.Label)]);
        table.Rows.Select(r => r.Cells[0]).ShouldBe(list.Entries.Select(e => e.Reference));
        table.Rows.Select(r => EntryFields.All.Select((field, i) => (field, Cell: r.Cells[i + 1])).Aggregate(EntryContent.Empty, (content, x) => x.field.Write(content, x.Cell)))
            .ShouldBe(list.Entries.Select(e => e.Content));
    }

    [Fact]
    public async Task The_figures_are_of_what_each_viewer_may_see()
    {
        await _database.SendAsync(_world.Head, new StartDraft(_list));
        await AddAsync("Снегоборский", "Павел", "1999", LegalStatus.PrisonerOfWar);

        var lead = await _database.SendAsync(_world.Lead, new SummarizeLists());
        var own = await _database.SendAsync(_world.Delegate, new SummarizeLists());

        lead.WorkingCopies.ShouldBeEmpty();
        var submitted = lead.Submitted.ShouldHaveSingleItem();
        submitted.People.ShouldBe(3);
        submitted.Legal.ShouldBe(new Dictionary<LegalStatus, int> { [LegalStatus.PrisonerOfWar] = 2, [LegalStatus.CivilianInternee] = 1 }, ignoreOrder: true);
        submitted.Custody.ShouldBe(new Dictionary<Custody, int> { [Custody.Claimed] = 3 });
        own.WorkingCopies.ShouldHaveSingleItem().People.ShouldBe(4);
        own.Submitted.ShouldHaveSingleItem().People.ShouldBe(3);
        foreach (var viewer in new[] { _world.OtherHead, _world.OtherDelegate, _world.Intermediary, _world.Observer })
        {
            var nothing = await _database.SendAsync(viewer, new SummarizeLists());
            nothing.WorkingCopies.ShouldBeEmpty();
            nothing.Submitted.ShouldBeEmpty();
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(World.Administrator, new SummarizeLists()));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(World.Auditor, new SummarizeLists()));
    }

    [Fact]
    public async Task The_figures_are_of_the_latest_version_and_say_when_it_was_withdrawn()
    {
        await _database.SendAsync(_world.Head, new StartDraft(_list));
        await AddAsync("Снегоборский", "Павел", "1999", LegalStatus.PrisonerOfWar);
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(_list));
        await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = _list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
        await _database.SendAsync(_world.Head, new WithdrawList { List = _list, Reason = "Counted twice." });

        var list = (await _database.SendAsync(_world.Staff, new SummarizeLists())).Submitted.ShouldHaveSingleItem();

        (list.Version, list.People, list.State).ShouldBe((2, 4, ListState.Withdrawn));
    }

    private async Task<IReadOnlyList<AuditEntry>> ExportsAsync() =>
        await _database.AsAsync(World.Auditor, db => db.AuditEntries.Where(e => e.Action == AuditAction.Exported).OrderBy(e => e.Sequence).ToListAsync(Stop));

    private Task<Id<PrisonerEntry>> AddAsync(string family, string given, string? born, LegalStatus legal) =>
        _database.SendAsync(_world.Delegate, new AddEntry
        {
            List = _list,
            Values = new Dictionary<string, string?>
            {
                ["family_name"] = family,
                ["given_name"] = given,
                ["birth_date"] = born,
                ["capture_place"] = born is null ? null : "Kilometre 18",
                ["capture_circumstances"] = "=1+1, said \"a witness\";\nsecond line",
                ["legal_status"] = legal.ToString(),
                ["health"] = "Sick",
                ["kin_phone"] = "+374 00 000000",
            },
        });
}
