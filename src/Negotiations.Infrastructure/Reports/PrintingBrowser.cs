namespace Negotiations.Infrastructure.Reports;

/// <summary>Finds the browser of the Chromium family that prints: the one that a setting names, or one that is installed.</summary>
public static class PrintingBrowser
{
    /// <summary>Setting with the path of the browser; without it, the usual names and places are looked through.</summary>
    public const string Setting = "Reports:Browser";

    /// <summary>Value of the setting by which nothing is printed, whatever is installed.</summary>
    public const string None = "none";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chrome", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[]
            {
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            }),
    ];

    /// <summary>Path of the browser, or null if there is none.</summary>
    /// <param name="configured">What the setting says, if it is set.</param>
    /// <exception cref="SettingsWrong">The setting names a file that is not there.</exception>
    public static string? Find(string? configured)
    {
        if (configured == None)
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(configured))
        {
            return File.Exists(configured)
                ? configured
                : throw new SettingsWrong($"{Setting} names {configured}, where there is no file. Set it to the path of a browser of the Chromium family, or leave it out.");
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(_ => Names, (folder, name) => Path.Combine(folder, name + ending));
        return onPath.Concat(Places).FirstOrDefault(File.Exists);
    }
}
