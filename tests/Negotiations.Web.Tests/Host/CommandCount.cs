using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Negotiations.Web.Tests.Host;

/// <summary>Counts what is sent to the database: every query and every change, but no PRAGMA, which only sets a connection up.</summary>
public sealed class CommandCount : DbCommandInterceptor
{
    private readonly Lock _lock = new();
    private List<string> _commands = [];

    /// <summary>The commands since this was asked last.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_lock)
        {
            var commands = _commands;
            _commands = [];
            return commands;
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    private T Count<T>(DbCommand command, T result)
    {
        if (!command.CommandText.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase))
        {
            lock (_lock)
            {
                _commands.Add(command.CommandText);
            }
        }

        return result;
    }
}
