using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Protection;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Durability;

/// <summary>Column keys are replaced while people work, lost, and damaged.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private static readonly (string Table, string Column)[] Sealed =
        [("EntryDetails", "Sealed"), ("ListImports", "SealedTable"), ("ListImports", "SealedWork"), ("ListVersions", "SealedSalt"), ("VersionDetails", "Sealed")];

    private readonly string _data = Directory.CreateTempSubdirectory("negotiations-rotation-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(_data, "keys");

    private string OldKey => Path.Combine(Keys, "column-0001.key");

    public async ValueTask InitializeAsync() => await WebFixture.FillAsync(_data);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task While_people_work_everything_is_sealed_with_a_new_key_and_the_old_one_can_go()
    {
        await using (var web = await StartAsync())
        {
            using var head = await web.SignedInAsync("arm.head");
            var list = await KilledServerTests.OpenListAsync(head, $"/processes/{web.Process}", "Rotation");
            var receipts = new List<string>();
            await KilledServerTests.SubmitAsync(head, list, receipts);
            var loaded = await KilledServerTests.OpenListAsync(head, $"/processes/{web.Process}", "Loaded");
            using var upload = await head.UploadAsync($"{loaded}/imports/new", Encoding.UTF8.GetBytes("Family name,Given name\r\nNarçiçəkli,Elçin\r\n"), "list.csv");
            var import = upload.RedirectedTo();
            KeysNeeded("ListImports", "SealedTable").ShouldHaveSingleItem();
            var added = await KilledServer.RunAsync(_data, "--add-key");
            added.ExitCode.ShouldBe(0, added.Complained);
            added.Said.ShouldContain("column-0002.key");
            KeysNeeded().ShouldHaveSingleItem().ShouldBe(IdOf(0));

            var done = await KilledServer.RunAsync(_data, "--reseal");

            done.ExitCode.ShouldBe(0, done.Complained);
            done.Said.ShouldContain("Nothing here needs column-0001.key any more");
            // The server was started with one key.
            await KilledServerTests.CheckReceiptAsync(head, receipts[0]);
            await KilledServerTests.SubmitAsync(head, list, receipts);
            (await head.PageAsync(import)).Body!.TextContent.ShouldContain("Family name");
            (await head.PageAsync($"/processes/{web.Process}/trail")).Body!.TextContent.ShouldContain("they say what they said");
        }

        KeysNeeded().ShouldHaveSingleItem().ShouldBe(IdOf(1));
        File.Delete(OldKey);
        await using (var web = await StartAsync())
        {
            (await OpenAllAsync(web)).ShouldBeGreaterThan(5);
        }

        (await KilledServer.RunAsync(_data, "--verify-audit")).ExitCode.ShouldBe(0);
        (await KilledServer.RunAsync(_data, "--reseal")).Said.ShouldContain("0 texts and 0 files");
    }

    [Fact]
    public async Task What_was_interrupted_opens_and_goes_on_where_it_was()
    {
        ColumnKeys.Add(Keys);
        // In the way of the first document.
        var documents = Directory.GetFiles(Path.Combine(_data, "documents"));
        foreach (var document in documents)
        {
            Directory.CreateDirectory(document + ".seal");
        }

        await using var web = await StartAsync();
        await using (var scope = web.Services.CreateAsyncScope())
        {
            await Should.ThrowAsync<UnauthorizedAccessException>(() => scope.ServiceProvider.GetRequiredService<Resealing>().RunAsync(Stop));
        }

        KeysNeeded().Count.ShouldBe(2);
        (await OpenAllAsync(web)).ShouldBeGreaterThan(5);
        (await KilledServer.RunAsync(_data, "--verify-audit")).ExitCode.ShouldBe(0);
        foreach (var document in documents)
        {
            Directory.Delete(document + ".seal");
            // What a killed one left beside it.
            await File.WriteAllTextAsync(document + ".seal", "half", Stop);
        }

        await using (var scope = web.Services.CreateAsyncScope())
        {
            var done = await scope.ServiceProvider.GetRequiredService<Resealing>().RunAsync(Stop);
            (done.Texts, done.Files, done.Broken.Count).ShouldBe((0, documents.Length, 0));
            done.Unneeded.ShouldBe(["column-0001.key"]);
        }

        Directory.GetFiles(Path.Combine(_data, "documents")).ShouldBe(documents, ignoreOrder: true);
        KeysNeeded().ShouldHaveSingleItem();
        (await OpenAllAsync(web)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Stopped_between_two_texts_nothing_is_half()
    {
        ColumnKeys.Add(Keys);
        await using var web = await StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using (var scope = web.Services.CreateAsyncScope())
        {
            // In the middle: what comes before these is sealed anew already.
            scope.ServiceProvider.GetRequiredService<NegotiationsDb>().ChangeTracker.Tracked += (_, row) =>
            {
                if (row.Entry.Entity is VersionDetail)
                {
                    stop.Cancel();
                }
            };
            await Should.ThrowAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<Resealing>().RunAsync(stop.Token));
        }

        KeysNeeded("EntryDetails").ShouldBe([IdOf(1)]);
        KeysNeeded("VersionDetails").ShouldBe([IdOf(0)]);
        (await OpenAllAsync(web)).ShouldBeGreaterThan(5);
        (await KilledServer.RunAsync(_data, "--verify-audit")).ExitCode.ShouldBe(0);
        (await KilledServer.RunAsync(_data, "--reseal")).ExitCode.ShouldBe(0);
        KeysNeeded().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_a_key_that_texts_need_the_application_does_not_start_and_nothing_is_made_in_its_place()
    {
        ColumnKeys.Add(Keys);
        var lost = IdOf(0);
        File.Delete(OldKey);

        (await Should.ThrowAsync<InvalidOperationException>(() => KilledServer.StartAsync(_data))).Message.ShouldContain("ended before it was there");

        await using var db = Database();
        (await Should.ThrowAsync<KeysMissing>(() => Resealing.RequireKeysAsync(db, ColumnKeys.Read(Keys), Stop))).Message.ShouldContain(lost);
        Directory.GetFiles(Keys, "column-*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_flipped_bit_keeps_one_text_from_being_read_and_is_named()
    {
        ColumnKeys.Add(Keys);
        string[] flipped = [Flip("VersionDetails", "Sealed", 0), Flip("VersionDetails", "Sealed", 2), Flip("VersionDetails", "Sealed", 40)];
        await using var web = await StartAsync();
        var before = Content("VersionDetails", "Sealed", flipped);

        var done = await KilledServer.RunAsync(_data, "--reseal");

        done.ExitCode.ShouldBe(1);
        foreach (var row in flipped)
        {
            done.Complained.ShouldContain("VersionDetail " + row.ToLowerInvariant());
        }

        Content("VersionDetails", "Sealed", flipped).ShouldBe(before);
        (await Should.ThrowAsync<SealBroken>(() => OpenAllAsync(web))).Message.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_key_is_added_after_those_that_are_there_and_never_guessed()
    {
        Path.GetFileName(ColumnKeys.Add(Keys)).ShouldBe("column-0002.key");
        Path.GetFileName(ColumnKeys.Add(Keys)).ShouldBe("column-0003.key");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Keys, "column-0003.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Copy(OldKey, Path.Combine(Keys, "column-winter.key"));
        Should.Throw<KeysMissing>(() => ColumnKeys.Add(Keys)).Message.ShouldContain("column-winter.key");
        Should.Throw<KeysMissing>(() => ColumnKeys.Add(Path.Combine(_data, "nowhere")));
        (await KilledServer.RunAsync(_data, "--Keys:Folder=" + Path.Combine(_data, "nowhere"), "--add-key")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Sealing_anew_changes_nothing_else()
    {
        await using var db = Database();
        var version = await db.ListVersions.IgnoreQueryFilters().FirstAsync(Stop);
        version.KeepSalt([1, 2, 3]);
        db.Entry(version).Property(v => v.Hash).CurrentValue = new string('0', ListVersion.HashLength);
        await Should.ThrowAsync<AccessRefused>(() => db.SaveResealedAsync(Stop));

        db.Forget();
        db.Add(new Process("Another", "A-1", "", "UTC"));
        await Should.ThrowAsync<AccessRefused>(() => db.SaveResealedAsync(Stop));
    }

    [Fact]
    public void Every_column_of_bytes_is_known_to_be_sealed_or_not()
    {
        using var db = Database();
        var bytes = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(byte[])).ToList();
        bytes.Where(SealedColumns.Is).Select(p => (p.DeclaringType.ClrType.Name + "s", p.Name)).Order().ShouldBe(Sealed.Order());
        bytes.Where(p => !SealedColumns.Is(p)).Select(p => p.DeclaringType.ClrType.Name).Distinct().ShouldBeSubsetOf(["IdentityUserPasskey`1", "IdentityPasskeyData"]);
    }

    private Task<WebFixture> StartAsync() => WebFixture.StartAsync(("Deployment:DataFolder", _data));

    private NegotiationsDb Database()
    {
        var options = new DbContextOptionsBuilder<NegotiationsDb>();
        options.Use(new DatabaseOptions { ConnectionString = "Data Source=" + Path.Combine(_data, "negotiations.db") });
        return new NegotiationsDb(options.Options, new CurrentViewer(), TimeProvider.System);
    }

    /// <summary>Opens every sealed text and every document.</summary>
    private static async Task<int> OpenAllAsync(WebFixture web)
    {
        await using var scope = web.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        var cipher = scope.ServiceProvider.GetRequiredService<IFieldCipher>();
        var files = scope.ServiceProvider.GetRequiredService<Application.Documents.IDocumentFiles>();
        var count = 0;
        foreach (var version in await db.ListVersions.IgnoreQueryFilters().ToListAsync(Stop))
        {
            count += cipher.Open(version.SealedSalt, version.Id.Value).Length > 0 ? 1 : 0;
        }

        foreach (var detail in await db.VersionDetails.IgnoreQueryFilters().ToListAsync(Stop))
        {
            count += cipher.Open(detail.Sealed, detail.Id.Value).Length > 0 ? 1 : 0;
        }

        foreach (var detail in await db.EntryDetails.IgnoreQueryFilters().ToListAsync(Stop))
        {
            count += cipher.Open(detail.Sealed, detail.Id.Value).Length > 0 ? 1 : 0;
        }

        foreach (var document in await db.Documents.IgnoreQueryFilters().Where(d => d.WithdrawnAt == null).ToListAsync(Stop))
        {
            await using var content = await files.OpenAsync(document.Id, new(document.StoredAs, document.Size, document.Hash), Stop);
            count++;
        }

        return count;
    }

    /// <summary>Ids of the keys that texts and files say they need.</summary>
    private IReadOnlyList<string> KeysNeeded() =>
    [
        .. Sealed.SelectMany(s => KeysNeeded(s.Table, s.Column))
            .Concat(Directory.GetFiles(Path.Combine(_data, "documents")).Select(f => Convert.ToHexStringLower(File.ReadAllBytes(f).AsSpan(1, 4)))).Distinct(),
    ];

    private string[] KeysNeeded(string table, string column = "Sealed") =>
        (Ask($"SELECT group_concat(DISTINCT hex(substr({column}, 2, 4))) FROM {table} WHERE length({column}) > 0") as string ?? "").ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries);

    private string IdOf(int key) => ColumnKeys.Read(Keys).All[key].Id.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Flips a bit of a text that none was flipped of yet.</summary>
    /// <returns>Its row.</returns>
    private string Flip(string table, string column, int at)
    {
        using var connection = Connect();
        using var read = connection.CreateCommand();
        using var write = connection.CreateCommand();
#pragma warning disable CA2100 // names of this file
        read.CommandText = $"SELECT Id, {column} FROM {table} ORDER BY Id LIMIT 1 OFFSET {at % 7}";
        write.CommandText = $"UPDATE {table} SET {column} = $content WHERE Id = $id";
#pragma warning restore CA2100
        using var row = read.ExecuteReader();
        row.Read();
        var (id, content) = (row.GetString(0), (byte[])row[1]);
        content[at] ^= 4;
        write.Parameters.AddWithValue("$content", content);
        write.Parameters.AddWithValue("$id", id);
        write.ExecuteNonQuery().ShouldBe(1);
        return id;
    }

    private string Content(string table, string column, string[] rows) =>
        (string)Ask($"SELECT group_concat(hex({column})) FROM (SELECT {column} FROM {table} WHERE Id IN ('{string.Join("','", rows)}') ORDER BY Id)")!;

    private object? Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_data, "negotiations.db"), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
