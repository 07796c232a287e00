using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Negotiations.Web.Tests.Host;

/// <summary>Everything that was logged, as text, with the scopes around it.</summary>
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Writer(LogLines log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<object?>();
            log._scopes.ForEachScope(static (scope, all) => all.Add(scope), scopes);
            log._lines.Enqueue($"{logLevel} {category}: {string.Join(' ', scopes)} {formatter(state, exception)} {exception}");
        }
    }
}
