using System.Globalization;
using Microsoft.Data.Sqlite;
using Negotiations.Application.Documents;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Web.Setup;

/// <summary>
/// What this deployment is: read from the settings once, at start, and complete or refused. Settings: <c>Deployment:Demonstration</c>,
/// <c>Deployment:DataFolder</c>, <c>Keys:Folder</c>, <c>Documents:*</c>, <c>Database:*</c>.
/// </summary>
public sealed record Deployment
{
    /// <summary>Made-up people, accounts that everybody knows, plain http on this machine.</summary>
    public required bool Demonstration { get; init; }

    /// <summary>Folder of the data: the SQLite file, and what is kept in files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of the keys for sensitive columns and for cookies.</summary>
    public required string KeysFolder { get; init; }

    /// <summary>Folder of the sealed files of documents.</summary>
    public required string DocumentsFolder { get; init; }

    /// <summary>How large a document may be.</summary>
    public required DocumentLimits Documents { get; init; }

    /// <summary>Which database.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsWrong">A setting is missing or cannot be; the message says what to set.</exception>
    public static Deployment Read(IConfiguration settings, string contentRoot)
    {
        var database = new DatabaseOptions();
        try
        {
            settings.GetSection(DatabaseOptions.Section).Bind(database);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsWrong("Database:Provider must be Sqlite or SqlServer, and Database:MaxBatchSize a whole number.", e);
        }

        if (database.MaxBatchSize is < 1)
        {
            throw new SettingsWrong("Database:MaxBatchSize must be 1 or more. Leave it out to let the provider choose.");
        }

        var demonstration = Flag(settings, "Deployment:Demonstration");
        var data = Path.GetFullPath(settings["Deployment:DataFolder"] ?? "data", contentRoot);
        if (database.Provider == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(database.ConnectionString))
        {
            throw new SettingsWrong("Database:ConnectionString is missing. Database:Provider=SqlServer needs one.");
        }

        var keys = settings["Keys:Folder"];
        if (keys is null && !demonstration)
        {
            throw new SettingsWrong("Keys:Folder is missing. Set it to a folder outside the database that holds the keys, readable by this account alone.");
        }

        if (database.Provider == DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(database.ConnectionString))
        {
            PrivateFolder.Create(data);
            database.ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "negotiations.db"), DefaultTimeout = 60 }.ToString();
        }

        return new Deployment
        {
            Demonstration = demonstration,
            DataFolder = data,
            KeysFolder = Path.GetFullPath(keys ?? Path.Combine(data, "keys"), contentRoot),
            DocumentsFolder = ReadDocumentsFolder(settings["Documents:Folder"] ?? Path.Combine(data, "documents"), contentRoot),
            Documents = ReadLimits(settings["Documents:LargestMegabytes"]),
            Database = database,
        };
    }

    /// <summary>The keys of the columns. The demonstration makes its own with its first database; nothing else ever does.</summary>
    public ColumnKeys OpenKeys()
    {
        if (Demonstration && Database.Provider == DatabaseProvider.Sqlite
            && !File.Exists(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)
            && !Directory.Exists(KeysFolder))
        {
            ColumnKeys.Make(KeysFolder);
        }

        return ColumnKeys.Read(KeysFolder);
    }

    /// <summary>The keys that sign, if there are any. The demonstration makes its own; nothing else ever does.</summary>
    public SigningKeys OpenSigningKeys()
    {
        if (Demonstration && Directory.Exists(KeysFolder) && SigningKeys.Read(KeysFolder).IsEmpty)
        {
            SigningKeys.Make(KeysFolder);
        }

        return SigningKeys.Read(KeysFolder);
    }

    private static string ReadDocumentsFolder(string given, string contentRoot)
    {
        var folder = Path.GetFullPath(given, contentRoot);
        var served = Path.Combine(Path.GetFullPath(contentRoot), "wwwroot");
        if ((folder + Path.DirectorySeparatorChar).StartsWith(served + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsWrong("Documents:Folder must not be within wwwroot, which is served to everybody.");
        }

        try
        {
            PrivateFolder.Create(folder);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsWrong($"Documents:Folder: '{folder}' is not there and cannot be made. Set it to a folder that this account may write to, apart from what is served.", e);
        }
    }

    private static DocumentLimits ReadLimits(string? given) => given is null ? new(DocumentLimits.UsualMegabytes * DocumentLimits.Megabyte)
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is > 0 and <= DocumentLimits.MostMegabytes ? new(megabytes * DocumentLimits.Megabyte)
        : throw new SettingsWrong($"Documents:LargestMegabytes must be a whole number from 1 to {DocumentLimits.MostMegabytes}, not '{given}'.");

    private static bool Flag(IConfiguration settings, string key) =>
        settings[key] is not { } text ? false : bool.TryParse(text, out var flag) ? flag : throw new SettingsWrong($"{key} must be true or false, not '{text}'.");
}
