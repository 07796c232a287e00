using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

internal sealed class VerifyTrailHandler(NegotiationsDb db, IStatements statements, CheckpointFolder folder) : IRequestHandler<VerifyTrail, TrailVerdict>
{
    public Task<TrailVerdict> Handle(VerifyTrail request, CancellationToken cancellationToken) =>
        TrailVerification.VerifyAsync(db, [.. folder.Read(statements), .. TellApart(request.Proofs).Select((signed, i) => Open(signed, i + 1))], cancellationToken);

    /// <summary>Signed statements stand one after the other, each perhaps broken into lines: all begin with the same letters and have two dots in them.</summary>
    private static List<string> TellApart(string text)
    {
        var found = new List<string>();
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.Count > 0 && (found[^1].Count(c => c == '.') < 2 || !piece.StartsWith("eyJ", StringComparison.Ordinal)))
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

    private Proof Open(string signed, int number)
    {
        try
        {
            return Proof.Open(signed, statements);
        }
        catch (StatementRefused e)
        {
            throw new ValidationException([new ValidationFailure(nameof(VerifyTrail.Proofs), Say(e.Fault)) { CustomState = new object[] { number } }]);
        }
    }

    private static string Say(StatementFault fault) => fault switch
    {
        StatementFault.Altered => "Proof {0} is forged or was altered: its signature does not fit what it says. Nothing was verified.",
        StatementFault.OtherKey => "Proof {0} was signed by a key that this installation does not have. Nothing was verified.",
        _ => "Proof {0} is no signed checkpoint or receipt, or only a part of one. Nothing was verified.",
    };
}
