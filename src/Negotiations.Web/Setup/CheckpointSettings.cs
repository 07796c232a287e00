using System.Globalization;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Auditing;

namespace Negotiations.Web.Setup;

/// <summary>Reads the settings <c>Checkpoints:*</c>.</summary>
internal static class CheckpointSettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsWrong">One cannot be; the message says what to set.</exception>
    public static CheckpointOptions Read(IConfiguration settings, string contentRoot) => new(
        string.IsNullOrWhiteSpace(settings["Checkpoints:Folder"]) ? null : Path.GetFullPath(settings["Checkpoints:Folder"]!, contentRoot),
        settings["Checkpoints:Every"] is not { } given ? CheckpointOptions.Daily
            : TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var every) && every >= Shortest && every <= Longest ? every
            : throw new SettingsWrong($"Checkpoints:Every must be a time from {Shortest:c} to {Longest:c}, as 1.00:00:00 for a day, not '{given}'."));

    /// <summary>The proofs that <c>--verify-audit</c> is to hold the trail to: a file, or all files of a folder.</summary>
    /// <exception cref="SettingsWrong">There is no such file or folder.</exception>
    public static async Task<string> AgainstAsync(IConfiguration settings)
    {
        if (settings["Checkpoints:Against"] is not { Length: > 0 } path)
        {
            return "";
        }

        IEnumerable<string> files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jws").Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path]
            : throw new SettingsWrong($"Checkpoints:Against: there is no file or folder '{path}'. Name a file with signed checkpoints or receipts, or a folder of such files (*.jws).");
        return string.Join('\n', await Task.WhenAll(files.Select(f => File.ReadAllTextAsync(f))));
    }
}
