using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Reports;

/// <summary>What a list, or a part of one, says in the columns that were asked for. The export is recorded before anybody holds it.</summary>
public sealed record ExportedList
{
    /// <summary>Of what.</summary>
    public required ExportSource Source { get; init; }

    /// <summary>The columns, in the order of <see cref="EntryFields.All"/>.</summary>
    public required IReadOnlyList<EntryField> Columns { get; init; }

    /// <summary>The people, in the order that was asked for.</summary>
    public required IReadOnlyList<ExportedEntry> Entries { get; init; }

    /// <summary>Server time of the export, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Who may read it. A copy with the person to be informed is the delegation's alone, though the version is not.</summary>
    public PageAudience Audience =>
        Source.Version is null || Columns.Any(c => c.Sensitive == SensitiveKind.NextOfKin) ? PageAudience.OwnDelegation : PageAudience.DelegationAndMediators;

    /// <summary>Whether a sensitive column is in it.</summary>
    public bool IsSensitive => Columns.Any(c => c.Sensitive is not null);

    /// <summary>Whether it is less than the whole list.</summary>
    public bool IsPart => Entries.Count < Source.EntryCount;

    /// <summary>What the audit trail says of it: format, how many people, which columns; never a value.</summary>
    internal static string Details(ExportFormat format, int people, IEnumerable<EntryField> columns)
    {
        var text = FormattableString.Invariant($"{format.ToString().ToLowerInvariant()}; {people}; {string.Join(',', columns.Select(c => c.Key))}");
        return text.Length <= AuditEntry.DetailsLength ? text : text[..AuditEntry.DetailsLength];
    }
}

/// <summary>One person of an export.</summary>
/// <param name="Number">Place in the list as it was exported, from 1.</param>
/// <param name="Reference">Reference of the entry: by it an import finds the entry again.</param>
/// <param name="Content">What is said; of the sensitive details, those that were asked for.</param>
public sealed record ExportedEntry(int Number, string Reference, EntryContent Content);

/// <summary>The list, or the version of it, that an export is made of.</summary>
public sealed record ExportSource
{
    /// <summary>What it claims.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public required string Subject { get; init; }

    /// <summary>Code of the party whose list it is.</summary>
    public required string PartyCode { get; init; }

    /// <summary>Name of that party.</summary>
    public required string PartyName { get; init; }

    /// <summary>Mark of that party.</summary>
    public required int PartyMark { get; init; }

    /// <summary>Number of the version; none for a working copy.</summary>
    public int? Version { get; init; }

    /// <summary>Whether it is the viewer's own delegation's.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>As of when it says what it says: submission, or last change of the working copy. UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Number of the version's receipt; none for a working copy.</summary>
    public string? ReceiptNumber { get; init; }

    /// <summary>Hash of the version; none for a working copy.</summary>
    public string? Hash { get; init; }

    /// <summary>When the version was withdrawn, if it was.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>People on the whole list.</summary>
    public required int EntryCount { get; init; }

    /// <summary>Name of the process.</summary>
    public required string ProcessName { get; init; }

    /// <summary>Reference of the process.</summary>
    public required string ProcessReference { get; init; }

    /// <summary>IANA id of the process's zone.</summary>
    public required string TimeZone { get; init; }

    internal static ExportSource Of(SubmittedVersion version, Seat seat) => new()
    {
        Kind = version.Kind,
        Subject = version.Subject,
        PartyCode = version.PartyCode,
        PartyName = version.PartyName,
        PartyMark = version.PartyMark,
        Version = version.Number,
        IsOwn = version.IsOwn,
        AsOf = version.SubmittedAt,
        ReceiptNumber = version.ReceiptNumber,
        Hash = version.Hash,
        WithdrawnAt = version.WithdrawnAt,
        EntryCount = version.EntryCount,
        ProcessName = seat.ProcessName,
        ProcessReference = seat.ProcessReference,
        TimeZone = seat.TimeZone,
    };

    internal static ExportSource Of(OwnList list, int entries, Seat seat) => new()
    {
        Kind = list.Kind,
        Subject = list.Subject,
        PartyCode = seat.PartyCode!,
        PartyName = seat.PartyName!,
        PartyMark = seat.PartyMark ?? 0,
        IsOwn = true,
        AsOf = list.ChangedAt,
        EntryCount = entries,
        ProcessName = seat.ProcessName,
        ProcessReference = seat.ProcessReference,
        TimeZone = seat.TimeZone,
    };
}
