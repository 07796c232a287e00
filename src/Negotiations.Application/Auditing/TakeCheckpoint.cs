using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Auditing;

/// <summary>Says, signed, where the trail stands now: to be kept outside this installation.</summary>
[Needs(Permission.VerifyTrail)]
public sealed record TakeCheckpoint : IRequest<SignedCheckpoint?>;

/// <summary>A signed checkpoint; there is none where there is no key to sign with, or nothing in the trail.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Signed">The signed statement (<see cref="Protection.IStatements"/>).</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, string Signed);
