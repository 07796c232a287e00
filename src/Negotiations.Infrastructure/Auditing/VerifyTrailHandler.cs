using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Negotiations.Application.Auditing;

namespace Negotiations.Infrastructure.Auditing;

internal sealed class VerifyTrailHandler(TrailProofs proofs) : IRequestHandler<VerifyTrail, TrailVerdict>
{
    public async Task<TrailVerdict> Handle(VerifyTrail request, CancellationToken cancellationToken)
    {
        try
        {
            return await proofs.VerifyAsync(request.Proofs, cancellationToken);
        }
        catch (ProofRefused e)
        {
            throw new ValidationException([new ValidationFailure(nameof(VerifyTrail.Proofs), e.Template) { CustomState = new object[] { e.Number } }]);
        }
    }
}

internal sealed class TakeCheckpointHandler(TrailProofs proofs) : IRequestHandler<TakeCheckpoint, SignedCheckpoint?>
{
    public Task<SignedCheckpoint?> Handle(TakeCheckpoint request, CancellationToken cancellationToken) => proofs.TakeAsync(cancellationToken);
}
