using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Proofs;

/// <summary>Verifying without an account.</summary>
public sealed record ProofPage : IPage
{
    /// <summary>The signature, as it was printed or kept.</summary>
    public string? Proof { get; init; }

    /// <summary>SHA-256 of the list's file.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What was found; none before anything was asked.</summary>
    public ProofVerdict? Verdict { get; init; }

    /// <summary>Which key signs here; none if nothing is signed.</summary>
    public string? KeyId { get; init; }

    /// <inheritdoc/>
    public Wording Title => Verdict switch
    {
        null => "Verify a receipt",
        { Fault: not null } => "This does not hold",
        { FileBelongs: false } => "The file does not belong to this receipt",
        { TrailHolds: false } => "Signed here, but not held here any more",
        { FileBelongs: true } => "The file and the receipt belong together",
        _ => "Signed here, and held here",
    };

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.Public;
}
