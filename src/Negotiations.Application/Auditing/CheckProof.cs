using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Protection;

namespace Negotiations.Application.Auditing;

/// <summary>
/// Whether a receipt, or a checkpoint, was signed here, whether a file belongs to the receipt, and whether this installation still says the same. For anybody who holds one: it needs no account, and answers
/// nothing to those who hold none.
/// </summary>
[Needs(Permission.Anyone)]
public sealed record CheckProof : IRequest<ProofVerdict>
{
    /// <summary>Longest text looked at.</summary>
    public const int MostLetters = 8_000;

    /// <summary>The signed statement, as it was printed or kept; white space in it means nothing.</summary>
    public string Proof { get; init; } = "";

    /// <summary>SHA-256 of the file that is said to belong to it, in hexadecimal; empty if only the statement is asked about.</summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>What a proof is worth.</summary>
public sealed record ProofVerdict
{
    /// <summary>Why it is worth nothing; none if it was signed here as it stands.</summary>
    public StatementFault? Fault { get; init; }

    /// <summary>The receipt, if it is one.</summary>
    public SignedReceipt? Receipt { get; init; }

    /// <summary>The checkpoint, if it is one.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Whether the file belongs to the receipt; none if none was asked about.</summary>
    public bool? FileBelongs { get; init; }

    /// <summary>Whether the trail of this installation still holds the entry that the proof speaks of. If not, it was put back to an older state, cut off, or written anew.</summary>
    public bool TrailHolds { get; init; }
}

internal sealed class CheckProofValidator : AbstractValidator<CheckProof>
{
    public CheckProofValidator()
    {
        RuleFor(r => r.Proof).NotEmpty().WithMessage("Put the signature of the receipt here, or choose its file.");
        RuleFor(r => r.Proof).MaximumLength(CheckProof.MostLetters).WithMessage("This is too long for a signature. Put only the signature here, not the list’s file.");
        RuleFor(r => r.Fingerprint).Matches(@"^\s*([0-9A-Fa-f]\s*){64}$").When(r => !string.IsNullOrWhiteSpace(r.Fingerprint))
            .WithMessage("A fingerprint is 64 digits and letters from a to f. Copy all of it.");
    }
}
