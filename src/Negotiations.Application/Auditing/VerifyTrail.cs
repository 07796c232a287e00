using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Auditing;

/// <summary>
/// Walks the whole trail and compares what every row says now with what the trail last said of it. Shows no content. That it was
/// done is itself in the trail.
/// </summary>
[Needs(Permission.VerifyTrail)]
public sealed record VerifyTrail : IRequest<TrailVerdict>;

/// <summary>What verifying found.</summary>
/// <param name="Entries">How many entries were walked.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="Head">Hash of the last entry: whoever wrote it down elsewhere can tell whether entries at the end were cut off.</param>
/// <param name="Break">The first thing that does not hold; none if everything does.</param>
public sealed record TrailVerdict(long Entries, long Rows, string Head, TrailBreak? Break);

/// <summary>Where the trail and the data do not agree.</summary>
/// <param name="Fault">What does not hold.</param>
/// <param name="Entry">Number of the entry; none for a row that no entry speaks of.</param>
/// <param name="RecordType">Kind of record.</param>
/// <param name="RecordId">Key of the record.</param>
public sealed record TrailBreak(TrailFault Fault, long? Entry, string RecordType, string RecordId);

/// <summary>What can be wrong.</summary>
public enum TrailFault
{
    /// <summary>An entry is missing from the chain, or stands where another should.</summary>
    EntryMissing,

    /// <summary>An entry does not follow the one before it.</summary>
    EntryOutOfChain,

    /// <summary>An entry says something else than when it was written.</summary>
    EntryAltered,

    /// <summary>A row says something else than when it was last written through the application.</summary>
    RowAltered,

    /// <summary>A row is gone that nobody deleted through the application.</summary>
    RowMissing,

    /// <summary>A row is there that nobody wrote through the application, or that was deleted.</summary>
    RowUnknown,

    /// <summary>A row holds something that the application could not have written.</summary>
    RowUnreadable,
}
