using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Pipeline;

/// <summary>The second lock: refuses a request that the viewer's role does not have, and one that declares nothing.</summary>
internal sealed class PermissionBehavior<TRequest, TResponse>(CurrentViewer current) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        current.Viewer.RequireFor(typeof(TRequest));
        return next();
    }
}
