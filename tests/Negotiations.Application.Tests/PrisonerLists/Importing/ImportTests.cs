using System.Data.Common;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Application.Tables;
using Negotiations.Application.Tests.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.PrisonerLists.Importing;

public abstract class ImportTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ImportTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ImportTests(DatabaseProvider.SqlServer);

    private const string Clean =
        """
        Ազգանուն,Имя,Ata adı,DOB,Զինվորական կոչում,Личный номер,Взят в плен,Legal status,Health,Тел.
        Ծիրանունյան,Արամ,Վահեի,1998-03-02,Private,A-1,13.09.2022,POW,Ill,+374 00 000000
        Рябинолугов,Илья,Петрович,май 1999,рядовой,A-2,2022-09-13,военнопленный,Здоров,
        Narçiçəkli,Elçin,Vəli oğlu,təxminən 1995,,A-3,,Hərbi əsir,,
        """;

    private ImportHouse _house = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await ImportHouse.NewAsync(await TestDatabase.NewAsync(provider));

    public ValueTask DisposeAsync() => _house?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_clean_file_in_mixed_scripts_and_languages_is_added_as_it_is_written()
    {
        var page = await _house.TryAsync(Clean);
        page.Counts.ShouldBe(new DryCounts(0, 3, 0, 0, 0, 0, 0));
        page.ColumnsLeftOut.ShouldBe(0);

        (await _house.ConfirmAsync(page.Import)).ShouldBe(new ImportOutcome(3, 0, WasDone: false));

        var aram = (await _house.EntriesAsync()).Single(e => e.Content.Claim.GivenName == "Արամ").Content;
        aram.Claim.FamilyName.ShouldBe("Ծիրանունյան");
        aram.Claim.FatherName.ShouldBe("Վահեի");
        aram.Claim.NameLanguage.ShouldBe("hy");
        aram.Claim.RomanizationScheme.ShouldNotBeNull();
        aram.Claim.CaptureDate.ShouldBe(PartialDate.Parse("2022-09-13"));
        aram.Claim.LegalStatus.ShouldBe(LegalStatus.PrisonerOfWar);
        aram.Sensitive.ShouldBe(new SensitiveDetails { Health = Health.Sick, KinPhone = "+374 00 000000" });
        var others = (await _house.EntriesAsync()).Select(e => e.Content.Claim).ToList();
        others.Single(c => c.GivenName == "Илья").BirthDate.ShouldBe(PartialDate.Parse("1999-05"));
        others.Single(c => c.GivenName == "Elçin").BirthDate.ShouldBe(PartialDate.Parse("1995~"));
    }

    [Fact]
    public async Task The_same_file_a_second_time_changes_nothing()
    {
        await _house.ImportAsync(Clean);
        var entries = await _house.EntriesAsync();
        var audited = await _house.AuditCountAsync();

        var page = await _house.TryAsync(Clean);
        page.Counts.ShouldBe(new DryCounts(0, 0, 0, 3, 0, 0, 0));
        (await _house.ConfirmAsync(page.Import)).ShouldBe(new ImportOutcome(0, 0, WasDone: false));

        (await _house.EntriesAsync()).Select(e => (e.Entry.Id, e.Entry.VersionToken, e.Content)).ShouldBe(entries.Select(e => (e.Entry.Id, e.Entry.VersionToken, e.Content)));
        (await _house.AuditCountAsync()).ShouldBe(audited);
    }

    [Theory]
    [InlineData(TableFormat.Csv, true)]
    [InlineData(TableFormat.Csv, false)]
    [InlineData(TableFormat.Xlsx, true)]
    [InlineData(TableFormat.Xlsx, false)]
    public async Task An_export_comes_back_without_a_change(TableFormat format, bool withKeys)
    {
        await _house.ImportAsync(Clean);
        await _house.Database.SendAsync(_house.World.Head, new AddEntry
        {
            List = _house.List,
            Values = EntryValues.Editable.ToDictionary(f => f.Key, f => (string?)(f.Kind switch
            {
                FieldKind.Date => f == EntryFields.BirthDate ? "1985/1989" : "2022-09%",
                FieldKind.Choice => f.Choices[^1],
                FieldKind.LongText => "=SUM(1)\n\"quoted\", second line",
                _ => f == EntryFields.NameLanguage ? "ru" : "'-Ёж; " + f.Label,
            })),
        });
        var before = await _house.EntriesAsync();

        var page = await _house.ReadAsync(await _house.UploadAsync(await _house.ExportAsync(format, withKeys), "export." + format.ToString().ToLowerInvariant()), ImportPart.Ready);

        page.Rows.SelectMany(r => r.Changes).ShouldBeEmpty();
        page.Counts.ShouldBe(new DryCounts(0, 0, 0, 4, 0, 0, 0));
        page.ColumnsLeftOut.ShouldBe(0);
        await _house.ConfirmAsync(page.Import);
        (await _house.EntriesAsync()).Select(e => e.Content).ShouldBe(before.Select(e => e.Content));
    }

    [Fact]
    public async Task A_blank_cell_erases_nothing_and_a_correction_is_shown_before_and_after()
    {
        await _house.ImportAsync(Clean);

        var page = await _house.TryAsync("Service number,Surname,First name,Rank,Date of birth,Health\nA-1,Ծիրանունյան,Արամ,Captain,,Good", ImportPart.Ready);

        var row = page.Rows.ShouldHaveSingleItem();
        row.Result.ShouldBe(RowResult.Change);
        row.Changes.ShouldBe([new FieldChange(EntryFields.Rank, "Private", "Captain"), new FieldChange(EntryFields.Health, null, null)]);
        await _house.ConfirmAsync(page.Import);
        var aram = (await _house.EntriesAsync()).Single(e => e.Content.Claim.ServiceNumber == "A-1").Content;
        aram.Claim.BirthDate.ShouldBe(PartialDate.Parse("1998-03-02"));
        aram.Sensitive.ShouldBe(new SensitiveDetails { Health = Health.Good, KinPhone = "+374 00 000000" });
    }

    [Fact]
    public async Task A_corrected_name_is_romanized_anew()
    {
        await _house.ImportAsync(Clean);
        var reference = (await _house.EntriesAsync()).Single(e => e.Content.Claim.ServiceNumber == "A-2").Entry.Reference;

        await _house.ImportAsync($"Reference,Фамилия,Имя\n{reference},Рябинолугин,Илья");

        var claim = (await _house.EntriesAsync()).Single(e => e.Entry.Reference == reference).Content.Claim;
        claim.FamilyName.ShouldBe("Рябинолугин");
        claim.RomanizedName.ShouldBe("Ryabinolugin Il’ya");
        claim.RomanizationScheme.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Date of birth", "31.02.1998", DateProblems.No31February, "1998-02")]
    [InlineData("Date of birth", "05/07/1999", DateProblems.DayOrMonthFirst, "1999-07-05")]
    [InlineData("Date of birth", "12.05.98", DateProblems.TwoDigitYear, "1998-05-12")]
    [InlineData("Date of birth", "soon", DateProblems.Unreadable, null)]
    [InlineData("Date of capture", "13.09.2220", DateProblems.YearOutOfRange, "2022-09-13")]
    [InlineData("Date of capture", "2022-10-06", "This is in the future. Write the date as on the document.", null)]
    [InlineData("Legal status", "PoW/civ", "Two answers in one cell. Choose one; the other can go into the remarks.", "PrisonerOfWar")]
    [InlineData("Legal status", "POW / ???", "This is not one of the answers. Choose one.", "PrisonerOfWar")]
    [InlineData("Legal status", "POW?", "This is not one of the answers. Choose one.", "PrisonerOfWar")]
    [InlineData("Sex", "x", "This is not one of the answers. Choose one.", null)]
    [InlineData("Unit", "1st\u0007 battalion", "There is a control character in this text. Type it again.", "1st  battalion")]
    public async Task What_cannot_be_read_is_said_in_words_by_row_and_column(string column, string text, string problem, string? suggestion)
    {
        var page = await _house.TryAsync($"Surname;Name;{column}\nՄասրահատյան;Գոռ;\"{text}\"");

        var row = page.Rows.ShouldHaveSingleItem();
        row.Result.ShouldBe(RowResult.NeedsMending);
        var found = row.Problems.ShouldHaveSingleItem();
        found.Template.ShouldBe(problem);
        found.Column.ShouldBe(column);
        found.InFile.ShouldBe(text);
        (found.Suggestions is [var first, ..] ? first : null).ShouldBe(suggestion);
        row.Number.ShouldBe(2);
        var refused = await Should.ThrowAsync<RuleViolation>(() => _house.ConfirmAsync(page.Import));
        refused.Rule.ShouldBe("import.mended");
        (await _house.EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Birth_after_capture_no_name_and_too_long_a_text_need_mending()
    {
        var page = await _house.TryAsync(
            $"Surname,First name,DOB,Captured,Service number\nА,Б,2001,1999,1\n,,1999,,2\nВ,Г,,,{new string('9', 61)}");

        page.Counts.NeedMending.ShouldBe(3);
        page.Rows.Select(r => r.Problems.Single().Field).ShouldBe([EntryFields.CaptureDate, EntryFields.FamilyName, EntryFields.ServiceNumber]);
    }

    [Fact]
    public async Task One_row_that_fails_keeps_all_others_out_until_it_is_corrected_or_left_out()
    {
        var import = await _house.UploadAsync(Clean + "\nСнегоборский,Павел,,31.02.1998,,,,,,\nЛипобережный,Олег,,,,,,PoW/civ,,");
        await Should.ThrowAsync<RuleViolation>(() => _house.ConfirmAsync(import));
        (await _house.EntriesAsync()).ShouldBeEmpty();

        await _house.CorrectAsync(import, c => c with
        {
            Cells = [new CellCorrection(5, "birth_date", "1998")],
            LeaveOut = new Dictionary<int, bool> { [6] = true },
        });

        (await _house.ReadAsync(import)).Counts.ShouldBe(new DryCounts(0, 4, 0, 0, 0, 1, 0));
        (await _house.ConfirmAsync(import)).Added.ShouldBe(4);
        (await _house.EntriesAsync()).Single(e => e.Content.Claim.GivenName == "Павел").Content.Claim.BirthDate.ShouldBe(PartialDate.Parse("1998"));
    }

    [Fact]
    public async Task A_correction_is_taken_back_by_what_the_file_says_and_an_empty_one_leaves_the_field_open()
    {
        var import = await _house.UploadAsync("Surname,First name,DOB\nСнегоборский,Павел,31.02.1998");
        await _house.CorrectAsync(import, c => c with { Cells = [new CellCorrection(2, "birth_date", "")] });
        (await _house.ReadAsync(import)).Counts.NeedMending.ShouldBe(0);

        await _house.CorrectAsync(import, c => c with { Cells = [new CellCorrection(2, "birth_date", " 31.02.1998 ")] });

        (await _house.ReadAsync(import)).Counts.NeedMending.ShouldBe(1);
    }

    [Fact]
    public async Task Dates_that_can_be_read_two_ways_are_settled_for_the_whole_file_by_a_person()
    {
        var import = await _house.UploadAsync("Surname,First name,DOB\nА,Б,05/07/1999\nВ,Г,06/08/1999");
        (await _house.ReadAsync(import)).Counts.NeedMending.ShouldBe(2);
        await _house.CorrectAsync(import, c => c with { Columns = new ColumnReading(["family_name", "given_name", "birth_date"], DateOrder.MonthFirst) });

        await _house.ConfirmAsync(import);

        (await _house.EntriesAsync()).Select(e => e.Content.Claim.BirthDate?.ToString()).ShouldBe(["1999-05-07", "1999-06-08"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_name_in_one_cell_is_split_by_a_rule_that_somebody_chooses()
    {
        var import = await _house.UploadAsync("Ф.И.О.\nРябинолугов Илья Петрович\n\"Narçiçəkli, Elçin\"\nԾիրանունյան");
        (await _house.ReadAsync(import)).Columns.Single().Meaning.ShouldBe(ColumnMeaning.FullNameFamilyFirst);
        (await _house.ReadAsync(import, ImportPart.Ready)).Rows.Select(r => (r.Content.Claim.FamilyName, r.Content.Claim.GivenName, r.Content.Claim.FatherName))
            .ShouldBe([("Рябинолугов", "Илья", "Петрович"), ("Narçiçəkli", "Elçin", null)]);
        (await _house.ReadAsync(import, ImportPart.ToLookAt)).Rows.ShouldHaveSingleItem().Content.Claim.FamilyName.ShouldBe("Ծիրանունյան");

        await _house.CorrectAsync(import, c => c with { Columns = new ColumnReading([ColumnMeaning.FullNameGivenFirst], null) });

        var turned = (await _house.ReadAsync(import, ImportPart.Ready)).Rows[0].Content.Claim;
        (turned.FamilyName, turned.GivenName, turned.FatherName).ShouldBe(("Петрович", "Рябинолугов", "Илья"));
    }

    [Fact]
    public async Task A_column_that_is_not_known_is_shown_and_left_out_until_somebody_chooses()
    {
        var import = await _house.UploadAsync("Surname,First name,Where from\nА,Б,a witness");
        (await _house.ReadAsync(import, ImportPart.Columns)).Columns[2].ShouldSatisfyAllConditions(
            c => c.Meaning.ShouldBe(ColumnMeaning.LeftOut), c => c.Samples.ShouldBe(["a witness"]));
        await Should.ThrowAsync<ValidationException>(() => _house.CorrectAsync(import, c => c with { Columns = new ColumnReading(["family_name", "given_name", "given_name"], null) }));
        await Should.ThrowAsync<ValidationException>(() => _house.CorrectAsync(import, c => c with { Columns = new ColumnReading(["family_name", "given_name", "no such thing"], null) }));

        await _house.CorrectAsync(import, c => c with { Columns = new ColumnReading(["family_name", "given_name", "source"], null) });
        await _house.ConfirmAsync(import);

        (await _house.EntriesAsync()).Single().Content.Claim.Source.ShouldBe("a witness");
    }

    [Fact]
    public async Task The_same_line_twice_is_one_person_and_a_namesake_is_asked_about()
    {
        var page = await _house.TryAsync("Surname,First name,DOB,Rank\nА,Б,1999,x\nА,Б,1999,x\nВ,Г,,\nВ,Г,,\nД,Е,1998,x\nД,Е,1998,y");

        page.Counts.ShouldBe(new DryCounts(2, 3, 0, 0, 1, 0, 0));
        page.Rows.Select(r => (r.Number, r.Problems.Single().OtherRow)).ShouldBe([(5, 4), (7, 6)]);
        await _house.CorrectAsync(page.Import, c => c with
        {
            People = new Dictionary<int, PersonDecision?> { [5] = PersonDecision.TwoPeople, [7] = PersonDecision.OnePerson },
        });
        (await _house.ConfirmAsync(page.Import)).Added.ShouldBe(4);

        var again = await _house.TryAsync("Surname,First name,DOB,Rank\nВ,Г,,\nВ,Г,,");
        again.Counts.ShouldBe(new DryCounts(0, 0, 0, 2, 0, 0, 0));
    }

    [Fact]
    public async Task One_service_number_under_two_names_is_asked_about_in_the_file_and_on_the_list()
    {
        await _house.ImportAsync("Surname,First name,Service number\nРябинолугов,Илья,A-2");

        var page = await _house.TryAsync(
            "Surname,First name,Service number,Rank\nՌյաբինոլուգով,Իլյա,A 2,x\nՄասրահատյան,Գոռ,B-1,\nMasrahatyan,Gor,b1,\nԼուսաձորյան,Վահե,B-1,");

        page.Counts.ShouldBe(new DryCounts(2, 1, 1, 0, 0, 0, 0));
        page.Rows.Select(r => r.Problems.Single().Template).ShouldBe(
        [
            "The same service number as row {0}, another spelling of the name. Keep one, or say that they are two people.",
            "The same service number as row {0}, but another name. Correct the number, keep one, or say that they are two people.",
        ]);
        var other = await _house.TryAsync("Surname,First name,Service number\nԼուսաձորյան,Վահե,A-2");
        other.Rows.Single().Problems.Single().Template.ShouldBe("Somebody with another name on the list has this service number. Say whether this is the same person.");
        await _house.CorrectAsync(other.Import, c => c with { People = new Dictionary<int, PersonDecision?> { [2] = PersonDecision.OnePerson } });
        (await _house.ReadAsync(other.Import, ImportPart.Ready)).Rows.Single().Result.ShouldBe(RowResult.Change);
        await _house.CorrectAsync(other.Import, c => c with { People = new Dictionary<int, PersonDecision?> { [2] = PersonDecision.TwoPeople } });
        (await _house.ReadAsync(other.Import)).Counts.Added.ShouldBe(1);
    }

    [Fact]
    public async Task Columns_that_slipped_against_their_references_overwrite_nobody()
    {
        await _house.ImportAsync(Clean);
        var entries = await _house.EntriesAsync();
        var slipped = entries.Zip(entries.Skip(1).Append(entries[0]), (row, other) => new[] { row.Entry.Reference, other.Content.Claim.FamilyName + "x", other.Content.Claim.GivenName });

        var page = await _house.TryAsync(ImportHouse.Csv(["Reference", "Surname", "First name"], slipped));

        page.Counts.NeedMending.ShouldBe(3);
        page.Rows[0].Problems.Single().Template.ShouldBe("The reference is that of somebody with another name on the list. Say whether this is the same person.");
    }

    [Fact]
    public async Task Suspicious_characters_and_names_that_sound_alike_are_shown_and_refused_by_nobody()
    {
        await _house.ImportAsync("Surname,First name\nԳրիգորյան,Արամ");

        var page = await _house.TryAsync("Surname,First name\nИва\u202Eнов,Илья\nГригорян,Арам", ImportPart.ToLookAt);

        page.Rows.Select(r => r.Notices.Single().Template).ShouldBe(
        [
            "{0}: the character {1} turns the direction of writing, so that the name reads differently than it is.",
            "Somebody on the list sounds the same. Leave the row out if it is the same person.",
        ]);
        await _house.ConfirmAsync(page.Import);
        (await _house.EntriesAsync()).ShouldContain(e => e.Content.Claim.FamilyName == "Ива\u202Eнов");
    }

    [Fact]
    public async Task A_file_in_Windows_1251_with_semicolons_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Encoding.GetEncoding(1251).GetBytes("Фамилия;Имя;Дата рождения;Пол;Правовой статус\r\nРябинолугов;Илья;7 ноября 1998;муж.;военнопленный\r\n");

        var import = await _house.UploadAsync(file, "список.csv");

        var page = await _house.ReadAsync(import, ImportPart.Ready);
        page.File.Encoding.ShouldBe("windows-1251");
        page.Rows.ShouldHaveSingleItem().Content.Claim.ShouldSatisfyAllConditions(
            c => c.FamilyName.ShouldBe("Рябинолугов"), c => c.BirthDate.ShouldBe(PartialDate.Parse("1998-11-07")), c => c.Sex.ShouldBe(Sex.Male));
    }

    [Fact]
    public async Task A_confirmation_sent_eight_times_at_once_adds_once()
    {
        var import = await _house.UploadAsync(Clean);
        var page = await _house.ReadAsync(import);
        var confirm = new ConfirmImport { List = _house.List, Import = import, Token = page.Token, ListToken = page.List.VersionToken };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _house.Database.SendAsync(_house.World.Delegate, confirm), Stop)));

        outcomes.Count(o => !o.WasDone).ShouldBe(1);
        (await _house.EntriesAsync()).Count.ShouldBe(3);
        var left = await _house.Database.AsAsync(_house.World.Delegate, db => db.ListImports.SingleAsync(Stop));
        (left.SealedTable.Length, left.SealedWork.Length).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Nothing_else_is_confirmed_than_what_was_looked_at()
    {
        var import = await _house.UploadAsync(Clean);
        var page = await _house.ReadAsync(import);
        await _house.Database.SendAsync(_house.World.Head, new AddEntry { List = _house.List, Values = new Dictionary<string, string?> { ["family_name"] = "А" } });

        await Should.ThrowAsync<EditConflict>(() => _house.Database.SendAsync(
            _house.World.Delegate, new ConfirmImport { List = _house.List, Import = import, Token = page.Token, ListToken = page.List.VersionToken }));
        await _house.CorrectAsync(import, c => c);
        await Should.ThrowAsync<EditConflict>(() => _house.Database.SendAsync(_house.World.Delegate, new CorrectImport { List = _house.List, Import = import, Token = page.Token }));
    }

    [Fact]
    public async Task An_import_is_not_found_by_anybody_but_its_delegation()
    {
        var import = await _house.UploadAsync(Clean);
        var page = await _house.ReadAsync(import);
        foreach (var (name, viewer) in _house.World.Everybody.Where(v => v.Viewer.Seat is not { } seat || (seat.ProcessId, seat.PartyId) != (_house.World.Talks.Process.Id, _house.World.Talks.First.Id)))
        {
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new ReadImport { List = _house.List, Import = import }), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new ReadImports(_house.List)), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new CorrectImport { List = _house.List, Import = import, Token = page.Token }), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new ConfirmImport { List = _house.List, Import = import, Token = page.Token, ListToken = page.List.VersionToken }), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new DropImport(_house.List, import)), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new UploadImport { List = _house.List, File = new MemoryStream("A\nb"u8.ToArray()), FileName = "a.csv" }), name);
            await Should.ThrowAsync<NotFound>(() => _house.Database.SendAsync(viewer, new DownloadTemplate(_house.List, TableFormat.Csv)), name);
        }

        (await _house.ReadAsync(import)).Counts.Added.ShouldBe(3);
    }

    [Fact]
    public async Task A_list_that_is_no_draft_takes_no_import()
    {
        await _house.ImportAsync(Clean);
        var import = await _house.UploadAsync("Surname\nА");
        var check = await _house.Database.SendAsync(_house.World.Head, new CheckPrisonerList(_house.List));
        await _house.Database.SendAsync(_house.World.Head, new SubmitPrisonerList { List = _house.List, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });

        (await Should.ThrowAsync<RuleViolation>(() => _house.UploadAsync(Clean))).Rule.ShouldBe("list.only-a-draft-changes");
        (await Should.ThrowAsync<RuleViolation>(() => _house.ConfirmAsync(import))).Rule.ShouldBe("list.only-a-draft-changes");
        (await _house.EntriesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_a_file_that_cannot_be_read_nothing_is_kept_and_the_reason_stands_beside_the_field()
    {
        var refused = await Should.ThrowAsync<ValidationException>(() => _house.UploadAsync("PK\u0003\u0004", "list.csv"));

        refused.Errors.Single().PropertyName.ShouldBe("File");
        refused.Errors.Single().ErrorMessage.ShouldStartWith("This is not a CSV file");
        (await Should.ThrowAsync<ValidationException>(() => _house.UploadAsync("Surname\n" + string.Concat(Enumerable.Repeat("А\n", 5001)))))
            .Errors.Single().CustomState.ShouldBe(new object[] { 5000 });
        (await _house.Database.SendAsync(_house.World.Head, new ReadImports(_house.List))).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_dropped_is_gone()
    {
        var import = await _house.UploadAsync(Clean, "C:\\lists\\list.csv");
        (await _house.Database.SendAsync(_house.World.Head, new ReadImports(_house.List))).Open.ShouldHaveSingleItem().FileName.ShouldBe("list.csv");

        await _house.Database.SendAsync(_house.World.Head, new DropImport(_house.List, import));
        await _house.Database.SendAsync(_house.World.Head, new DropImport(_house.List, import));

        (await Should.ThrowAsync<RuleViolation>(() => _house.ReadAsync(import))).Rule.ShouldBe("import.open");
        (await _house.Database.SendAsync(_house.World.Head, new ReadImports(_house.List))).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_read_is_sealed_in_the_database_and_reading_it_is_in_the_trail()
    {
        var import = await _house.UploadAsync(Clean);

        var row = await _house.Database.AsAsync(_house.World.Head, db => db.ListImports.AsNoTracking().SingleAsync(Stop));
        foreach (var word in new[] { "Рябинолугов", "family_name" })
        {
            row.SealedTable.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)).ShouldBe(-1);
            row.SealedWork.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)).ShouldBe(-1);
        }

        await _house.ReadAsync(import, ImportPart.Ready);
        (await _house.Database.AsAsync(World.Auditor, db => db.AuditEntries.CountAsync(
            e => e.Action == AuditAction.Read && e.RecordType == nameof(ListImport) && e.RecordId == import.Value.ToString(), Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task A_template_is_read_back_with_every_column_known()
    {
        foreach (var (format, name) in new[] { (TableFormat.Csv, "t.csv"), (TableFormat.Xlsx, "t.xlsx") })
        {
            var template = await _house.Database.SendAsync(_house.World.Head, new DownloadTemplate(_house.List, format));

            (await TableFiles.Refused(template, name, TableProblem.NoRows)).Problem.ShouldBe(TableProblem.NoRows);
        }

        ColumnMeaning.Recognise([.. EntryValues.Editable.Select(f => f.Label)]).ShouldBe(EntryValues.Editable.Select(f => f.Key));
    }

    [Fact]
    public async Task Five_thousand_rows_are_imported_with_as_many_queries_as_five()
    {
        var queries = new QueryCount();
        await using var house = await ImportHouse.NewAsync(await TestDatabase.NewAsync(provider, also: services =>
            services.ConfigureDbContext<NegotiationsDb>(options => options.AddInterceptors(queries))));
        var few = await CountAsync(house, queries, 5, "F");
        var many = await CountAsync(house, queries, 5000, "M");

        many.ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(16);
        (await house.EntriesAsync()).Count.ShouldBe(5005);
    }

    [Fact]
    public async Task A_list_is_not_filled_beyond_what_fits()
    {
        for (var part = 0; part < 2; part++)
        {
            await _house.ImportAsync(Rows(5000, "P" + part));
        }

        var import = await _house.UploadAsync(Rows(1, "Q"));

        (await Should.ThrowAsync<RuleViolation>(() => _house.ConfirmAsync(import))).Rule.ShouldBe("list.most-entries");
    }

    [Fact]
    public async Task Files_are_not_piled_up_unfinished_without_end()
    {
        var first = await _house.UploadAsync(Rows(1, "A"));
        for (var more = 1; more < PrisonerList.MostOpenImports; more++)
        {
            await _house.UploadAsync(Rows(1, "A"));
        }

        (await Should.ThrowAsync<RuleViolation>(() => _house.UploadAsync(Rows(1, "A")))).Rule.ShouldBe("import.most-open");

        await _house.ConfirmAsync(first);
        await _house.UploadAsync(Rows(1, "A"));
    }

    private static async Task<int> CountAsync(ImportHouse house, QueryCount queries, int rows, string mark)
    {
        queries.Reads = 0;
        (await house.ImportAsync(Rows(rows, mark))).Added.ShouldBe(rows);
        return queries.Reads;
    }

    private static string Rows(int count, string mark) =>
        "Surname,First name,Service number,Remarks\n" + string.Join('\n', Enumerable.Range(0, count).Select(i => $"Рябинолугов{i},Илья{mark},{mark}-{i},x"));

    private sealed class QueryCount : DbCommandInterceptor
    {
        public int Reads { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Reads += command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) ? 1 : 0;
            return ValueTask.FromResult(result);
        }
    }
}
