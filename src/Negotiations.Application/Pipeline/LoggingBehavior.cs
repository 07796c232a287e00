using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;

namespace Negotiations.Application.Pipeline;

/// <summary>Logs the request's name, the viewer's id and how it ended; never a name, never a payload.</summary>
internal sealed class LoggingBehavior<TRequest, TResponse>(CurrentViewer current, ILogger<LoggingBehavior<TRequest, TResponse>> log) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var response = await next();
            outcome = "done";
            return response;
        }
        catch (NotFound)
        {
            outcome = "found nothing";
            throw;
        }
        finally
        {
            log.LogInformation(
                "{Request} {Outcome} for {Viewer} in {Elapsed} ms",
                typeof(TRequest).Name,
                outcome,
                current.Viewer.UserId?.ToString() ?? "nobody",
                (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
