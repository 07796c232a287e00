using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Documents;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Backups;

/// <summary>
/// Backs up the embedded database and the files of its documents while the application works, into one file that is sealed with the column keys and does not hold them (docs/adr/0031). A file has
/// its final name only once all of it was read back and held.
/// </summary>
public sealed class Backup(BackupPlaces places, ColumnKeys keys, TimeProvider clock)
{
    /// <summary>Ending of a backup.</summary>
    public const string Ending = ".backup";

    /// <summary>Ending of a backup that is being made.</summary>
    public const string NewEnding = ".new";

    private const string CopyName = "copy.db";
    private const string StagingName = "restore.work";

    private readonly FileCipher _cipher = new(keys);

    /// <summary>Makes a backup.</summary>
    /// <param name="file">A file that is not there yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupRefused">None was made.</exception>
    public Task<BackupManifest> MakeAsync(string file, CancellationToken cancellationToken) => TellAsync(async () =>
    {
        if (!File.Exists(places.Database))
        {
            throw new BackupRefused($"There is no database at '{places.Database}'.");
        }

        if (Path.Exists(file))
        {
            throw new BackupRefused($"'{file}' is there already, and nothing is written over it.");
        }

        var unfinished = file + NewEnding;
        if (Path.Exists(unfinished))
        {
            throw new BackupRefused($"'{unfinished}' is there: of a backup that is being made, or was killed. Delete it if none is being made.");
        }

        using var work = BackupWork.Take(places.Database);
        var target = new FileStream(unfinished, PrivateFolder.ForOwner(FileMode.CreateNew));
        try
        {
            await using (target)
            {
                await WriteAsync(target, work, cancellationToken);
                await target.FlushAsync(cancellationToken);
                target.Flush(flushToDisk: true);
            }

            var manifest = await VerifyAsync(unfinished, work, cancellationToken);
            File.Move(unfinished, file);
            return manifest;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    });

    /// <summary>Reads a backup to its end: everything in it is what it was, and the database opens.</summary>
    /// <exception cref="BackupRefused">It does not hold, or is of other keys.</exception>
    public Task<BackupManifest> VerifyAsync(string file, CancellationToken cancellationToken) => TellAsync(async () =>
    {
        using var work = BackupWork.Take(places.Database);
        return await VerifyAsync(file, work, cancellationToken);
    });

    /// <summary>Puts a backup where no database is, after all of it was verified, and notes in its trail that this was done.</summary>
    /// <exception cref="BackupRefused">It does not hold, or there is a database already; nothing was put anywhere.</exception>
    public Task<BackupManifest> RestoreAsync(string file, CancellationToken cancellationToken) => TellAsync(async () =>
    {
        RefuseToReplace();
        using var work = BackupWork.Take(places.Database);
        // In the folder itself, so that putting them in place is a change of names.
        var staging = Path.Combine(places.Documents, StagingName);
        try
        {
            PrivateFolder.Create(places.Documents);
            PrivateFolder.Create(staging);
            var database = Path.Combine(work.Folder, CopyName);
            var manifest = await ReadAsync(file, database, name => new FileStream(Path.Combine(staging, name), PrivateFolder.ForOwner(FileMode.CreateNew)), cancellationToken);
            await NoteAsync(database, AuditAction.Restored, manifest, cancellationToken);
            if (LogsOf(database).Any(File.Exists))
            {
                throw new BackupRefused("The database could not be written to the end.");
            }

            foreach (var document in Directory.EnumerateFiles(staging))
            {
                File.Move(document, Path.Combine(places.Documents, Path.GetFileName(document)));
            }

            // Last: with the database in its place, it is done.
            File.Move(database, places.Database);
            return manifest;
        }
        finally
        {
            BackupWork.Destroy(staging);
        }
    });

    /// <summary>Notes in the trail of the database that was backed up that this was done.</summary>
    public Task NoteAsync(BackupManifest manifest, CancellationToken cancellationToken) => TellAsync(async () =>
    {
        await NoteAsync(places.Database, AuditAction.BackedUp, manifest, cancellationToken);
        return manifest;
    });

    private static async Task<T> TellAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or SealBroken or InvalidDataException or FormatException or JsonException)
        {
            throw new BackupRefused(e.Message, e);
        }
    }

    private static string[] LogsOf(string database) => [database + "-wal", database + "-shm", database + "-journal"];

    private static string ConnectionTo(string database) =>
        new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString();

    private NegotiationsDb Open(string database, Viewer viewer)
    {
        var options = new DbContextOptionsBuilder<NegotiationsDb>();
        options.Use(new DatabaseOptions { ConnectionString = ConnectionTo(database) });
        return new NegotiationsDb(options.Options, new CurrentViewer { Viewer = viewer }, clock);
    }

    private async Task WriteAsync(FileStream target, BackupWork work, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(work.Folder, CopyName);
        var madeAt = clock.GetUtcNow();
        await CopyAsync(copy, cancellationToken);
        var said = await AskAsync(copy, cancellationToken);
        var missing = new List<string>();
        await BackupFile.WriteAsync(
            _cipher, target, PartsAsync(copy, said.Documents, missing, cancellationToken), parts => new BackupManifest(madeAt, said.Migration, said.Head.Sequence, said.Head.Hash, parts, missing), cancellationToken);
    }

    // One moment of the database, while others write; and nothing of what was deleted in it.
    private async Task CopyAsync(string copy, CancellationToken cancellationToken)
    {
        await new FileStream(copy, PrivateFolder.ForOwner(FileMode.CreateNew)).DisposeAsync();
        await using var connection = new SqliteConnection(ConnectionTo(places.Database));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        // It takes as long as the database is large.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The database first, its documents after: a file is there before its row.
    private async IAsyncEnumerable<(string Name, Stream Content)> PartsAsync(
        string copy, IEnumerable<string> documents, List<string> missing, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var database = new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        // From here on it has no name, and goes with this process.
        File.Delete(copy);
        yield return (BackupFile.Database, database);
        foreach (var name in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DocumentFiles.IsName(name) && DocumentFiles.Find(places.Documents, name) is { } content)
            {
                yield return (BackupFile.Documents + name, content);
            }
            else
            {
                missing.Add(name);
            }
        }
    }

    private async Task<BackupManifest> VerifyAsync(string file, BackupWork work, CancellationToken cancellationToken)
    {
        var database = Path.Combine(work.Folder, CopyName);
        return await ReadAsync(file, database, _ => Stream.Null, cancellationToken);
    }

    private async Task<BackupManifest> ReadAsync(string file, string database, Func<string, Stream> document, CancellationToken cancellationToken)
    {
        BackupManifest manifest;
        await using (var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan))
        {
            manifest = await BackupFile.ReadAsync(_cipher, content, Place, cancellationToken);
        }

        var said = await AskAsync(database, cancellationToken);
        return said.Sound && said.Migration == manifest.Migration && said.Head == (manifest.LastEntry, manifest.LastHash)
            && said.Documents.SequenceEqual(manifest.Parts.Select(p => p.Name).Where(n => n != BackupFile.Database).Select(n => n[BackupFile.Documents.Length..])
                .Concat(manifest.Missing).Order(StringComparer.Ordinal))
            ? said.Known ? manifest
                : throw new BackupRefused($"Its database is of a later version ({manifest.Migration}): install the version that made it.")
            : throw new BackupRefused("Its database is not what the backup says of it.");

        Stream Place(string name) => name == BackupFile.Database ? new FileStream(database, PrivateFolder.ForOwner(FileMode.CreateNew))
            : name.StartsWith(BackupFile.Documents, StringComparison.Ordinal) && DocumentFiles.IsName(name[BackupFile.Documents.Length..]) ? document(name[BackupFile.Documents.Length..])
            : throw new BackupRefused("It holds something that is never put into a backup.");
    }

    private async Task<Said> AskAsync(string database, CancellationToken cancellationToken)
    {
        await using var db = Open(database, Viewer.Nobody);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var check = db.Database.GetDbConnection().CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        check.CommandTimeout = 0;
        var sound = await check.ExecuteScalarAsync(cancellationToken) is "ok";
        var migration = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).LastOrDefault() ?? "";
        var head = await Trail.HeadAsync(db, cancellationToken);
#pragma warning disable RS0030 // a backup is of all processes and audiences; only the random names of files are read, and nobody is shown anything
        var documents = await db.Documents.IgnoreQueryFilters().Where(d => d.WithdrawnAt == null).Select(d => d.StoredAs).ToListAsync(cancellationToken);
#pragma warning restore RS0030
        return new Said(sound, migration, db.Database.GetMigrations().Contains(migration), head, [.. documents.Order(StringComparer.Ordinal)]);
    }

    private async Task NoteAsync(string database, AuditAction action, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var db = Open(database, new Viewer { Name = "--" + (action == AuditAction.BackedUp ? "backup" : "restore"), Office = Office.Auditor });
        db.Note(new AuditNote(action, nameof(AuditEntry), Guid.Empty, null, "entry " + manifest.LastEntry.ToString(CultureInfo.InvariantCulture)));
        await db.SaveAsync(cancellationToken);
    }

    private void RefuseToReplace()
    {
        if (LogsOf(places.Database).Prepend(places.Database).FirstOrDefault(Path.Exists) is { } there)
        {
            throw new BackupRefused($"'{there}' is there. Nothing is restored over a database: move it away, and all that belongs to it, or set Deployment:DataFolder to another folder.");
        }

        // What a killed restore left is none of anybody's.
        BackupWork.Destroy(Path.Combine(places.Documents, StagingName));
        if (Directory.Exists(places.Documents) && Directory.EnumerateFileSystemEntries(places.Documents).Any())
        {
            throw new BackupRefused($"There are files in '{places.Documents}'. Move the folder of documents away, or set Documents:Folder to another one.");
        }
    }

    /// <summary>What a database says.</summary>
    private sealed record Said(bool Sound, string Migration, bool Known, (long Sequence, string Hash) Head, IReadOnlyList<string> Documents);
}
