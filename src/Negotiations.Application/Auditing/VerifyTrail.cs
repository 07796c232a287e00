using FluentValidation;
using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Auditing;

/// <summary>
/// Walks the whole trail, compares what every row says now with what the trail last said of it, and holds the trail to what was signed of it before. Shows no content. That it was
/// done is itself in the trail.
/// </summary>
[Needs(Permission.VerifyTrail)]
public sealed record VerifyTrail : IRequest<TrailVerdict>
{
    /// <summary>Longest text of proofs.</summary>
    public const int MostLetters = 200_000;

    /// <summary>Checkpoints and receipts that were kept elsewhere, with an empty line or a line break between them; those in the folder of checkpoints are taken as well. One that was not signed here is refused, beside this field.</summary>
    public string Proofs { get; init; } = "";
}

/// <summary>What verifying found.</summary>
/// <param name="Entries">How many entries were walked.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="Head">Hash of the last entry: whoever wrote it down elsewhere can tell whether entries at the end were cut off.</param>
/// <param name="Break">The first thing that does not hold; none if everything does.</param>
/// <param name="Proofs">How many checkpoints and receipts it was held to.</param>
public sealed record TrailVerdict(long Entries, long Rows, string Head, TrailBreak? Break, int Proofs);

/// <summary>Where the trail and the data do not agree.</summary>
/// <param name="Fault">What does not hold.</param>
/// <param name="Entry">Number of the entry; none for a row that no entry speaks of.</param>
/// <param name="RecordType">Kind of record.</param>
/// <param name="RecordId">Key of the record.</param>
public sealed record TrailBreak(TrailFault Fault, long? Entry, string RecordType, string RecordId)
{
    /// <summary>The checkpoint that reveals it, if one does.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Number of the receipt that reveals it, if one does.</summary>
    public string? Receipt { get; init; }
}

/// <summary>What can be wrong.</summary>
public enum TrailFault
{
    /// <summary>An entry is missing from the chain, or stands where another should.</summary>
    EntryMissing,

    /// <summary>An entry does not follow the one before it.</summary>
    EntryOutOfChain,

    /// <summary>An entry says something else than when it was written.</summary>
    EntryAltered,

    /// <summary>Entries are gone that a checkpoint or a receipt speaks of: the end was cut off, or the database is older than they are.</summary>
    CutOff,

    /// <summary>Another entry stands where a checkpoint was taken, or the entry of a receipt is not there: the trail was written anew.</summary>
    Rewritten,

    /// <summary>A row says something else than when it was last written through the application.</summary>
    RowAltered,

    /// <summary>A row is gone that nobody deleted through the application.</summary>
    RowMissing,

    /// <summary>A row is there that nobody wrote through the application, or that was deleted.</summary>
    RowUnknown,

    /// <summary>A row holds something that the application could not have written.</summary>
    RowUnreadable,
}

internal sealed class VerifyTrailValidator : AbstractValidator<VerifyTrail>
{
    public VerifyTrailValidator() => RuleFor(r => r.Proofs).MaximumLength(VerifyTrail.MostLetters).WithMessage("This is too much at once. Verify with some of them, then with the rest.");
}
