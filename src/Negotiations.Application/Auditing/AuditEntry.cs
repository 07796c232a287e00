using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Auditing;

/// <summary>What was done.</summary>
public enum AuditAction
{
    /// <summary>A record was made.</summary>
    Created,

    /// <summary>A record was changed.</summary>
    Changed,

    /// <summary>A record was deleted.</summary>
    Deleted,

    /// <summary>Named persons were read.</summary>
    Read,

    /// <summary>A sensitive detail was opened.</summary>
    Opened,

    /// <summary>Named persons were exported.</summary>
    Exported,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Somebody tried to sign in and failed.</summary>
    SignInFailed,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>The trail was verified.</summary>
    Verified,

    /// <summary>An invitation to an account was made: whoever has it takes the account over.</summary>
    Invited,

    /// <summary>A backup was made: it holds everything up to an entry.</summary>
    BackedUp,

    /// <summary>The database was put back from a backup: what was done after an entry is gone.</summary>
    Restored,

    /// <summary>A sealed text of a record was sealed with another key; it says what it said.</summary>
    Resealed,
}

/// <summary>Something to be written into the trail that is not a change of a row.</summary>
/// <param name="Action">What was done.</param>
/// <param name="RecordType">Kind of record, e.g. <c>ListVersion</c>.</param>
/// <param name="RecordId">Its key.</param>
/// <param name="Owner">The party whose record it is: its delegation sees the entry.</param>
/// <param name="Details">Which fields or format, e.g. <c>pdf</c> or <c>Health</c>; never a value, never a name.</param>
/// <param name="Process">The process; the viewer's own if not given.</param>
public sealed record AuditNote(AuditAction Action, string RecordType, Guid RecordId, Id<Party>? Owner, string Details, Id<Process>? Process = null);

/// <summary>
/// One entry of the audit trail: who, when, what, which record, which fields, and never a value. Append-only; each entry is hashed
/// together with the hash of the one before it, and holds the hash of the row as it was left, so that a row or an entry that was
/// altered, inserted or deleted behind the application's back is found.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Longest text of details.</summary>
    public const int DetailsLength = 1000;

    /// <summary>The hash that the first entry follows.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>1, 2, 3 … over the whole deployment; shown to auditors alone.</summary>
    public long Sequence { get; init; }

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The account; none for somebody who was not signed in.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Name of the account at that time.</summary>
    public string ActorName { get; init; } = "";

    /// <summary>In which role or office.</summary>
    public string ActorRole { get; init; } = "";

    /// <summary>What was done.</summary>
    public AuditAction Action { get; init; }

    /// <summary>In which process, if in one.</summary>
    public Id<Process>? ProcessId { get; init; }

    /// <summary>Whose record it is, if a delegation's.</summary>
    public Id<Party>? OwnerId { get; init; }

    /// <summary>Kind of record.</summary>
    public string RecordType { get; init; } = "";

    /// <summary>Key of the record.</summary>
    public string RecordId { get; init; } = "";

    /// <summary>Names of the fields that changed, or what was read; never a value.</summary>
    public string Details { get; init; } = "";

    /// <summary>SHA-256 over the row as it was left; empty for a deletion and for what is not a change.</summary>
    public string RowHash { get; init; } = "";

    /// <summary>Hash of the entry before.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>SHA-256 over the canonical form of all of the above.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What <see cref="Hash"/> has to be.</summary>
    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(new JsonObject
    {
        ["sequence"] = Sequence,
        ["at"] = At.UtcTicks.ToString(CultureInfo.InvariantCulture),
        ["actor"] = ActorId?.ToString(),
        ["actor_name"] = ActorName,
        ["actor_role"] = ActorRole,
        ["action"] = Action.ToString(),
        ["process"] = ProcessId?.ToString(),
        ["owner"] = OwnerId?.ToString(),
        ["record_type"] = RecordType,
        ["record"] = RecordId,
        ["details"] = Details,
        ["row"] = RowHash,
        ["previous"] = PreviousHash,
    })));
}
