namespace Negotiations.Infrastructure.Protection;

/// <summary>A folder that nobody but the application's own account opens.</summary>
public static class PrivateFolder
{
    /// <summary>Makes it, if it is not there; one that is there stays as the operator made it.</summary>
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
}
