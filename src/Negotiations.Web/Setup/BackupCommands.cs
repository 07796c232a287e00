using System.Globalization;
using Microsoft.Data.Sqlite;
using Negotiations.Infrastructure.Backups;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Web.Setup;

/// <summary>The commands <c>--backup</c>, <c>--verify-backup</c> and <c>--restore</c>: what they found goes to the output, why not to the error stream.</summary>
internal static class BackupCommands
{
    private const int Done = 0;
    private const int DoneInPart = 1;
    private const int Refused = 2;

    /// <summary>Does what a command asks for.</summary>
    /// <returns>How the process ends: 0, 1 if a backup was made that lacks something, 2 if nothing was done.</returns>
    public static async Task<int> RunAsync(string command, string file, Deployment deployment)
    {
        try
        {
            if (deployment.Database.Provider != DatabaseProvider.Sqlite)
            {
                throw new BackupRefused("a SQL Server is backed up and restored by its own means, and the folder of documents after it: docs/operations.md says how.");
            }

            if (file.Length == 0)
            {
                throw new BackupRefused($"{command} needs a file: {command} /somewhere/else/negotiations.backup");
            }

            var places = new BackupPlaces(Path.GetFullPath(new SqliteConnectionStringBuilder(deployment.Database.ConnectionString).DataSource), deployment.DocumentsFolder);
            var backup = new Backup(places, ColumnKeys.Read(deployment.KeysFolder), TimeProvider.System);
            return command switch
            {
                Commands.Backup => await MakeAsync(backup, FileFor(file, deployment), deployment.KeysFolder),
                Commands.Restore => await RestoreAsync(backup, Path.GetFullPath(file)),
                _ => await VerifyAsync(backup, Path.GetFullPath(file)),
            };
        }
        catch (Exception e) when (e is BackupRefused or KeysMissing)
        {
            var what = command switch
            {
                Commands.Backup => "No backup was made",
                Commands.Restore => "Nothing was restored",
                _ => "The backup does not hold",
            };
            await Console.Error.WriteLineAsync($"{what}: {e.Message}");
            return Refused;
        }
    }

    /// <summary>The file itself, or, in a folder that is there, one named by the time.</summary>
    private static string FileFor(string given, Deployment deployment)
    {
        var path = Path.GetFullPath(given);
        var keys = deployment.KeysFolder + Path.DirectorySeparatorChar;
        if ((path + Path.DirectorySeparatorChar).StartsWith(keys, StringComparison.Ordinal))
        {
            throw new BackupRefused("it would lie among the keys. Whoever has both has everything: put it elsewhere.");
        }

        return Directory.Exists(path)
            ? Path.Combine(path, TimeProvider.System.GetUtcNow().ToString("'negotiations-'yyyyMMdd'-'HHmmss'Z'", CultureInfo.InvariantCulture) + Backup.Ending)
            : path;
    }

    private static async Task<int> MakeAsync(Backup backup, string file, string keys)
    {
        var made = await backup.MakeAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"The backup is in '{file}', and was read back. {InWords(made)}");
        await Console.Out.WriteLineAsync($"THE KEYS ARE NOT IN IT. Without those of '{keys}', kept in another place than the backup, nobody can open it, ever.");
        var lacking = made.Missing.Count > 0;
        if (lacking)
        {
            await Console.Error.WriteLineAsync($"Of {made.Missing.Count} documents there was no file to back up, {made.Missing[0]} among them: look for it in an older backup.");
        }

        try
        {
            await backup.NoteAsync(made, CancellationToken.None);
        }
        catch (BackupRefused e)
        {
            await Console.Error.WriteLineAsync($"That it was made is not in the trail: {e.Message}");
            lacking = true;
        }

        return lacking ? DoneInPart : Done;
    }

    private static async Task<int> VerifyAsync(Backup backup, string file)
    {
        await Console.Out.WriteLineAsync($"The backup holds. {InWords(await backup.VerifyAsync(file, CancellationToken.None))}");
        return Done;
    }

    private static async Task<int> RestoreAsync(Backup backup, string file)
    {
        var made = await backup.RestoreAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"Restored. {InWords(made)} What was confirmed after that time is gone. Start the application, and verify the trail.");
        return Done;
    }

    private static string InWords(BackupManifest made) => string.Create(
        CultureInfo.InvariantCulture,
        $"It is of {made.MadeAt:yyyy-MM-dd HH:mm:ss} UTC: the database ({made.Migration}) and {made.Documents} documents. The last entry of its trail is {made.LastEntry}, with the hash {made.LastHash}.");
}
