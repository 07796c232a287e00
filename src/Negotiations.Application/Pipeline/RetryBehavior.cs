using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Negotiations.Application.Pipeline;

/// <summary>
/// Runs a handler again when somebody else saved in between, or took the same unique key: nothing of the first run was stored. A handler that edits what a form
/// shows compares version tokens itself, and so finds on the second run that the form is out of date.
/// </summary>
internal sealed class RetryBehavior<TRequest, TResponse>(INegotiationsDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private const int Tries = 5;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                db.Forget();
            }
        }
    }
}
