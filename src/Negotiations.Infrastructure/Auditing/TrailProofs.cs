using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>Says, signed, where the trail stands, and holds the trail to what was signed before. For auditors, for the schedule and for the command line alike.</summary>
public sealed class TrailProofs
{
    private readonly NegotiationsDb _db;
    private readonly IStatements _statements;
    private readonly CheckpointFolder _folder;
    private readonly TimeProvider _clock;

    internal TrailProofs(NegotiationsDb db, IStatements statements, CheckpointFolder folder, TimeProvider clock) =>
        (_db, _statements, _folder, _clock) = (db, statements, folder, clock);

    /// <summary>A checkpoint of now; none where there is no key to sign with, or nothing in the trail.</summary>
    public async Task<SignedCheckpoint?> TakeAsync(CancellationToken cancellationToken)
    {
        if (!_statements.CanSign || await Trail.HeadAsync(_db, cancellationToken) is not { Sequence: > 0 } head)
        {
            return null;
        }

        var checkpoint = new Checkpoint(head.Sequence, head.Hash, _clock.GetUtcNow());
        return new SignedCheckpoint(checkpoint, _statements.Sign(checkpoint.ToJson()));
    }

    /// <summary>Verifies the trail, and holds it to the proofs that are given and to those in the folder of checkpoints.</summary>
    /// <param name="proofs">Signed statements, one after the other, each perhaps broken into lines.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ProofRefused">One of them was not signed here as it stands; nothing was verified.</exception>
    public Task<TrailVerdict> VerifyAsync(string proofs, CancellationToken cancellationToken) =>
        TrailVerification.VerifyAsync(_db, [.. _folder.Read(_statements), .. TellApart(proofs).Select((signed, i) => Open(signed, i + 1))], cancellationToken);

    // All begin with the same letters and have two dots in them; where one ends that holds, the next begins, whatever it is.
    private List<string> TellApart(string text)
    {
        var found = new List<string>();
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.Count > 0 && !Holds(found[^1]) && (found[^1].Count(c => c == '.') < 2 || !piece.StartsWith("eyJ", StringComparison.Ordinal)))
            {
                found[^1] += piece;
            }
            else
            {
                found.Add(piece);
            }
        }

        return found;
    }

    private bool Holds(string signed)
    {
        try
        {
            Proof.Open(signed, _statements);
            return true;
        }
        catch (StatementRefused)
        {
            return false;
        }
    }

    private Proof Open(string signed, int number)
    {
        try
        {
            return Proof.Open(signed, _statements);
        }
        catch (StatementRefused e)
        {
            throw new ProofRefused(number, e.Fault);
        }
    }
}

/// <summary>A proof that the trail was to be held to counts for nothing.</summary>
/// <param name="number">Which of those given, from 1.</param>
/// <param name="fault">Why.</param>
public sealed class ProofRefused(int number, StatementFault fault) : Exception($"Proof {number}: {fault}")
{
    /// <summary>Which of those given, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>English sentence with a place for the number.</summary>
    public string Template { get; } = fault switch
    {
        StatementFault.Altered => "Proof {0} is forged or was altered: its signature does not fit what it says. Nothing was verified.",
        StatementFault.OtherKey => "Proof {0} was signed by a key that this installation does not have. Nothing was verified.",
        _ => "Proof {0} is no signed checkpoint or receipt, or only a part of one. Nothing was verified.",
    };
}
