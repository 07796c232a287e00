using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.PrisonerLists;

public abstract class SubmissionTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : SubmissionTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : SubmissionTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_submitted_version_is_what_the_draft_said_and_its_hash_is_that_of_the_canonical_form()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"), ("Рябинолугов", "Илья"));

        var version = await SubmitAsync(list);

        var receipt = await _database.SendAsync(_world.Head, new ReadReceipt(version));
        var form = await _database.SendAsync(_world.Head, new ReadCanonicalForm(version));
        Convert.ToHexStringLower(SHA256.HashData(form.Json)).ShouldBe(receipt.Version.Hash);
        using var json = JsonDocument.Parse(form.Json);
        json.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("family_name").GetString())
            .ShouldBe(["Рябинолугов", "Ծիրանունյան"], ignoreOrder: true);
        json.RootElement.GetProperty("entries")[0].GetProperty("kin_phone").GetString().ShouldBe("+374 00 000000");
        receipt.Version.EntryCount.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_confirmation_sent_twice_is_one_submission()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(list));
        var submit = new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken };

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _database.SendAsync(_world.Head, submit), Stop)));

        versions.Distinct().ShouldHaveSingleItem();
        (await _database.AsAsync(_world.Lead, db => db.ListVersions.CountAsync(Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_not_checked_is_not_submitted()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(list));
        await AddAsync(list, "Рябинолугов", "Илья");

        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(
            _world.Head, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken }));
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_delegation_alone_and_a_version_by_the_mediators_too()
    {
        var (list, entry) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        foreach (var viewer in new[] { _world.Lead, _world.OtherHead, _world.Intermediary, _world.Observer, World.Administrator, World.Auditor })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadPrisonerList { List = list }));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadEntry { List = list, Entry = entry }));
        }

        var version = await SubmitAsync(list);

        (await _database.SendAsync(_world.Lead, new ReadVersion { Version = version })).Rows.ShouldHaveSingleItem();
        (await _database.SendAsync(_world.Lead, new ReadLists())).Submitted.ShouldHaveSingleItem();
        foreach (var viewer in new[] { _world.OtherHead, _world.Intermediary, _world.Observer })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadVersion { Version = version }));
        }

        (await _database.SendAsync(_world.OtherHead, new ReadLists())).Submitted.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mediators_open_one_detail_at_a_time_and_never_the_next_of_kin()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var version = await SubmitAsync(list);
        var row = (await _database.SendAsync(_world.Lead, new ReadVersion { Version = version })).Rows.Single();

        var closed = await _database.SendAsync(_world.Lead, new ReadVersionEntry { Version = version, Entry = row.Id });
        var opened = await _database.SendAsync(_world.Lead, new OpenVersionDetail { Version = version, Entry = row.Id, Kind = SensitiveKind.Health });

        closed.Content.Sensitive.ShouldBe(SensitiveDetails.None);
        closed.Closed.ShouldBe([SensitiveKind.Health]);
        opened.Content.Sensitive.ShouldBe(new SensitiveDetails { Health = Health.Sick });
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(
            _world.Lead, new OpenVersionDetail { Version = version, Entry = row.Id, Kind = SensitiveKind.NextOfKin }));
        (await _database.SendAsync(_world.Head, new ReadVersionEntry { Version = version, Entry = row.Id })).Closed.ShouldBe([SensitiveKind.Health, SensitiveKind.NextOfKin]);
    }

    [Fact]
    public async Task A_correction_is_the_next_version_with_a_visible_difference()
    {
        var (list, entry) = await ListWithAsync(("Ծիրանունյան", "Արամ"), ("Рябинолугов", "Илья"));
        var first = await SubmitAsync(list);
        await Should.ThrowAsync<RuleViolation>(() => AddAsync(list, "Ծիրանունյան", "Նարե"));

        await _database.SendAsync(_world.Head, new StartDraft(list));
        var page = await _database.SendAsync(_world.Head, new ReadEntry { List = list, Entry = entry });
        var values = EntryValues.Write(page.Content).ToDictionary();
        values["birth_date"] = "1999~";
        values["health"] = "Good";
        await _database.SendAsync(_world.Delegate, new CorrectEntry { List = list, Entry = entry, Token = page.Token, Values = values });
        await AddAsync(list, "Narçiçəkli", "Elçin");
        var draft = await _database.SendAsync(_world.Head, new ReadPrisonerList { List = list });
        var second = await SubmitAsync(list);
        var comparison = await _database.SendAsync(_world.Lead, new CompareVersions(second, first));

        draft.Counts.ShouldBe(new EntryCounts(3, 3, 1));
        draft.Rows.Select(r => r.Since).ShouldBe([SinceVersion.New, SinceVersion.Changed, SinceVersion.Same], ignoreOrder: true);
        comparison.Older.Number.ShouldBe(1);
        comparison.Added.ShouldHaveSingleItem().Claim.GivenName.ShouldBe("Elçin");
        comparison.Removed.ShouldBeEmpty();
        comparison.Changed.ShouldHaveSingleItem().Fields.ShouldBe(
            [new ChangedField(EntryFields.BirthDate, null, "1999~"), new ChangedField(EntryFields.Health, null, null)]);
    }

    [Fact]
    public async Task Two_editors_of_one_entry_do_not_overwrite_each_other()
    {
        var (list, entry) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var page = await _database.SendAsync(_world.Head, new ReadEntry { List = list, Entry = entry });
        CorrectEntry Edit(string rank) =>
            new() { List = list, Entry = entry, Token = page.Token, Values = EntryValues.Write(page.Content).Append(new("rank", rank)).DistinctBy(v => v.Key).ToDictionary(v => v.Key, v => v.Key == "rank" ? rank : v.Value) };

        await _database.SendAsync(_world.Delegate, Edit("Private"));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, Edit("Captain")));

        conflict.Current.ShouldBeAssignableTo<IReadOnlyDictionary<string, string?>>()!["rank"].ShouldBe("Private");
        // Both texts are shown, so the other one is read, and that is in the trail: when the form was opened, and now.
        (await _database.AsAsync(_world.Head, db => db.AuditEntries
            .CountAsync(e => e.RecordId == entry.ToString() && e.Action == AuditAction.Read && e.ActorId == _world.Head.UserId && e.Details.Contains(nameof(SensitiveKind.NextOfKin)), Stop))).ShouldBe(2);
    }

    [Fact]
    public async Task Where_two_texts_stand_side_by_side_each_field_is_chosen()
    {
        var (list, entry) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var page = await _database.SendAsync(_world.Head, new ReadEntry { List = list, Entry = entry });
        CorrectEntry Edit(Guid token, string key, string value, params string[] stored) =>
            new() { List = list, Entry = entry, Token = token, Stored = stored, Values = new Dictionary<string, string?>(EntryValues.Write(page.Content)) { [key] = value } };

        await _database.SendAsync(_world.Delegate, Edit(page.Token, "army", "Army of A"));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, Edit(page.Token, "holding_authority", "Authority of B")));
        await _database.SendAsync(_world.Head, Edit(conflict.Token, "holding_authority", "Authority of B", "army", "kin_phone"));

        var now = (await _database.SendAsync(_world.Head, new ReadEntry { List = list, Entry = entry })).Content;
        (now.Claim.Army, now.Claim.HoldingAuthority, now.Sensitive.KinPhone).ShouldBe(("Army of A", "Authority of B", page.Content.Sensitive.KinPhone));
    }

    [Fact]
    public async Task Two_lists_of_one_kind_are_told_apart_by_their_subject()
    {
        await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.Missing, Subject = "Autumn" });
        (await Should.ThrowAsync<FluentValidation.ValidationException>(() => _database.SendAsync(_world.Delegate, new OpenPrisonerList { Kind = ListKind.Missing, Subject = " Autumn " })))
            .Errors.Single().PropertyName.ShouldBe(nameof(OpenPrisonerList.Subject));
        // What the other side calls its list is nobody's business.
        await _database.SendAsync(_world.OtherHead, new OpenPrisonerList { Kind = ListKind.Missing, Subject = "Autumn" });
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_told_of_nobody()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var refused = await Should.ThrowAsync<FluentValidation.ValidationException>(() => _database.SendAsync(
            _world.Head, new AddEntry { List = list, Values = new Dictionary<string, string?> { ["family_name"] = "Рябинолугов", ["birth_date"] = "2090-02", ["capture_place"] = "Kilometre 18" } }));
        refused.Errors.Select(e => e.PropertyName).ShouldBe(["Dates[birth_date]"]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_ -")]
    public async Task Signs_alone_are_in_no_name(string find)
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        (await _database.SendAsync(_world.Head, new ReadPrisonerList { List = list, Selection = new EntrySelection { Q = find } })).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_long_in_latin_letters_can_be_kept()
    {
        var (list, entry) = await ListWithAsync((new string('Щ', 100), new string('Ш', 100)));
        (await _database.SendAsync(_world.Head, new ReadEntry { List = list, Entry = entry })).Content.Claim.RomanizedName.ShouldBeNull();
    }

    [Fact]
    public async Task Names_stand_in_the_order_of_what_is_read_in_latin_letters()
    {
        var (list, _) = await ListWithAsync(("Եղևնածորյան", "Գոռ"), ("Рябинолугов", "Илья"), ("Agcasuvarli", "Nicat"), ("Ամպածովյան", "Ashot"));

        var shown = await _database.SendAsync(_world.Head, new ReadPrisonerList { List = list, Selection = new EntrySelection() });
        shown.Rows.Select(r => r.Claim.FamilyName).ShouldBe(["Agcasuvarli", "Ամպածովյան", "Рябинолугов", "Եղևնածորյան"]);

        var version = await SubmitAsync(list);
        var frozen = await _database.SendAsync(_world.Lead, new ReadVersion { Version = version, Selection = new EntrySelection() });
        frozen.Rows.Select(r => r.Claim.FamilyName).ShouldBe(shown.Rows.Select(r => r.Claim.FamilyName));
    }

    [Fact]
    public async Task A_name_is_found_from_another_script()
    {
        var (list, _) = await ListWithAsync(("Գրիգորյան", "Արամ"), ("Рябинолугов", "Илья"));

        var found = await _database.SendAsync(_world.Head, new ReadPrisonerList { List = list, Selection = new EntrySelection { Q = "Григорян" } });

        found.Rows.ShouldHaveSingleItem().Claim.FamilyName.ShouldBe("Գրիգորյան");
        found.Rows[0].Claim.RomanizationScheme.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withdrawal_is_a_fact_of_its_own()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var version = await SubmitAsync(list);

        await _database.SendAsync(_world.Head, new WithdrawList { List = list, Reason = "Counted twice." });

        var seen = await _database.SendAsync(_world.Lead, new ReadVersion { Version = version });
        seen.Version.WithdrawalReason.ShouldBe("Counted twice.");
        seen.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_a_closed_process_lists_are_read_and_changed_no_more()
    {
        var (list, _) = await ListWithAsync(("Ծիրանունյան", "Արամ"));
        var closed = _world.Head with { Seat = _world.Head.Seat! with { Status = Negotiations.Domain.Processes.ProcessStatus.Closed } };

        (await _database.SendAsync(closed, new ReadPrisonerList { List = list })).Rows.ShouldHaveSingleItem();
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(closed, new OpenPrisonerList { Kind = ListKind.Missing }))).Rule.ShouldBe("process.closed");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(closed, new CheckPrisonerList(list)))).Rule.ShouldBe("process.closed");
        // What nobody of that role may do, closing does not make into something else.
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(closed, new Application.Meetings.ReadMeetingForm(null)));
    }

    private async Task<(Id<PrisonerList> List, Id<PrisonerEntry> First)> ListWithAsync(params (string Family, string Given)[] people)
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther });
        var entries = new List<Id<PrisonerEntry>>();
        foreach (var (family, given) in people)
        {
            entries.Add(await AddAsync(list, family, given));
        }

        return (list, entries[0]);
    }

    private Task<Id<PrisonerEntry>> AddAsync(Id<PrisonerList> list, string family, string given) =>
        _database.SendAsync(_world.Delegate, new AddEntry
        {
            List = list,
            Values = new Dictionary<string, string?>
            {
                ["family_name"] = family,
                ["given_name"] = given,
                ["health"] = "Sick",
                ["kin_phone"] = "+374 00 000000",
            },
        });

    private async Task<Id<ListVersion>> SubmitAsync(Id<PrisonerList> list)
    {
        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(list));
        return await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
    }
}
