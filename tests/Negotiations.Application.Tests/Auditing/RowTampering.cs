using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Auditing;

/// <summary>Alters, deletes and forges one row of a table with plain SQL, as somebody with the database in hand could, and puts it back.</summary>
public sealed class RowTampering : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly string _table;
    private readonly IReadOnlyList<IColumn> _columns;
    private readonly HashSet<string> _keys;
    private Dictionary<string, object> _row = [];
    private Dictionary<string, object> _copy = [];

    private RowTampering(DbConnection connection, IEntityType type)
    {
        var table = type.GetTableMappings().Single().Table;
        _connection = connection;
        _table = table.Name;
        _columns = [.. table.Columns];
        _keys = [.. table.PrimaryKey!.Columns.Select(c => c.Name)];
    }

    /// <summary>Everything but the key.</summary>
    public IEnumerable<string> Columns => _columns.Select(c => c.Name).Where(c => !_keys.Contains(c)).ToList();

    /// <summary>The row, as the trail names it.</summary>
    public string RecordId => IdOf(_row);

    /// <summary>The forged row, as the trail would name it.</summary>
    public string CopyId => IdOf(_copy);

    /// <summary>Takes a row of the table in hand.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="type">Whose table.</param>
    /// <param name="at">Which row, in the order of the key, from 0.</param>
    public static async Task<RowTampering> OpenAsync(TestDatabase database, IEntityType type, int at = 0)
    {
        var sqlite = database.Options.Provider == DatabaseProvider.Sqlite;
        DbConnection connection = sqlite ? new SqliteConnection(database.Options.ConnectionString) : new SqlConnection(database.Options.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tamper = new RowTampering(connection, type);
        if (sqlite)
        {
            await tamper.RunAsync("PRAGMA foreign_keys = OFF", []);
        }
        else
        {
            foreach (var table in type.Model.GetRelationalModel().Tables)
            {
                await tamper.RunAsync($"ALTER TABLE [{table.Name}] NOCHECK CONSTRAINT ALL", []);
            }
        }

        await tamper.ReadAsync(at);
        return tamper;
    }

    /// <summary>Changes one column of the row.</summary>
    public Task AlterAsync(string column) =>
        RunAsync(
            $"UPDATE [{_table}] SET [{column}] = @value WHERE {Where}",
            [("@value", Other(_columns.Single(c => c.Name == column), _row[column])), .. KeysOf(_row)]);

    /// <summary>Deletes the row.</summary>
    public Task DeleteAsync() => RunAsync($"DELETE FROM [{_table}] WHERE {Where}", KeysOf(_row));

    /// <summary>Makes the row what it was.</summary>
    public async Task PutBackAsync()
    {
        await DeleteAsync();
        await InsertAsync(_row);
    }

    /// <summary>Inserts a row like it, with a key of its own.</summary>
    public Task InsertCopyAsync()
    {
        // What must be unique is made different; what could not be read if it were different stays.
        _copy = _columns.ToDictionary(c => c.Name, c => _keys.Contains(c.Name) || IsFree(c) ? Other(c, _row[c.Name]) : _row[c.Name]);
        return InsertAsync(_copy);
    }

    /// <summary>Takes the forged row away.</summary>
    public Task RemoveCopyAsync() => RunAsync($"DELETE FROM [{_table}] WHERE {Where}", KeysOf(_copy));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private string Where => string.Join(" AND ", _keys.Select(k => $"[{k}] = @key_{k}"));

    private static bool IsFree(IColumn column) =>
        Property(column) is { } property
        && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type
        && (type == typeof(string) || type == typeof(int) || type == typeof(Guid) || property.ClrType.Name.StartsWith("Id`", StringComparison.Ordinal));

    private static IProperty? Property(IColumn column) => column.PropertyMappings is [var mapping, ..] ? mapping.Property : null;

    private static object Other(IColumn column, object value) => value switch
    {
        Guid => Guid.NewGuid(),
        string text when Guid.TryParse(text, out _) => Guid.NewGuid().ToString().ToUpperInvariant(),
        string { Length: > 0 } text => (text[0] == 'Z' ? "Y" : "Z") + text[1..],
        string => "Z",
        byte[] bytes => bytes.Append((byte)7).ToArray(),
        long number when Property(column)?.ClrType == typeof(bool) => 1 - number,
        // Far away, so that it meets no other number that must be unique.
        long number => number + 1000,
        int number => number + 1000,
        bool flag => !flag,
        _ => Absent(column),
    };

    private static object Absent(IColumn column)
    {
        var property = Property(column)!;
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return stored == typeof(Guid) ? (column.StoreType == "TEXT" ? Guid.NewGuid().ToString().ToUpperInvariant() : Guid.NewGuid())
            : stored == typeof(string) ? "1987"
            : stored == typeof(byte[]) ? new byte[] { 7 }
            : 1L;
    }

    private string IdOf(Dictionary<string, object> row) =>
        string.Join('/', _columns.Where(c => _keys.Contains(c.Name))
            .OrderBy(c => Property(c)!.GetIndex())
            .Select(c => row[c.Name] is string text && Guid.TryParse(text, out var id) ? id.ToString() : Convert.ToString(row[c.Name], CultureInfo.InvariantCulture)));

    private IReadOnlyList<(string, object)> KeysOf(Dictionary<string, object> row) => [.. _keys.Select(k => ($"@key_{k}", row[k]))];

    private async Task ReadAsync(int at)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM [{_table}] ORDER BY {string.Join(", ", _keys.Select(k => $"[{k}]"))}";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        for (var row = 0; row <= at; row++)
        {
            (await reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue($"{_table} has no row to try it with");
        }

        _row = _columns.ToDictionary(c => c.Name, c => reader[c.Name]);
    }

    private Task InsertAsync(Dictionary<string, object> row) =>
        RunAsync(
            $"INSERT INTO [{_table}] ({string.Join(", ", row.Keys.Select(c => $"[{c}]"))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"@v{i}"))})",
            [.. row.Values.Select((value, i) => ($"@v{i}", value))]);

    private async Task RunAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
