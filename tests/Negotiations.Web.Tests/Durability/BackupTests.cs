using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Negotiations.Infrastructure.Backups;
using Negotiations.Infrastructure.Protection;
using Negotiations.Web.Setup;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Durability;

/// <summary>What is refused, and that nothing is left of it.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private const int Head = 37;
    private const int Piece = (64 * 1024) + 16;

    private readonly string _root = Directory.CreateTempSubdirectory("negotiations-backup-").FullName;
    private Backup _backup = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_root, "data");

    private string Keys => Path.Combine(_root, "keys");

    private string Empty => Path.Combine(_root, "empty");

    private string File => Path.Combine(_root, "elsewhere", "night.backup");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await WebFixture.FillAsync(Data);
        Directory.Move(Path.Combine(Data, "keys"), Keys);
        _backup = Of(Data, Keys);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_backup_holds_the_database_and_every_document_and_is_its_accounts_alone()
    {
        var made = await _backup.MakeAsync(File, Stop);

        made.Documents.ShouldBe(Documents(Data).Length);
        made.Documents.ShouldBeGreaterThan(0);
        made.Missing.ShouldBeEmpty();
        (await _backup.VerifyAsync(File, Stop)).LastHash.ShouldBe(made.LastHash);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(File)!).ShouldBe([File]);
        Directory.Exists(Path.Combine(Data, "backup.work")).ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up_and_the_trail_says_that_it_was()
    {
        var made = await _backup.MakeAsync(File, Stop);
        await _backup.NoteAsync(made, Stop);
        Last(Data).ShouldBe((made.LastEntry + 1, "BackedUp", string.Create(CultureInfo.InvariantCulture, $"entry {made.LastEntry}")));

        await Of(Empty, Keys).RestoreAsync(File, Stop);

        Last(Empty).ShouldBe((made.LastEntry + 1, "Restored", string.Create(CultureInfo.InvariantCulture, $"entry {made.LastEntry}")));
        Documents(Empty).ShouldBe(Documents(Data));
        foreach (var name in Documents(Data))
        {
            System.IO.File.ReadAllBytes(Path.Combine(Empty, "documents", name)).ShouldBe(System.IO.File.ReadAllBytes(Path.Combine(Data, "documents", name)));
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Empty, "*", SearchOption.AllDirectories))
            {
                System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public async Task One_flipped_bit_is_refused_wherever_it_is()
    {
        await _backup.MakeAsync(File, Stop);
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        // Format, key, salt, first piece, a tag, the middle, the beginning of the last piece, and the end.
        foreach (var at in new[] { 0, 3, 20, Head, Head + Piece - 1, whole.Length / 2, Head + ((whole.Length - Head) / Piece * Piece), whole.Length - 1 })
        {
            var flipped = (byte[])whole.Clone();
            flipped[at] ^= 1;
            await RefusedAsync(flipped, $"byte {at}");
        }
    }

    [Fact]
    public async Task A_file_cut_off_or_longer_is_refused()
    {
        await _backup.MakeAsync(File, Stop);
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        foreach (var length in new[] { 0, 20, Head, Head + Piece, whole.Length / 2, Head + ((whole.Length - Head) / Piece * Piece), whole.Length - 1 })
        {
            await RefusedAsync(whole[..length], $"{length} bytes");
        }

        await RefusedAsync([.. whole, 0], "one more");
        await RefusedAsync([.. whole[..(Head + Piece)], .. whole[(Head + (2 * Piece))..]], "without its second piece");
        await RefusedAsync(Encoding.ASCII.GetBytes("SQLite format 3"), "another format");
        await RefusedAsync(await System.IO.File.ReadAllBytesAsync(Path.Combine(Data, "documents", Documents(Data)[0]), Stop), "a document");
    }

    [Fact]
    public async Task With_other_keys_a_backup_does_not_open()
    {
        await _backup.MakeAsync(File, Stop);
        var others = Path.Combine(_root, "other-keys");
        ColumnKeys.Make(others);

        var refused = await Should.ThrowAsync<BackupRefused>(() => Of(Empty, others).RestoreAsync(File, Stop));

        refused.Message.ShouldContain("is not among the keys of this deployment");
        NothingIn(Empty);
    }

    [Fact]
    public async Task What_is_sealed_as_a_backup_but_says_something_else_of_itself_is_refused()
    {
        var made = await _backup.MakeAsync(File, Stop);
        await ForgedAsync(made with { LastHash = new string('0', 64) });
        await ForgedAsync(made with { LastEntry = made.LastEntry - 1 });
        await ForgedAsync(made with { Parts = [made.Parts[0] with { Hash = new string('0', 64) }, .. made.Parts.Skip(1)] });
        await ForgedAsync(made with { Parts = [.. made.Parts, made.Parts[^1]] });
        await ForgedAsync(made with { Missing = [new string('a', 32)] });
        await ForgedAsync(made, ("../escaped", [1]));
        await ForgedAsync(made, ("documents/../../escaped", [1]));

        async Task ForgedAsync(BackupManifest manifest, params (string Name, byte[] Content)[] more)
        {
            using var forged = new MemoryStream();
            await BackupFile.WriteAsync(new FileCipher(ColumnKeys.Read(Keys)), forged, PartsAsync(more), _ => manifest, Stop);
            await RefusedAsync(forged.ToArray(), manifest.ToString());
        }

        async IAsyncEnumerable<(string, Stream)> PartsAsync((string Name, byte[] Content)[] more)
        {
            var parts = new List<(string, Stream)>();
            await BackupFile.ReadAsync(new FileCipher(ColumnKeys.Read(Keys)), System.IO.File.OpenRead(File), name =>
            {
                parts.Add((name, new Kept()));
                return parts[^1].Item2;
            }, Stop);
            foreach (var (name, content) in parts)
            {
                content.Position = 0;
                yield return (name, content);
            }

            foreach (var (name, content) in more)
            {
                yield return (name, new MemoryStream(content));
            }
        }
    }

    [Fact]
    public async Task A_database_that_is_broken_makes_no_backup()
    {
        await using (var db = new FileStream(Path.Combine(Data, "negotiations.db"), FileMode.Open))
        {
            db.Position = db.Length / 2;
            await db.WriteAsync(RandomNumberGenerator.GetBytes(20 * 4096), Stop);
        }

        await Should.ThrowAsync<BackupRefused>(() => _backup.MakeAsync(File, Stop));
        NothingBegun();
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_named_and_the_rest_is_backed_up()
    {
        var lost = Documents(Data)[0];
        System.IO.File.Delete(Path.Combine(Data, "documents", lost));

        var made = await _backup.MakeAsync(File, Stop);

        made.Missing.ShouldBe([lost]);
        await Of(Empty, Keys).RestoreAsync(File, Stop);
        Documents(Empty).ShouldBe(Documents(Data));
    }

    [Fact]
    public async Task A_document_whose_file_still_has_its_first_name_is_in_it()
    {
        var name = Documents(Data)[0];
        var path = Path.Combine(Data, "documents", name);
        System.IO.File.Move(path, path + ".new");

        (await _backup.MakeAsync(File, Stop)).Parts.ShouldContain(p => p.Name == "documents/" + name);
    }

    [Fact]
    public async Task Nothing_is_written_over_what_is_there()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine", Stop);
        (await Should.ThrowAsync<BackupRefused>(() => _backup.MakeAsync(File, Stop))).Message.ShouldContain(File);
        System.IO.File.Move(File, File + ".new");
        (await Should.ThrowAsync<BackupRefused>(() => _backup.MakeAsync(File, Stop))).Message.ShouldContain(".new");
        (await System.IO.File.ReadAllTextAsync(File + ".new", Stop)).ShouldBe("mine");
    }

    [Theory]
    [InlineData("negotiations.db")]
    [InlineData("negotiations.db-wal")]
    [InlineData("documents/0123456789abcdef0123456789abcdef")]
    public async Task Nothing_is_restored_over_a_database_or_among_documents(string there)
    {
        await _backup.MakeAsync(File, Stop);
        var path = Path.Combine(Empty, there);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await System.IO.File.WriteAllTextAsync(path, "mine", Stop);

        (await Should.ThrowAsync<BackupRefused>(() => Of(Empty, Keys).RestoreAsync(File, Stop))).Message.ShouldContain("away");

        (await System.IO.File.ReadAllTextAsync(path, Stop)).ShouldBe("mine");
        Directory.GetFiles(Empty, "*", SearchOption.AllDirectories).ShouldBe([path]);
    }

    [Fact]
    public async Task One_backup_is_made_at_a_time_and_destroys_what_a_killed_one_left()
    {
        using (BackupWork.Take(Path.Combine(Data, "negotiations.db")))
        {
            (await Should.ThrowAsync<BackupRefused>(() => _backup.MakeAsync(File, Stop))).Message.ShouldContain("at work");
        }

        var left = Path.Combine(Data, "backup.work", "copy.db");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await System.IO.File.WriteAllTextAsync(left, "a name in clear", Stop);
        await _backup.MakeAsync(File, Stop);
        System.IO.File.Exists(left).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Piece)]
    [InlineData(5 * Piece)]
    public async Task A_disk_that_is_full_is_said_and_nobody_waits(int room)
    {
        await using var disk = new SmallDisk(room);
        var content = RandomNumberGenerator.GetBytes(10 * Piece);

        var full = await Should.ThrowAsync<IOException>(() => BackupFile.WriteAsync(
            new FileCipher(ColumnKeys.Read(Keys)), disk, One(content), parts => new BackupManifest(default, "", 0, "", parts, []), Stop));

        full.Message.ShouldBe(SmallDisk.Full);

        static async IAsyncEnumerable<(string, Stream)> One(byte[] content)
        {
            await Task.CompletedTask;
            yield return ("database", new MemoryStream(content));
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_a_database_that_is_not_is_said()
    {
        (await Should.ThrowAsync<BackupRefused>(() => _backup.MakeAsync(Path.Combine(_root, "nowhere", "a.backup"), Stop))).Message.ShouldContain("nowhere");
        (await Should.ThrowAsync<BackupRefused>(() => Of(Empty, Keys).MakeAsync(File, Stop))).Message.ShouldContain("negotiations.db");
        NothingIn(Empty);
        NothingBegun();
    }

    [Fact]
    public async Task The_commands_say_why_not_and_end_with_2()
    {
        await CheckAsync("No backup was made: a SQL Server is backed up", "--Database:Provider=SqlServer", "--Database:ConnectionString=Server=none", "--backup", File);
        await CheckAsync("No backup was made: --backup needs a file", "--backup");
        await CheckAsync("No backup was made: it would lie among the keys", "--backup", Path.Combine(Keys, "a.backup"));
        await CheckAsync("No backup was made: There is no folder of keys", "--Keys:Folder=" + Path.Combine(_root, "no-keys"), "--backup", File);
        await CheckAsync("Nothing was restored: ", "--restore", File);
        await CheckAsync("The backup does not hold: ", "--verify-backup=" + File);
        NothingBegun();

        async Task CheckAsync(string why, params string[] arguments)
        {
            var (code, said, complained) = await KilledServer.RunAsync(Data, ["--Keys:Folder=" + Keys, .. arguments]);
            complained.ShouldStartWith(why);
            (code, said).ShouldBe((2, ""), why);
        }
    }

    [Fact]
    public void A_file_after_a_command_is_no_setting()
    {
        string[] args = ["--Keys:Folder=/keys", "--backup", "/a/b", "--Deployment:DataFolder=/data"];
        Commands.FileAmong(args).ShouldBe(("--backup", "/a/b"));
        var settings = new ConfigurationBuilder().AddCommandLine(Commands.SettingsAmong(args)).Build();
        settings.AsEnumerable().Where(s => s.Value is not null).Select(s => s.Value).ShouldBe(["/keys", "/data"], ignoreOrder: true);
        Commands.FileAmong(["--restore=/a=b"]).ShouldBe(("--restore", "/a=b"));
        Commands.SettingsAmong(["--restore=/a=b"]).ShouldBeEmpty();
        Commands.FileAmong(["--restore", "--Keys:Folder=/keys"]).ShouldBe(("--restore", ""));
        Commands.FileAmong(["--migrate"]).ShouldBeNull();
    }

    private static Backup Of(string data, string keys) =>
        new(new BackupPlaces(Path.Combine(data, "negotiations.db"), Path.Combine(data, "documents")), ColumnKeys.Read(keys), TimeProvider.System);

    private static string[] Documents(string data) => [.. Directory.GetFiles(Path.Combine(data, "documents")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static (long, string, string) Last(string data)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "negotiations.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence, Action, Details FROM AuditEntries ORDER BY Sequence DESC LIMIT 1";
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetString(1), row.GetString(2));
    }

    private async Task RefusedAsync(byte[] content, string what)
    {
        var file = Path.Combine(_root, "altered.backup");
        await System.IO.File.WriteAllBytesAsync(file, content, Stop);
        await Should.ThrowAsync<BackupRefused>(() => _backup.VerifyAsync(file, Stop), what);
        await Should.ThrowAsync<BackupRefused>(() => Of(Empty, Keys).RestoreAsync(file, Stop), what);
        NothingIn(Empty);
    }

    private void NothingBegun()
    {
        Directory.GetFileSystemEntries(Path.GetDirectoryName(File)!).ShouldBeEmpty();
        Directory.Exists(Path.Combine(Data, "backup.work")).ShouldBeFalse();
    }

    private static void NothingIn(string folder) =>
        (Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : []).Select(f => Path.GetFileName(f)).Where(name => name != "backup.lock").ShouldBeEmpty();

    /// <summary>A content that can still be read when whoever wrote it is done.</summary>
    private sealed class Kept : MemoryStream
    {
        // Of what is in memory nothing has to be given back.
        public override void Close()
        {
        }
    }

    /// <summary>A disk with little room.</summary>
    private sealed class SmallDisk(int room) : MemoryStream
    {
        public const string Full = "No space left on device";

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > room ? throw new IOException(Full) : base.WriteAsync(buffer, cancellationToken);
    }
}
