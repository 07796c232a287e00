using System.Text;

namespace Negotiations.Infrastructure.Protection;

/// <summary>Folders and files that nobody but the application's own account opens.</summary>
public static class PrivateFolder
{
    /// <summary>Makes a folder, if it is not there; one that is there stays as the operator made it.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a new file that nobody else reads; refuses to write over one.</summary>
    public static void Write(string path, string text)
    {
        using var file = new FileStream(path, ForOwner(FileMode.CreateNew));
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    /// <summary>How to open a file that is written, and that belongs to its account alone if it is made.</summary>
    internal static FileStreamOptions ForOwner(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
