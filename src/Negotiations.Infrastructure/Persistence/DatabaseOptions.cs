namespace Negotiations.Infrastructure.Persistence;

/// <summary>Which database.</summary>
public enum DatabaseProvider
{
    /// <summary>The embedded default: one file, one web server.</summary>
    Sqlite,

    /// <summary>For production, and for more than one web server.</summary>
    SqlServer,
}

/// <summary>Settings <c>Database:*</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Database";

    /// <summary><c>Sqlite</c> or <c>SqlServer</c>.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>Connection string. For SQLite may be left out: then a file in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Most statements in one batch, handed to the provider when set.</summary>
    public int? MaxBatchSize { get; set; }
}
