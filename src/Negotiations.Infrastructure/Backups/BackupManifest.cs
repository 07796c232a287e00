using System.Text.Json.Serialization;

namespace Negotiations.Infrastructure.Backups;

/// <summary>What a backup says of itself. Sealed in it, after everything else.</summary>
/// <param name="MadeAt">When the database was copied: what was confirmed later is not in it.</param>
/// <param name="Migration">The last migration of the database: an application that does not know it cannot open it.</param>
/// <param name="LastEntry">Number of the last entry of the trail.</param>
/// <param name="LastHash">Hash of the last entry of the trail.</param>
/// <param name="Parts">What is in it, in order: the database, then the sealed files of documents.</param>
/// <param name="Missing">Names of files that the database speaks of and that were not there.</param>
public sealed record BackupManifest(
    DateTimeOffset MadeAt, string Migration, long LastEntry, string LastHash, IReadOnlyList<BackupPart> Parts, IReadOnlyList<string> Missing)
{
    /// <summary>How many documents are in it.</summary>
    [JsonIgnore]
    public int Documents => Parts.Count - 1;
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">Where it stands in it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256.</param>
public sealed record BackupPart(string Name, long Size, string Hash);

/// <summary>What is backed up, and where it is put back.</summary>
/// <param name="Database">The SQLite file.</param>
/// <param name="Documents">The folder of the sealed files of documents.</param>
public sealed record BackupPlaces(string Database, string Documents);

/// <summary>There is no backup, it does not hold, or it is not put back; the message says why, and what to do.</summary>
/// <param name="what">Why, in words for whoever runs the application.</param>
/// <param name="inner">What was found wrong, if it was an exception.</param>
public sealed class BackupRefused(string what, Exception? inner = null) : Exception(what, inner);
