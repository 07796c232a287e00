using MediatR;
using Negotiations.Application.Auditing;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

internal sealed class VerifyTrailHandler(NegotiationsDb db) : IRequestHandler<VerifyTrail, TrailVerdict>
{
    public Task<TrailVerdict> Handle(VerifyTrail request, CancellationToken cancellationToken) =>
        TrailVerification.VerifyAsync(db, cancellationToken);
}
