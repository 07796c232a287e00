using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Protection;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

/// <inheritdoc cref="IReceiptSigner"/>
internal sealed class ReceiptSigner(NegotiationsDb db, IStatements statements) : IReceiptSigner
{
    public async Task<string?> SignAsync(SubmittedVersion version, CancellationToken cancellationToken)
    {
        if (!statements.CanSign)
        {
            return null;
        }

        var entry = await Entries.OfSubmission(db, version.Id.ToString()).Select(e => e.Hash).SingleAsync(cancellationToken);
        return statements.Sign(new SignedReceipt(version.Id, version.ReceiptNumber, version.Hash, version.SubmittedAt, entry).ToJson());
    }
}

/// <summary>Answers whoever holds a proof.</summary>
internal sealed class CheckProofHandler(NegotiationsDb db, IStatements statements) : IRequestHandler<CheckProof, ProofVerdict>
{
    public async Task<ProofVerdict> Handle(CheckProof request, CancellationToken cancellationToken)
    {
        Proof proof;
        try
        {
            proof = Proof.Open(request.Proof, statements);
        }
        catch (StatementRefused e)
        {
            return new ProofVerdict { Fault = e.Fault };
        }

        var fingerprint = string.Concat(request.Fingerprint.Where(c => !char.IsWhiteSpace(c)));
        return new ProofVerdict
        {
            Receipt = proof.Receipt,
            Checkpoint = proof.Checkpoint,
            FileBelongs = fingerprint.Length > 0 && proof.Receipt is { } receipt ? string.Equals(fingerprint, receipt.Hash, StringComparison.OrdinalIgnoreCase) : null,
            // Only for what was signed here: nobody else learns what is in the trail.
            TrailHolds = proof switch
            {
                { Checkpoint: { } checkpoint } => await Entries.All(db).AnyAsync(e => e.Sequence == checkpoint.Entries && e.Hash == checkpoint.Head, cancellationToken),
                { Receipt: { } signed } => await Entries.OfSubmission(db, signed.Version.ToString()).AnyAsync(e => e.Hash == signed.Entry, cancellationToken),
                _ => false,
            },
        };
    }
}

/// <summary>A signed statement that the trail can be held to: a checkpoint or a receipt.</summary>
internal sealed record Proof
{
    private Proof()
    {
    }

    public Checkpoint? Checkpoint { get; private init; }

    public SignedReceipt? Receipt { get; private init; }

    /// <summary>Opens it.</summary>
    /// <exception cref="StatementRefused">It is no such statement, or was not signed here.</exception>
    public static Proof Open(string signed, IStatements statements)
    {
        var says = statements.Open(signed);
        var proof = new Proof { Checkpoint = Checkpoint.Read(says), Receipt = SignedReceipt.Read(says) };
        return proof is { Checkpoint: null, Receipt: null } ? throw new StatementRefused(StatementFault.Unreadable) : proof;
    }
}

/// <summary>Entries of the whole trail, of which only hashes are looked at.</summary>
internal static class Entries
{
#pragma warning disable RS0030 // the trail goes through all processes; nothing but whether a hash is in it leaves here
    public static IQueryable<AuditEntry> All(NegotiationsDb db) => db.AuditEntries.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030

    public static IQueryable<AuditEntry> OfSubmission(NegotiationsDb db, string version) =>
        All(db).Where(e => e.RecordType == nameof(ListVersion) && e.RecordId == version && e.Action == AuditAction.Created);
}
