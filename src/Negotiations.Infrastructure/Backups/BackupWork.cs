using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Backups;

/// <summary>
/// A folder beside the database for the one backup or restore that is at work: there lies, for seconds, a database that is not sealed. Destroyed at the end, whatever happened; what a killed one
/// left, the next one destroys.
/// </summary>
internal sealed class BackupWork : IDisposable
{
    private const string FolderName = "backup.work";
    private const string LockName = "backup.lock";

    private readonly FileStream _lock;

    private BackupWork(string folder, FileStream held) => (Folder, _lock) = (folder, held);

    /// <summary>The folder, empty at first.</summary>
    public string Folder { get; }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="IOException">Another backup or restore is at work, or it cannot be made.</exception>
    public static BackupWork Take(string database)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(database))!;
        PrivateFolder.Create(beside);
        var held = Hold(Path.Combine(beside, LockName));
        try
        {
            var folder = Path.Combine(beside, FolderName);
            Destroy(folder);
            PrivateFolder.Create(folder);
            return new BackupWork(folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Destroys a folder and what is in it, if it is there.</summary>
    public static void Destroy(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose()
    {
        Destroy(Folder);
        _lock.Dispose();
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, PrivateFolder.ForOwner(FileMode.OpenOrCreate));
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new BackupRefused($"Another backup or restore is at work, or '{path}' cannot be taken: {e.Message}", e);
        }
    }
}
